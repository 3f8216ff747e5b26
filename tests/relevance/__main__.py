"""`python -m tests.relevance`: how well passages are found, measured on judged questions.

Exit status: 0 measured (and, with --gate, no floor broken), 1 below a floor, 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from indexer.engines import DEFAULT, ENGINES
from tests.relevance.gate import failures, pinned, read_floors, write_floors
from tests.relevance.report import Line, lines, table, worst
from tests.relevance.running import open_subject
from tests.relevance.sets import ROOT, SETS

WITHOUT_SHARED = {"own"}


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    here = {name for name in SETS if name in WITHOUT_SHARED or options.shared.is_dir()}
    names = options.set or [name for name in SETS if name in here]
    if missing := [name for name in names if name not in here]:
        return _refuse(f"{', '.join(missing)}: reference material is not here: {options.shared} (name its folder with --shared)")
    options.cache.mkdir(parents=True, exist_ok=True)
    pins = read_floors()
    shown: list[Line] = []
    broken: list[str] = []
    for name in names:
        asked = SETS[name](options.shared, options.cache)
        subject = open_subject(asked, options.engine, options.cache, options.jobs)
        started = perf_counter()
        measured = list(subject.measured(asked.questions))
        print(f"{name}: {(perf_counter() - started) / len(measured) * 1000:.1f} ms a question", file=sys.stderr)
        found = list(lines(asked, measured))
        shown += found
        if options.raise_floors or options.lower_floors:
            try:
                pins[name] = pinned(asked, found, pins.get(name), lower=options.lower_floors)
            except ValueError as error:
                return _refuse(str(error))
        broken += failures(asked, found, pins.get(name)) if options.gate else ()
        for question, measures in worst(asked, measured, options.worst):
            print(f"{measures.ndcg_10:.3f} {measures.recall_100:.3f} {question.id} {question.kind}: {question.text}")
    print("\n".join(table(shown)))
    if options.raise_floors or options.lower_floors:
        write_floors(pins)
    for reason in broken:
        print(reason, file=sys.stderr)
    return 1 if broken else 0


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.relevance", description="Measures how well passages are found.")
    parser.add_argument("--set", action="append", choices=list(SETS), help="may be given several times (all that are here)")
    parser.add_argument("--engine", choices=sorted(ENGINES), default=DEFAULT, help=f"what keeps the index ({DEFAULT})")
    parser.add_argument(
        "--cache", type=Path, default=ROOT / "tests" / "artefacts" / "relevance", metavar="DIR", help="where indexes are kept"
    )
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("SHARED", ROOT.parent / "shared")), metavar="DIR")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes that read files (all cores)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N questions of each set answered worst")
    floors = parser.add_mutually_exclusive_group()
    floors.add_argument("--gate", action="store_true", help="fail below a floor of floors.toml")
    floors.add_argument("--raise-floors", action="store_true", help="pin what was measured where it is better")
    floors.add_argument("--lower-floors", action="store_true", help="pin what was measured, worse or better; say why in the commit")
    return parser


if __name__ == "__main__":
    sys.exit(main())
