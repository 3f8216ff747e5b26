"""`python -m corpus inspect FILE [--json]`: what was understood of one file, with evidence."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from analyzers.console import finish
from analyzers.visible import visible
from corpus.inspection import as_json, as_text
from corpus.model import Skipped
from corpus.pipeline import load_resources, parse_folder
from corpus.sources import SourceError


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 all well, 1 some documents of the file were skipped, 2 wrong usage, 3 nothing understood."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Reads Chinese civil-affairs documents.")
    commands = parser.add_subparsers(dest="command", required=True)
    inspect = commands.add_parser("inspect", help="print what was understood of one file, with evidence")
    inspect.add_argument("file", type=Path, metavar="FILE", help="an HTML, text, Markdown, Word (.docx), PDF, JSON Lines or zip file")
    inspect.add_argument("--json", action="store_true", help="print JSON, one object a line for each document")
    options = parser.parse_args(arguments)
    return _inspect(options.file, json_wanted=options.json)


def _inspect(file: Path, *, json_wanted: bool) -> int:
    understood = skipped = 0
    try:
        if file.is_dir():
            raise SourceError(f"{file} is a folder: inspect looks at one file")
        for item in parse_folder([file], load_resources()):
            if isinstance(item, Skipped):
                skipped += 1
                print(visible(f"{item.source}: {item.reason}"), file=sys.stderr)
            else:
                understood += 1
                print(json.dumps(as_json(item), ensure_ascii=False) if json_wanted else as_text(item))
    except SourceError as error:
        print(visible(str(error)), file=sys.stderr)
        return 2
    return 0 if not skipped else 1 if understood else 3


if __name__ == "__main__":
    finish(main)
