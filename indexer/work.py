"""Files → analysed documents, in this process or in several, always in the order of the files and of the documents in them."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from multiprocessing import get_context
from typing import Any

from analyzers import load_analyzer
from corpus.article.reader import NO_ARTICLE
from corpus.model import RawFile, Skipped
from corpus.pipeline import load_resources, parse_file
from corpus.sources import pieces
from indexer.analysis import analyse
from indexer.engine import EngineError
from indexer.engines import ENGINES

log = logging.getLogger(__name__)

SMALL = 2_000_000
"""Input up to this many bytes is not worth starting processes for: each takes about a second to load dictionaries."""
AHEAD = 4
"""Files, or pieces of one, handed out per process before the first must be back: enough to keep all busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document ready for the writer: its id, where it was found, how many passages it has, and itself as `Engine.pack` made it."""

    id: str
    source: str
    passages: int
    packed: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave, or one piece of a large file; those of one file follow one another."""

    source: str
    documents: tuple[Analysed, ...]
    skipped: tuple[Skipped, ...]


Task = Callable[[RawFile], Outcome]


def analyse_file(raw: RawFile, engine: str) -> Outcome:
    """Reads one file for an engine. Never raises for what is in the file: a bad one must not stop a batch."""
    documents: list[Analysed] = []
    skipped: list[Skipped] = []
    try:
        resources = _resources()
        for found in parse_file(raw, resources):
            if isinstance(found, Skipped):
                skipped.append(found)
            elif not found.passages:
                skipped.append(Skipped(found.document.source, NO_ARTICLE if NO_ARTICLE in found.document.warnings else "holds no text"))
            else:
                packed = ENGINES[engine].pack(analyse(found, load_analyzer(), resources.gazetteer))
                documents.append(Analysed(found.document.id, found.document.source, len(found.passages), packed))
    except Exception as error:  # whatever one file brings to light must not stop the batch: it is logged and named as our fault
        log.exception("reading %s", raw.source)
        skipped.append(Skipped(raw.source, f"a fault of this program ({type(error).__name__}: {error}): please report it"))
    return Outcome(raw.source, tuple(documents), tuple(skipped))


def analyse_files(files: Iterable[RawFile], engine: str, jobs: int) -> Iterator[Outcome]:
    """The outcomes of `files`, in their order, computed by up to `jobs` processes."""
    task = partial(analyse_file, engine=engine)
    rest = chain.from_iterable(map(pieces, files))
    first, size = [], 0
    for raw in rest:
        first.append(raw)
        size += len(raw.data)
        if size > SMALL:
            break
    else:
        jobs = 1
    if jobs == 1:
        yield from map(task, chain(first, rest))
    else:
        yield from _in_processes(chain(first, rest), jobs, task)


def _in_processes(files: Iterable[RawFile], jobs: int, task: Task) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            for raw in files:
                waiting.append(pool.submit(task, raw))
                if len(waiting) >= jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError("a worker process died (out of memory?): try fewer with --jobs") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_resources = cache(load_resources)
