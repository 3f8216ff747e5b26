"""How fast the analysis is: `python -m tests.benchmarks.bench_analyzers [--save]`.

Measures on the plain-text samples the product ships (and their Traditional form as it was written), each the best of several rounds:
folding, cutting into index terms, expanding and understanding queries. `--save` adds the figures to `runs/analyzers.json` with date and
machine. Compare ratios of one run; absolute times differ between machines.
"""

import argparse
import sys
import time
from collections.abc import Callable

from analyzers import fold, gram_terms, load_analyzer
from analyzers.synonyms import load_synonyms
from search_app.query.understanding import understand
from search_app.vocabulary import load_vocabulary
from tests.benchmarks.runs import append
from tests.conftest import ROOT

ROUNDS = 7
PASSAGE = 400
"""Characters of a passage: what the indexer hands over at a time."""

QUERIES = (
    "养老服务",
    "义乌 养老 补贴 2019",
    "低保标准",
    '"特困人员救助供养" OR 五保',
    "title:工作总结 year:2020..2023 -计划",
    "身心障礙者 福利",
    "农村留守儿童关爱保护",
    "〔2023〕15号",
)


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def sample_passages() -> list[str]:
    texts = []
    for path in sorted((ROOT / "corpus" / "samples").glob("*.txt")):
        try:
            texts.append(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:  # some samples are in Big5 and GB18030; decoding is not measured here
            continue
    return [text[start : start + PASSAGE] for text in texts for start in range(0, len(text), PASSAGE)]


def measure() -> dict[str, float]:
    """Figure → value; the unit is part of the name."""
    analyzer, synonyms, names = load_analyzer(), load_synonyms(), load_vocabulary()
    passages = sample_passages()
    folded = [fold(passage).text for passage in passages]
    queries = [(text, list(analyzer.cut(text))) for text in (fold(query).text for query in QUERIES)]
    megabytes = sum(len(passage.encode()) for passage in passages) / 1e6
    return {
        "fold MB/s": megabytes / best(lambda: [fold(passage) for passage in passages]),
        "terms MB/s": megabytes / best(lambda: [(analyzer.word_terms(text), gram_terms(text)) for text in folded]),
        "words as tokens MB/s": megabytes / best(lambda: [list(analyzer.words(text)) for text in folded]),
        "expansions µs/query": best(lambda: [synonyms.expansions(*query) for query in queries]) / len(queries) * 1e6,
        "understand ms/query": best(lambda: [understand(query, analyzer, names) for query in QUERIES]) / len(QUERIES) * 1e3,
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_analyzers", description="Measures the analysis.")
    parser.add_argument("--save", action="store_true", help="add the figures to the runs kept in the repository")
    options = parser.parse_args()
    figures = measure()
    sys.stdout.writelines(f"{name:24}{value:10.3f}\n" for name, value in figures.items())
    if options.save:
        append("analyzers", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
