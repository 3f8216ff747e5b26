import sys

from indexer.commands import main

if __name__ == "__main__":
    sys.exit(main())
