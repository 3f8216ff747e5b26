"""How long the facets of a document take: `python -m tests.benchmarks.bench_facets [--save]`.

Processor time for 5,000 characters of the samples, each the best of several rounds: region from text alone, the years and the domains
of the passages, script. `--save` adds the figures to `runs/facets.json` with date and machine.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date

from analyzers import fold
from corpus.domains.passage_domains import body_weights, heading_domains, passage_domains
from corpus.domains.taxonomy import load_taxonomy
from corpus.places.gazetteer import load_gazetteer
from corpus.places.region import RegionClues, resolve_region
from corpus.script import detect_script
from corpus.years.covered import HeadingYears, YearClues, document_years, passage_years
from corpus.years.phrases import YearPhrases
from tests.benchmarks.runs import append
from tests.conftest import ROOT

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
    text = fold(text).text
    spans = [(start, start + PASSAGE) for start in range(0, LENGTH, PASSAGE)]
    gazetteer, taxonomy = load_gazetteer(), load_taxonomy()
    clues = YearClues("民政局2023年工作总结", ("一、2023年工作进展情况",), YearPhrases(text, None), "summary", date(2024, 1, 15), None)

    def years() -> None:
        document_years(clues)
        headings, phrases = HeadingYears().below("(一)养老服务优质均衡", 2024), YearPhrases(text, 2024)
        for span in spans:
            passage_years(headings, phrases, span, (2023, 2024))

    def domains() -> None:
        heading, terms = heading_domains(taxonomy.weigh("(一)养老服务优质均衡")), taxonomy.find(text)
        for span in spans:
            passage_domains(heading, body_weights(terms, span), {})

    figures = {
        "region ms": best(lambda: resolve_region(RegionClues(issuer="民政局", text=text), gazetteer)),
        "years ms": best(years),
        "domains ms": best(domains),
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
        append("facets", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
