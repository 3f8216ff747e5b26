"""The server under load: `python -m tests.benchmarks.bench_server [--passages FILE] [--count N] [--seconds S] [--save]`.

`GET /api/v1/search` of `search_app serve` with two workers, asked over 16 connections that stay open, each asking again as soon as it is
answered, by wrk where it is installed, else by `load.py`; server and load share the machine. Then one reader alone: how long a fresh
process takes to open the index and answer, and how much memory it has after 1,000 questions.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from socket import create_server
from time import perf_counter
from urllib.parse import urlencode
from urllib.request import urlopen

from analyzers import fold, load_analyzer
from indexer import generations
from indexer.build import Job, Ledger, publish
from indexer.engine import EngineRequest
from indexer.engines import DEFAULT, ENGINES
from indexer.live import open_index
from indexer.query import Any, Match
from tests.benchmarks.load import HOST, PATIENCE
from tests.benchmarks.passages import documents, read_rows, write_rows
from tests.benchmarks.peers import FACETS
from tests.benchmarks.questions import QUERIES
from tests.benchmarks.runs import save
from tests.benchmarks.trials import MEGABYTE, Figures, in_fresh_process, peak_megabytes
from tests.conftest import ROOT

COUNT, SECONDS = 3_000, 5.0
WORKERS, CONNECTIONS, QUESTIONS = 2, 16, 1_000
SCRIPT = Path(__file__).parent / "wrk.lua"


def make_index(rows: Path, directory: Path) -> None:
    """An index as `indexer rebuild` leaves it, of passages as they are."""
    engine = ENGINES[DEFAULT]
    generations.prepare(directory)
    with generations.new_generation(directory) as generation:
        writer = engine.create(generation)
        for document in documents(read_rows(rows)):
            writer.add(document)
        writer.commit()
        publish(Job((), directory, engine, 1, 0.0), generation, Ledger({}))


def read_alone(directory: Path) -> Figures:
    """Opens the index in this process, which is fresh, and asks 1,000 questions."""
    began = perf_counter()
    analyzer = load_analyzer()
    reader = open_index(directory, analyzer.fingerprint).reader
    lines = [fold(line).text for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    took = 0.0
    for number, line in enumerate(islice(cycle(lines), QUESTIONS)):
        terms = tuple(Match(word) for word in dict.fromkeys(analyzer.word_terms(line)))
        for hit in reader.search(EngineRequest(Any(terms), facets=FACETS)).hits:
            reader.passage(hit.passage_id)
        took = took if number else perf_counter() - began
    return {"open_and_first_ms": round(took * 1000), "reader_peak_mb": peak_megabytes()}


@contextmanager
def served(directory: Path) -> Iterator[int]:
    """`search_app serve`; gives the port as soon as it answers."""
    with create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "search_app", "serve", "--index", str(directory), "--port", str(port), "--workers", str(WORKERS)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()  # the address, told when requests are taken
            with urlopen(f"http://{HOST}:{port}/readyz") as answer:  # as soon as a worker has read what it needs
                answer.read()
            yield port
        finally:
            server.terminate()


def loaded(port: int, seconds: float) -> Figures:
    paths = [f"/api/v1/search?{urlencode({'q': line})}" for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    if wrk := shutil.which("wrk"):
        duration = f"{max(1, round(seconds))}s"
        asking = ["--threads", "1", "--connections", str(CONNECTIONS), "--duration", duration, "--timeout", f"{PATIENCE:.0f}s"]
        command = [wrk, *asking, "--script", str(SCRIPT), f"http://{HOST}:{port}", "--", *paths]
    else:
        command = [sys.executable, "-m", "tests.benchmarks.load", str(port), str(CONNECTIONS), str(seconds), *paths]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(told.splitlines()[-1])
    return {"asked_by": "wrk" if wrk else "load.py", **figures}


def measure(passages: Path | None, count: int, seconds: float) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        rows = write_rows(Path(folder) / "passages.jsonl", passages, count)
        index = Path(folder) / "index"
        in_fresh_process(make_index, rows, index)
        size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) / MEGABYTE
        in_fresh_process(read_alone, index)  # the first use in an installation compiles
        alone = in_fresh_process(read_alone, index)
        with served(index) as port:
            loaded(port, min(seconds, 2.0))  # so that every worker has read what it reads once
            return {"passages": count, "index_mb": round(size, 1), **alone, **loaded(port, seconds)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_server", description="Measures the server under load.")
    parser.add_argument("--passages", type=Path, metavar="FILE", help="as for bench_engines (the samples)")
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many passages ({COUNT:,})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long requests are sent ({SECONDS:.0f})")
    parser.add_argument("--save", action="store_true", help="keep the run in the repository")
    options = parser.parse_args()
    figures = measure(options.passages, options.count, options.seconds)
    sys.stdout.write("".join(f"{name:<22}{value if isinstance(value, str) else f'{value:,}':>12}\n" for name, value in figures.items()))
    if options.save:
        save(f"server-{options.count}", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
