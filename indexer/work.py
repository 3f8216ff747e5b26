"""Files → analysed documents, in this process or in several, always in the order of the files and of the documents in them."""

import logging
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from analyzers import load_analyzer
from corpus.article.reader import NO_ARTICLE
from corpus.model import RawFile, Skipped
from corpus.pipeline import load_resources, parse_file
from corpus.sources import PIECE_BYTES, pieces
from indexer.analysis import analyse
from indexer.engine import AnalysedDocument, EngineError
from indexer.engines import ENGINES

log = logging.getLogger(__name__)

AHEAD = 4
"""Tasks handed out per process before the first must be back: enough to keep all busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What is told of a document that was read: its id, where it was found, how many passages it has."""

    id: str
    source: str
    passages: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave, or one piece of a large file; those of one file follow one another."""

    source: str
    documents: tuple[Analysed, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What a task gave: the outcomes of its files, and their documents in the same order, as `Engine.pack` made them."""

    outcomes: tuple[Outcome, ...]
    packed: Any


Files = Sequence[RawFile]
Task = Callable[[Files], Work]


def analyse_files(files: Files, engine: str) -> Work:
    """Reads some files for an engine. Never raises for what is in a file: a bad one must not stop a batch."""
    outcomes: list[Outcome] = []

    def documents() -> Iterator[AnalysedDocument]:
        for raw in files:
            given, skipped = [], []
            for found in _analysed(raw):
                if isinstance(found, Skipped):
                    skipped.append(found)
                else:
                    given.append(Analysed(found.parsed.document.id, found.parsed.document.source, len(found.passages)))
                    yield found
            outcomes.append(Outcome(raw.source, tuple(given), tuple(skipped)))

    packed = ENGINES[engine].pack(documents())
    return Work(tuple(outcomes), packed)


def _analysed(raw: RawFile) -> Iterator[AnalysedDocument | Skipped]:
    """The documents of one file."""
    try:
        resources = _resources()
        for found in parse_file(raw, resources):
            if isinstance(found, Skipped):
                yield found
            elif not found.passages:
                yield Skipped(found.document.source, NO_ARTICLE if NO_ARTICLE in found.document.warnings else "holds no text")
            else:
                yield analyse(found, load_analyzer(), resources.gazetteer)
    except Exception as error:  # whatever one file brings to light must not stop the batch: it is logged and named as our fault
        log.exception("reading %s", raw.source)
        yield Skipped(raw.source, f"a fault of this program ({type(error).__name__}: {error}): please report it")


def work_through(files: Iterable[RawFile], engine: str, jobs: int) -> Iterator[Work]:
    """What `files` gave, in their order, computed by up to `jobs` processes."""
    task = partial(analyse_files, engine=engine)
    tasks = _tasks(chain.from_iterable(map(pieces, files)))
    first = [*islice(tasks, 2)]
    if jobs == 1 or len(first) < 2:  # for a single task it is not worth starting processes
        yield from map(task, chain(first, tasks))
    else:
        yield from _in_processes(chain(first, tasks), jobs, task)


def _tasks(files: Iterable[RawFile]) -> Iterator[Files]:
    """The files, as many together as make `PIECE_BYTES`."""
    together: list[RawFile] = []
    size = 0
    for raw in files:
        together.append(raw)
        size += len(raw.data)
        if size >= PIECE_BYTES:
            yield together
            together, size = [], 0
    if together:
        yield together


def _in_processes(tasks: Iterable[Files], jobs: int, task: Task) -> Iterator[Work]:
    waiting: deque[Future[Work]] = deque()
    with ProcessPoolExecutor(jobs, way_to_start(), end_with_parent) as pool:
        try:
            for files in tasks:
                waiting.append(pool.submit(task, files))
                if len(waiting) >= jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise EngineError("a worker process died (out of memory?): try fewer with --jobs") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def way_to_start() -> BaseContext:
    """How processes are started. A forked one has at once what this one has loaded, and shares its memory; but it is only safe to fork as
    long as there is no other thread, which might just hold a lock."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return get_context("spawn")
    _resources(), load_analyzer()
    return get_context("fork")


def end_with_parent() -> None:
    """Has this process end when the one that started it does, however that one dies: it would wait for tasks for ever, holding the lock of
    the index where it was forked."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(process: BaseProcess) -> None:
    process.join()
    os._exit(1)


_resources = cache(load_resources)
