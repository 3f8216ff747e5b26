"""Engines side by side, the same passages, terms and questions in one run: `python -m tests.benchmarks.bench_engines PASSAGES.jsonl`.

Only ratios of one run mean anything: the machine, and what else it does, differ from run to run.
"""

import argparse
import gc
import json
import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from analyzers import fold, load_analyzer
from tests.benchmarks.passages import QUERIES, Row, read_rows
from tests.benchmarks.peers import PEERS, Answer, Peer, Question, emptied

RUNS = Path(__file__).parent / "runs"
KINDS = ("or", "and", "phrase")
REPEATS = 5


def questions(kind: str) -> list[Question]:
    found = []
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        words = tuple(dict.fromkeys(load_analyzer().terms(fold(line).text).words))
        found.append(Question(kind, words, max(line.split(), key=len)))
    return found


def marked(text: str, question: Question) -> str:
    """The text with the terms marked, as a reader is shown it: a part of the job."""
    wanted = [question.phrase] if question.kind == "phrase" else question.words
    return re.sub("|".join(map(re.escape, wanted)), lambda found: f"<mark>{found[0]}</mark>", text)


def measure(ask: Callable[[Question], Answer], kind: str) -> dict[str, float]:
    """Milliseconds of a question, the best of some repeats each; `first` is the first question of all."""
    asked = questions(kind)
    times, totals = [], 0
    for question in asked:
        best = float("inf")
        for _ in range(REPEATS):
            began = perf_counter()
            total, texts = ask(question)
            for text in texts:
                marked(text, question)
            best = min(best, perf_counter() - began)
        times.append(best * 1000)
        totals += total
    times.sort()
    return {"p50": statistics.median(times), "p95": times[int(0.95 * len(times))], "matches": totals}


def compare(peer: Peer, rows: Sequence[Row], folder: Path) -> dict[str, Any]:
    """Builds, then asks."""
    gc.collect()
    began = perf_counter()
    peer.build(rows, emptied(folder))
    built = perf_counter() - began
    began = perf_counter()
    ask = peer.open(folder)
    ask(questions("or")[0])
    result: dict[str, Any] = {
        "passages_per_second": round(len(rows) / built),
        "megabytes": round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1),
        "open_and_first_ms": round((perf_counter() - began) * 1000, 1),
    }
    for kind in KINDS:
        try:
            result[kind] = {name: round(value, 3) for name, value in measure(ask, kind).items()}
        except LookupError:
            continue
    return result


def table(results: dict[str, dict[str, Any]]) -> str:
    lines = ["| engine | indexed/s | MB | OR p50 / p95 ms | AND p50 / p95 ms | phrase p50 / p95 ms |", "|---|---|---|---|---|---|"]
    for name, result in results.items():
        cells = [f"{result[kind]['p50']:.2f} / {result[kind]['p95']:.2f}" if kind in result else "–" for kind in KINDS]
        lines.append(f"| {name} | {result['passages_per_second']:,} | {result['megabytes']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compares engines on the same passages, terms and questions.")
    parser.add_argument("passages", type=Path, help="JSON Lines: id, doc, text, city, year, domain")
    parser.add_argument("--count", type=int, default=340_000, help="how many passages; beyond those of the file they are made")
    parser.add_argument("--engines", default=",".join(PEERS), help=f"some of {','.join(PEERS)}")
    options = parser.parse_args()
    began = perf_counter()
    rows = list(read_rows(options.passages, options.count))
    analysis = perf_counter() - began
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in options.engines.split(","):
            peer = PEERS[name]()
            results[peer.name] = compare(peer, rows, Path(folder) / name)
            sys.stderr.write(f"{peer.name} {json.dumps(results[peer.name])}\n")
    now = datetime.now(UTC)
    run = {
        "date": now.isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}",
        "passages": len(rows),
        "analysed_per_second": round(len(rows) / analysis),
        "results": results,
    }
    RUNS.mkdir(exist_ok=True)
    (RUNS / f"engines-{now:%Y-%m-%d-%H%M}-{len(rows)}.json").write_text(
        json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    sys.stdout.write(table(results) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
