"""How long the server takes for each page: `python -m tests.benchmarks.bench_pages [--save]`.

Processor time of one request over an index of the samples, the median of several rounds after the first; a page should take 30 ms at most,
one of a document of 100,000 characters with a match in almost every passage (the texts of the samples, one after another) 100 ms.
`--save` adds the figures to `runs/pages.json` with date and machine.
"""

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flask.testing import FlaskClient

from corpus.model import ParsedDocument
from corpus.pipeline import load_resources, parse_folder
from indexer.commands import main as index
from search_app.server import open_app
from search_app.settings import Settings
from tests.benchmarks.runs import append
from tests.conftest import ROOT

SAMPLES = ROOT / "corpus" / "samples"
ROUNDS = 15
MOST, MOST_OF_LONG = 30.0, 100.0
"""Milliseconds of server time a page may take."""
LONG = "long document"
LONG_CHARACTERS = 100_000


def addresses(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """The pages by name."""
    yield "home", "/"
    yield "results", "/search?q=养老服务"
    yield "results of a long question", "/search?q=城乡居民最低生活保障标准每人每月提高到多少元"
    yield "results with filters", "/search?q=养老&year=2022&year=2023&city=330000"
    yield "everything", "/search?per_page=50"
    yield "no hits", "/search?q=魑魅魍魉 养老"
    hit = client.get("/api/v1/search?q=养老服务").get_json()["hits"][0]
    document, anchor = hit["document"]["url"], hit["url"].split("#")[1]
    yield "document", f"{document}?q=养老服务"
    yield "document in the other script", f"{document}?q=养老服务&read=hant"
    yield "similar", f"{document.replace('documents', 'similar', 1)}?passage={anchor}"
    yield "cite", f"{document.replace('documents', 'cite', 1)}?passage={anchor}"
    yield "compare", "/compare?q=养老服务&year=2022&year=2023"
    yield "coverage", "/coverage"
    yield "api", "/api/v1/search?q=养老服务"


def long_addresses(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """The pages of an index whose only document is a long one."""
    (hit, *_) = client.get("/api/v1/search?q=服务").get_json()["hits"]
    document = hit["document"]["url"]
    yield LONG, f"{document}?q=服务 工作 社会"
    yield f"{LONG}, other script", f"{document}?q=服务 工作 社会&read=hant"


def long_text() -> str:
    parsed = parse_folder([SAMPLES], load_resources())
    texts = [item.document.text for item in parsed if isinstance(item, ParsedDocument) and item.document.script == "hans"]
    once = "\n".join(texts)
    return f"民政工作总结\n{once * (LONG_CHARACTERS // len(once) + 1)}"[:LONG_CHARACTERS]


def median(client: FlaskClient, address: str) -> float:
    """Milliseconds of processor time of a request, the first one left out: it reads what is read once."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.thread_time()
        answer = client.get(address)
        times.append(time.thread_time() - start)
        assert answer.status_code == 200, f"{address}: {answer.status}"
    return round(statistics.median(times[1:]) * 1000, 1)


def measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        client, of_long = served(SAMPLES, Path(folder, "index")), Path(folder, "long.txt")
        of_long.write_text(long_text(), encoding="utf-8")
        long = served(of_long, Path(folder, "long"))
        gc.collect()
        gc.freeze()  # as the server does
        return {
            **{name: median(client, address) for name, address in addresses(client)},
            **{name: median(long, address) for name, address in long_addresses(long)},
        }


def served(documents: Path, directory: Path) -> FlaskClient:
    index(["rebuild", str(documents), "--index", str(directory)])
    return open_app(directory, Settings()).test_client()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_pages", description=__doc__)
    parser.add_argument("--save", action="store_true", help="add the figures to the runs kept in the repository")
    options = parser.parse_args()
    figures = measure()
    sys.stdout.write("".join(f"{name:<30} {value:6.1f} ms\n" for name, value in figures.items()))
    if options.save:
        append("pages", figures)
    slow = [name for name, value in figures.items() if value > (MOST_OF_LONG if name.startswith(LONG) else MOST)]
    sys.stdout.write(f"slower than they may be: {', '.join(slow)}\n" if slow else "")
    return 0  # a figure, not a test: machines are shared


if __name__ == "__main__":
    sys.exit(main())
