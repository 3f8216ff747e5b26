"""`python -m analyzers explain TEXT [--json]`: how a text is folded, cut and expanded."""

import argparse
import json
import sys
from collections.abc import Sequence

from analyzers.analyzer import load_analyzer
from analyzers.console import finish
from analyzers.explain import as_json, as_text, explain
from analyzers.synonyms import load_synonyms

DESCRIPTION = """\
Shows what the analysis makes of a text:

  folded   width, case, script and line breaks evened out      changed  what that changed
  cut      the words it consists of, one behind the other
  asked    the words a query of it asks for: a unit is one with its number
  words    the words indexed: those, the words inside them, numbers in parts
  grams    the characters and pairs of characters indexed
  also     the synonyms a search for the text looks for as well
"""
EXAMPLES = """\
examples:
  python -m analyzers explain '義烏市低保標準'
  python -m analyzers explain --json '2020年 〔2023〕15号'
  python -m analyzers explain - < notice.txt
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 all well, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m analyzers", description="Text analysis for the search of civil-affairs documents.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser(
        "explain",
        help="show how a text is folded, cut and expanded",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("text", metavar="TEXT", help="the text, or - to read it from standard input (UTF-8)")
    command.add_argument("--json", action="store_true", help="print JSON: tokens and expansions with their offsets in the folded text")
    options = parser.parse_args(arguments)
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig").rstrip("\n") if options.text == "-" else options.text
    except UnicodeDecodeError as error:
        print(f"standard input is not UTF-8 text (byte {error.start}): convert it first, as with `iconv -f gb18030`", file=sys.stderr)
        return 2
    explanation = explain(text, load_analyzer(), load_synonyms())
    print(json.dumps(as_json(explanation), ensure_ascii=False) if options.json else as_text(explanation))
    return 0


if __name__ == "__main__":
    finish(main)
