"""How fast files become passages: `python -m tests.benchmarks.bench_corpus [--save]`.

Measures on the samples the product ships, and on web pages and laws where the reference material is there, repeated, in one process:
reading (bytes → lines), structure (→ article, metadata, sections, spans: all that comes before words and facets), and the whole (with
facets). Each figure is the best of several rounds, in processor time, so that other work of the machine counts less. `--save` adds the
figures to `runs/corpus.json` with date, commit, machine and its load: only figures of one hour on one machine can be compared.
"""

import argparse
import os
import sys
import tarfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.article.reader import read_article
from corpus.model import RawFile
from corpus.outline.passages import find_spans
from corpus.outline.sections import find_sections
from corpus.pipeline import load_resources, parse_file
from corpus.reading import read
from tests.benchmarks.runs import append
from tests.conftest import ROOT

ROUNDS = 5
EVERY = 40  # of the laws is read, 1.3 MB
KINDS = {"HTML": (".html",), "text": (".txt", ".md")}


def material() -> Iterator[tuple[str, list[RawFile]]]:
    """Kind → its files: samples, then what there is of the reference material."""
    for kind, suffixes in KINDS.items():
        yield kind, [file for suffix in suffixes for file in files(ROOT / "corpus" / "samples", suffix)]
    corpora = Path(os.environ.get("SHARED", ROOT.parent / "shared")) / "corpora"
    if not corpora.is_dir():
        print(f"pages and laws are left out: {corpora} is not here (set SHARED to the folder around it)")  # noqa: T201
        return
    yield "pages", files(corpora / "web-pages" / "policy", ".htm")
    with tarfile.open(corpora / "laws-zh-hans.tar.xz") as archive:
        laws = [member for member in archive if member.isfile() and member.name.endswith(".md")][::EVERY]
        yield "laws", [RawFile(law.name, file.read()) for law in laws if (file := archive.extractfile(law))]


def files(folder: Path, suffix: str) -> list[RawFile]:
    return [RawFile(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.suffix == suffix]


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def structure(raws: Sequence[RawFile]) -> None:
    for raw in raws:
        for item in read(raw):
            if isinstance(item, tuple):
                article = read_article(*item)
                find_spans(article.text, find_sections(article.lines))


def measure() -> dict[str, float]:
    """Figure → MB of file a second."""
    resources = load_resources()
    figures: dict[str, float] = {}
    for kind, raws in material():
        megabytes = sum(len(raw.data) for raw in raws) / 1e6
        figures[f"{kind} read MB/s"] = megabytes / best(lambda raws=raws: [list(read(raw)) for raw in raws])  # type: ignore[misc]
        figures[f"{kind} structure MB/s"] = megabytes / best(lambda raws=raws: structure(raws))  # type: ignore[misc]
        figures[f"{kind} whole MB/s"] = megabytes / best(lambda raws=raws: [list(parse_file(raw, resources)) for raw in raws])  # type: ignore[misc]
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_corpus", description="How fast files become passages.")
    parser.add_argument("--save", action="store_true", help="add the figures to runs/corpus.json")
    options = parser.parse_args()
    figures = measure()
    for name, value in figures.items():
        print(f"{name:<24} {value:8.2f}")  # noqa: T201
    if options.save:
        append("corpus", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
