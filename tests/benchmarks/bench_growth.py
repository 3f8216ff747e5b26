"""How answers slow down as the index grows: `python -m tests.benchmarks.bench_growth [--passages FILE] [--counts A,B,C] [--save]`.

With `--save` the run is kept, and drawn: `runs/growth.svg`.
"""

import argparse
import sys
from pathlib import Path

from tests.benchmarks.bench_engines import compare, table
from tests.benchmarks.chart import chart
from tests.benchmarks.questions import KINDS
from tests.benchmarks.runs import RUNS, save
from tests.benchmarks.trials import Figures

COUNTS = "1000,3000"
ENGINES = ["ours", "tantivy"]


def drawn(growth: dict[int, dict[str, Figures]]) -> str:
    """The median time of warm questions by number of passages."""
    names = next(iter(growth.values()))
    lines = {
        f"{name.split(' ')[0]} {kind}": [(float(count), results[name][kind]["warm"]["p50"]) for count, results in growth.items()]
        for name in names
        for kind in KINDS[:2]
    }
    return chart("Time of an answer with three facets, p50", "passages", "milliseconds", lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_growth", description="Measures how answers slow down.")
    parser.add_argument("--passages", type=Path, metavar="FILE", help="as for bench_engines (the samples)")
    parser.add_argument("--counts", default=COUNTS, help=f"numbers of passages, ascending ({COUNTS})")
    parser.add_argument("--save", action="store_true", help="keep run and chart in the repository")
    options = parser.parse_args()
    growth = {}
    for count in map(int, options.counts.split(",")):
        growth[count] = compare(options.passages, count, ENGINES)
        sys.stdout.write(f"{count:,} passages\n{table(growth[count])}\n")
    if options.save:
        save("growth", {"results": growth})
        (RUNS / "growth.svg").write_text(drawn(growth), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
