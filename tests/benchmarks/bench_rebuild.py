"""How fast documents become an index: `python -m tests.benchmarks.bench_rebuild [--passages FILE] [--count N] [--save]`.

The command itself, `indexer rebuild`, on one file of JSON Lines, a document a line, with one process and with two; each in a process of
its own, so that the peak of its memory is that of the writer. Documents are read in full: facets, sections, passages.
"""

import argparse
import json
import sys
import tempfile
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from time import perf_counter

from indexer.build import Job, rebuild
from indexer.engine import MEGABYTE
from indexer.engines import DEFAULT, ENGINES
from tests.benchmarks.passages import read_rows, write_rows
from tests.benchmarks.runs import save
from tests.benchmarks.trials import Figures, in_fresh_process, peak_megabytes

COUNT = 3_000
MOST = 500
"""Rows of a document at most: those that are made all bear the names of a few."""


def write_documents(path: Path, rows: Path) -> Path:
    """The rows as records of documents, as `corpus` reads them; neighbours of one document together."""
    with path.open("w", encoding="utf-8") as file:
        for number, (name, group) in enumerate(groupby(read_rows(rows), key=attrgetter("document"))):
            members = list(group)
            for start in range(0, len(members), MOST):
                text = "\n".join(row.text for row in members[start : start + MOST])
                record = {"id": f"{number}-{start}", "title": f"{name}第{number}号", "text": text}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def rebuilt(documents: Path, index: Path, jobs: int, memory: int) -> Figures:
    """Rebuilds; to be run in a process of its own."""
    began = perf_counter()
    report = rebuild(Job((documents,), index, ENGINES[DEFAULT], jobs, 0.0, memory * MEGABYTE))
    seconds = perf_counter() - began
    rate = round(report.manifest.passages / seconds)
    return {"passages": report.manifest.passages, "passages_per_second": rate, "writer_peak_mb": peak_megabytes()}


def measure(passages: Path | None, count: int, memory: int) -> dict[str, Figures]:
    with tempfile.TemporaryDirectory() as folder:
        rows = write_rows(Path(folder) / "passages.jsonl", passages, count)
        documents = write_documents(Path(folder) / "documents.jsonl", rows)
        return {f"{jobs} jobs": in_fresh_process(rebuilt, documents, Path(folder) / f"index{jobs}", jobs, memory) for jobs in (1, 2)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_rebuild", description="Measures `indexer rebuild`.")
    parser.add_argument("--passages", type=Path, metavar="FILE", help="as for bench_engines (the samples)")
    parser.add_argument("--count", type=int, default=COUNT, help=f"rows of the file that documents are made of ({COUNT:,})")
    parser.add_argument("--memory", type=int, default=512, metavar="MB", help="what the writing process may use (512)")
    parser.add_argument("--save", action="store_true", help="keep the run in the repository")
    options = parser.parse_args()
    figures = measure(options.passages, options.count, options.memory)
    for jobs, found in figures.items():
        sys.stdout.write(f"{jobs}: {found['passages_per_second']:,} passages/s, writer at most {found['writer_peak_mb']} MB\n")
    ratio = figures["2 jobs"]["passages_per_second"] / figures["1 jobs"]["passages_per_second"]
    sys.stdout.write(f"two processes are {ratio:.2f} times as fast as one\n")
    if options.save:
        save(f"rebuild-{options.count}", {"memory_mb": options.memory, "ratio": round(ratio, 2), "results": figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
