from analyzers.console import finish
from indexer.commands import main

if __name__ == "__main__":
    finish(main)
