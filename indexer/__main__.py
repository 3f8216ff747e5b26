import os
import sys

from indexer.commands import main

if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # `… | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
