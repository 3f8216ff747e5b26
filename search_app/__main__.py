"""The command line: `query` asks an index, `serve` shows it to the world."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analyzers.console import finish
from corpus.domains.taxonomy import DOMAINS
from indexer.engine import EngineError
from search_app.settings import Settings, SettingsError, read_settings_file

if TYPE_CHECKING:
    from search_app.vocabulary import Vocabulary

USAGE, NOTHING_DONE = 2, 3
FACETS = {
    "city": "place, by code or name",
    "year": "year covered, or 2021-2023",
    "domain": f"field of work, by its name or a part of it (养老), or by key: {', '.join(DOMAINS)}",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 all well, 2 wrong usage, 3 nothing done; the reason is one line on standard error."""
    asked = _parser().parse_args(_guarded(sys.argv[1:] if arguments is None else arguments))
    try:
        settings = Settings.from_environ({**(read_settings_file(asked.settings) if asked.settings else {}), **os.environ})
        return int(asked.run(asked, settings))
    except SettingsError as error:
        return _refuse(error, USAGE)
    except EngineError as error:
        return _refuse(error, NOTHING_DONE)


def _guarded(arguments: Sequence[str]) -> list[str]:
    """The arguments, with a blank before a query that begins with a minus (-殡葬): it is no option."""
    return [f" {each}" if each.startswith("-") and not each.isascii() else each for each in arguments]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m search_app", description="Search civil-affairs documents.")
    parser.add_argument("--settings", metavar="FILE", type=Path, help="SEARCH_NAME=value lines; the environment comes before it")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    query = commands.add_parser("query", help="ask an index and print the passages found")
    query.add_argument("text", metavar="TEXT", help="what to look for, in either script; may be empty")
    query.add_argument("--index", metavar="DIR", type=Path, required=True)
    for facet, meaning in FACETS.items():
        query.add_argument(
            f"--{facet}", metavar=facet[0].upper(), action="append", default=[], help=f"{meaning}; may be given several times"
        )
    query.add_argument("--page", metavar="N", default="1")
    query.add_argument("--json", action="store_true", help="print what /api/v1/search gives")
    query.set_defaults(run=_query)

    serve = commands.add_parser("serve", help="serve the web pages and the API")
    serve.add_argument("--index", metavar="DIR", type=Path, required=True)
    serve.add_argument("--host", metavar="H", default="127.0.0.1")
    serve.add_argument("--port", metavar="P", type=_whole(65_535), default=8000)
    serve.add_argument("--workers", metavar="N", type=_whole(64), help="processes; SEARCH_WORKERS otherwise")
    serve.set_defaults(run=_serve)
    return parser


def _query(asked: argparse.Namespace, settings: Settings) -> int:
    from analyzers import load_analyzer
    from indexer.live import open_index
    from search_app.assistance.advice import advise
    from search_app.presenters.document_address import document_address
    from search_app.presenters.search_json import search_json
    from search_app.presenters.terminal import search_text
    from search_app.query.lexicon import read_lexicon
    from search_app.request import InvalidRequest, parse_request
    from search_app.search import Library, search
    from search_app.vocabulary import load_vocabulary

    vocabulary, analyzer = load_vocabulary(), load_analyzer()
    named = {facet: _named(facet, getattr(asked, facet), vocabulary) for facet in ("city", "domain")}
    try:
        request = parse_request({"q": [asked.text], "year": asked.year, "page": [asked.page], **named}, vocabulary, settings)
    except InvalidRequest as error:
        known = ", ".join(f"{key} {vocabulary.label('domain', key)}" for key in DOMAINS)
        return _refuse(f"{error} (known are {known})" if any(fault.parameter == "domain" for fault in error.faults) else error, USAGE)
    index = open_index(asked.index, analyzer.fingerprint)
    library = Library(index.reader, analyzer, vocabulary, settings.max_results, lexicon=cache(lambda: read_lexicon(index.reader)))
    page = search(request, library)
    advice = advise(page, library)
    if asked.json:
        print(json.dumps(search_json(page, advice, document_address), ensure_ascii=False, indent=1))
    else:
        for line in search_text(page, advice, colour=sys.stdout.isatty()):
            print(line)
    return 0


def _named(facet: str, written: Iterable[str], vocabulary: "Vocabulary") -> list[str]:
    """The values that are meant, as in a query (领域:养老, 地区:朝阳区); what names none as it is, to be told as a fault."""
    return [value for each in written for value in vocabulary.values_named(facet, each) or (each,)]


def _serve(asked: argparse.Namespace, settings: Settings) -> int:
    from dataclasses import replace

    from search_app.server import AddressError, serve

    if asked.workers:
        settings = replace(settings, workers=asked.workers)
    try:
        serve(asked.index, asked.host, asked.port, settings, ready=lambda address: print(f"Serving {address} (Ctrl+C stops)", flush=True))
    except AddressError as error:
        return _refuse(error, NOTHING_DONE)
    return 0


def _whole(last: int) -> Callable[[str], int]:
    """What reads a whole number from 1 to `last`."""

    def read(written: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", written) and 1 <= int(written) <= last:
            return int(written)
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {last}")

    return read


def _refuse(error: object, status: int) -> int:
    print(f"python -m search_app: {error}", file=sys.stderr)
    return status


if __name__ == "__main__":
    finish(main)
