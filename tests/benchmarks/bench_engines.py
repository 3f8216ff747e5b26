"""Engines side by side: `python -m tests.benchmarks.bench_engines [--passages FILE] [--count N] [--engines A,B] [--save]`.

The same passages, terms and questions in one run; only ratios of one run mean anything: the machine, and what else it does, differ from
run to run. Without FILE the passages are made from the samples of the project.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.passages import write_rows
from tests.benchmarks.peers import PEERS
from tests.benchmarks.questions import KINDS
from tests.benchmarks.runs import save
from tests.benchmarks.trials import Figures, trial

COUNT = 3_000


def compare(passages: Path | None, count: int, engines: list[str]) -> dict[str, Figures]:
    """The figures of each engine, by its name."""
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        rows = write_rows(Path(folder) / "passages.jsonl", passages, count)
        for engine in engines:
            peer = PEERS[engine]()
            (place := Path(folder) / engine).mkdir()
            results[peer.name] = trial(engine, rows, count, place)
            sys.stderr.write(f"{peer.name} {json.dumps(results[peer.name])}\n")
    return results


def table(results: Mapping[str, Figures]) -> str:
    kinds = [f"{kind} {state}" for kind in KINDS for state in ("warm", "cold")]
    lines = [f"| engine | indexed/s | index MB | open, first ms | {' | '.join(f'{each} p50 / p95 ms' for each in kinds)} |"]
    lines.append("|---" * (len(kinds) + 4) + "|")
    for name, result in results.items():
        cells = [_cell(result, *kind.split()) for kind in kinds]
        head = f"| {name} | {result['passages_per_second']:,} | {result['index_mb']} | {result['open_and_first_ms']:.0f}"
        lines.append(f"{head} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(result: Figures, kind: str, state: str) -> str:
    return f"{result[kind][state]['p50']:.2f} / {result[kind][state]['p95']:.2f}" if kind in result else "–"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_engines", description="Measures engines side by side.")
    parser.add_argument("--passages", type=Path, metavar="FILE", help="JSON Lines: id, doc, text, city, year, domain (the samples)")
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many passages; what is missing is made ({COUNT:,})")
    parser.add_argument("--engines", default=",".join(PEERS), help=f"some of {','.join(PEERS)}")
    parser.add_argument("--save", action="store_true", help="keep the run in the repository")
    options = parser.parse_args()
    results = compare(options.passages, options.count, options.engines.split(","))
    sys.stdout.write(table(results) + "\n")
    if options.save:
        save(f"engines-{options.count}", {"passages": options.count, "results": results})
    return 0


if __name__ == "__main__":
    sys.exit(main())
