"""The commands of `python -m indexer`: what they are called, what they print, how they end.

Exit status: 0 all well; 1 finished, but some files were skipped; 2 wrong usage; 3 nothing done.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from analyzers import load_analyzer
from corpus.sources import SourceError
from corpus.warning_kinds import kind_of
from indexer import build, generations, manifest, register
from indexer.build import Job, Report
from indexer.engine import MEGABYTE, MEMORY, EngineError, Reader
from indexer.engines import DEFAULT, ENGINES
from indexer.live import open_generation, pointer_of

ALL_WELL, SOME_SKIPPED, WRONG_USAGE, NOTHING_DONE = range(4)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except SourceError as error:
        return _fail(str(error), WRONG_USAGE)
    except EngineError as error:
        return _fail(str(error), NOTHING_DONE)
    except BrokenPipeError:  # whoever read what is printed has read enough; the work is done (`analyzers.console`)
        raise
    except OSError as error:
        return _fail(
            f"{error.filename or options.index}: {error.strerror or error}: nothing was done, the index is as it was", NOTHING_DONE
        )
    except KeyboardInterrupt:
        return _fail("interrupted: the index is whole, as it was or as it was to become", NOTHING_DONE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m indexer",
        description="Builds and looks after the index of a folder of documents.",
        epilog="Exit status: 0 all well; 1 finished, but some files were skipped (each is named); 2 wrong usage; 3 nothing done (and why).",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, about in (
        ("rebuild", build.rebuild, "index all files anew; the old index answers until the new one is whole"),
        ("update", build.update, "index what was added or changed, drop what vanished; the result is that of a rebuild"),
    ):
        command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
        command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a folder of documents, or a file")
        _add_index(command)
        command.add_argument(
            "--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes that read files (all cores)"
        )
        command.add_argument("--wait", type=_seconds, default=10.0, metavar="S", help="seconds to wait for another writer (10)")
        command.add_argument(
            "--memory",
            type=_positive,
            default=MEMORY // MEGABYTE,
            metavar="MB",
            help=f"megabytes the writing process may use ({MEMORY // MEGABYTE})",
        )
        command.add_argument("--engine", choices=sorted(ENGINES), default=DEFAULT, help=f"what keeps the index ({DEFAULT})")
        command.set_defaults(run=_build, build=run)
    check = commands.add_parser("check", help="verify every file of the index by its checksum", description="Verifies the index.")
    _add_index(check)
    check.set_defaults(run=_check)
    stats = commands.add_parser("stats", help="say what is in the index", description="Says what is in the index.")
    _add_index(stats)
    stats.add_argument("--json", action="store_true", help="as JSON, with the files that were skipped")
    stats.set_defaults(run=_stats)
    return parser


def _add_index(command: argparse.ArgumentParser) -> None:
    command.add_argument("--index", type=Path, required=True, metavar="DIR", help="the index directory")


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r}: a whole number of 1 or more is wanted")
    return int(text)


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if 0 <= (number := float(text)) < float("inf"):
            return number
    raise argparse.ArgumentTypeError(f"{text!r}: a number of 0 or more is wanted")


def _build(options: argparse.Namespace) -> int:
    job = Job(tuple(options.paths), options.index, ENGINES[options.engine], options.jobs, options.wait, options.memory * MEGABYTE)
    run: Callable[[Job], Report] = options.build
    report = run(job)
    for skipped in report.skipped:
        print(f"skipped {skipped.source}: {skipped.reason}", file=sys.stderr)
    made = report.manifest
    changed = f"{report.read:,} files read, {report.vanished:,} vanished" if report.read or report.vanished else "nothing has changed"
    print(f"{options.index}: {made.documents:,} documents, {made.passages:,} passages ({changed}; {made.skipped:,} skipped)")
    return SOME_SKIPPED if report.skipped else ALL_WELL


def _check(options: argparse.Namespace) -> int:
    """Every file by its checksum, whether this program can open the index, and whether there is a way back from it."""
    live, found = _live(options.index)
    previous = pointer_of(options.index).previous
    strange = [f"{options.index / name}: does not belong to the index, remove it" for name in generations.foreign(options.index)]
    faults = list(manifest.faults(live, found, thorough=True))
    behind = list(manifest.damage(previous)) if previous else []
    for fault in (*strange, *faults, *behind):
        print(fault, file=sys.stderr)
    if faults:
        return _fail(f"{options.index} is damaged: rebuild it with python -m indexer rebuild PATH --index {options.index}", NOTHING_DONE)
    reader = open_generation(options.index, live, load_analyzer().fingerprint).reader
    counted = (reader.document_count, reader.passage_count)
    reader.close()
    if counted != (found.documents, found.passages):
        return _fail(f"{live}: holds {counted}, the manifest says {(found.documents, found.passages)}: rebuild it", NOTHING_DONE)
    if strange:
        return _fail(f"{options.index} is sound, but for what does not belong there", NOTHING_DONE)
    if behind:
        return _fail(f"{options.index} is sound, but not the generation kept behind it, which a rebuild replaces", NOTHING_DONE)
    print(f"{options.index}: sound ({len(found.files)} files, {found.documents:,} documents, {found.passages:,} passages)")
    return ALL_WELL


def _stats(options: argparse.Namespace) -> int:
    live, found = _live(options.index)
    reader = open_generation(options.index, live, found.analyzer).reader  # documents can be read whatever analysis they were indexed by
    value = {
        "index": str(options.index),
        "generation": live.name,
        **{name: each for name, each in asdict(found).items() if name != "files"},
        "bytes": sum(record.size for record in found.files.values()),
        "warnings": dict(_warnings(reader).most_common()),
        "skipped_files": [{"source": each.source, "reason": each.reason} for each in register.skipped(register.read(live))],
    }
    reader.close()
    if options.json:
        print(json.dumps(value, ensure_ascii=False))
    else:
        for name, each in value.items():
            if isinstance(each, int | str):
                print(f"{name:<12}{each:,}" if isinstance(each, int) else f"{name:<12}{each}")
        for kind, count in value["warnings"].items():
            print(f"warning     {count:,} documents: {kind.replace('{}', '…')}")
    return ALL_WELL


def _warnings(reader: Reader) -> Counter[str]:
    """Documents by the kinds of warnings they have."""
    kinds = (set(map(kind_of, parsed.document.warnings)) for parsed in reader.documents())
    return Counter(kind for found in kinds for kind in found)


def _live(directory: Path) -> tuple[Path, manifest.Manifest]:
    current = pointer_of(directory).current
    return current, manifest.read(current)


def _fail(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status
