"""How long the facets of a document take: `python -m tests.benchmarks.bench_facets [--save]`.

Processor time for 5,000 characters of the samples, each the best of several rounds: region from text alone, the years and the domains
of the passages, script. `--save` adds the figures to `runs/facets.json` with date and machine.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from corpus.domains import load_taxonomy, passage_domains
from corpus.gazetteer import load_gazetteer
from corpus.region import RegionClues, resolve_region
from corpus.script import detect_script
from corpus.years import YearClues, document_years, passage_years
from tests.conftest import ROOT

RUNS = Path(__file__).parent / "runs" / "facets.json"
ROUNDS = 15
LENGTH = 5_000
PASSAGE = 400


def best(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return round(min(times) * 1000, 3)


def measure() -> dict[str, float]:
    text = "".join(path.read_text("utf-8-sig") for path in sorted((ROOT / "corpus" / "samples").glob("*plan.txt")))[:LENGTH]
    passages = [text[start : start + PASSAGE] for start in range(0, LENGTH, PASSAGE)]
    path = ("一、2023年工作进展情况", "（一）养老服务优质均衡")
    gazetteer, taxonomy = load_gazetteer(), load_taxonomy()
    clues = YearClues("民政局2023年工作总结", path[:1], text, "summary", date(2024, 1, 15), None)
    figures = {
        "region ms": best(lambda: resolve_region(RegionClues(issuer="民政局", text=text), gazetteer)),
        "years ms": best(lambda: (document_years(clues), [passage_years(path, passage, (2023, 2024), None) for passage in passages])),
        "domains ms": best(lambda: [passage_domains(path, passage, taxonomy) for passage in passages]),
        "script ms": best(lambda: detect_script(text)),
    }
    return {**figures, "together ms": round(sum(figures.values()), 3), "load gazetteer ms": best(load_gazetteer)}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_facets", description=__doc__)
    parser.add_argument("--save", action="store_true", help="add the figures to the runs kept in the repository")
    options = parser.parse_args()
    figures = measure()
    sys.stdout.write("".join(f"{name:<20} {value:8.3f}\n" for name, value in figures.items()))
    if options.save:
        runs = json.loads(RUNS.read_text("utf-8")) if RUNS.exists() else []
        machine = f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}"
        runs.append({"date": datetime.now(UTC).date().isoformat(), "machine": machine, **figures})
        RUNS.write_text("[\n" + ",\n".join(json.dumps(run, ensure_ascii=False) for run in runs) + "\n]\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
