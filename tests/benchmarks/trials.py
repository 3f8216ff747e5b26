"""One engine tried: built in a process of its own, then opened and asked in another, cold and warm.

Cold means that the files are not in the page cache and that each question is the first of its kind; warm is the best of several
times. Each process has its own memory, so its peak is the engine's.
"""

import os
import re
import resource
import statistics
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

from analyzers import fold, load_analyzer
from tests.benchmarks.peers import PEERS, Answer
from tests.benchmarks.questions import KINDS, Question, marked, questions

Result = TypeVar("Result")
Figures = dict[str, Any]

REPEATS = 5
PATIENCE = 0.5
"""Seconds after which a question is not repeated any more."""
MEGABYTE = 1e6
STATUS = Path("/proc/self/status")
"""Where Linux tells the peak of memory."""


def in_fresh_process(work: Callable[..., Result], *arguments: object) -> Result:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def peak_megabytes() -> float:
    """What this process had in memory at most. `ru_maxrss` tells it only where the system does not: there, a process that was started by a
    larger one begins with the peak of that."""
    try:
        kilobytes = int(re.findall(r"VmHWM:\s*(\d+) kB", STATUS.read_text("ascii"))[0])
    except OSError:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes * 1024 / MEGABYTE, 1)


def trial(engine: str, passages: Path, count: int, folder: Path) -> Figures:
    """All figures of one engine over a file of `count` passages; `folder` is empty."""
    built = in_fresh_process(_build, engine, passages, folder)
    in_fresh_process(_use_once, engine, folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "passages_per_second": round(count / built.pop("seconds")),
        **built,
        "index_mb": round(size / MEGABYTE, 1),
        **in_fresh_process(_asked, engine, folder),
    }


def _build(engine: str, passages: Path, folder: Path) -> Figures:
    fold(""), load_analyzer()  # every process loads the dictionaries once, however much it indexes
    peer = PEERS[engine]()
    began, worked = perf_counter(), process_time()
    peer.build(passages, folder)
    seconds = perf_counter() - began
    return {"seconds": seconds, "build_cpu_seconds": round(process_time() - worked, 1), "build_peak_mb": peak_megabytes()}


def _use_once(engine: str, folder: Path) -> None:
    """Has code compiled that is compiled at the first use in an installation and kept on disk."""
    ask = PEERS[engine]().open(folder)
    for kind in KINDS:
        with suppress(LookupError):
            ask(questions(kind)[0])


def _asked(engine: str, folder: Path) -> Figures:
    every = {kind: questions(kind) for kind in KINDS}
    peer = PEERS[engine]()
    _leave_page_cache(folder)
    began = perf_counter()
    ask = peer.open(folder)
    _answer(ask, every["or"][0])
    figures: Figures = {"open_and_first_ms": round((perf_counter() - began) * 1000, 1)}
    _leave_page_cache(folder)
    for kind, asked in every.items():
        try:
            cold = [_answer(ask, question)[0] for question in asked]
            warm = [_warm(ask, question) for question in asked]
        except LookupError:
            continue
        figures[kind] = {"cold": _summary(cold), "warm": _summary([time for time, _ in warm]), "matches": sum(total for _, total in warm)}
    return figures | {"asking_peak_mb": peak_megabytes()}


def _answer(ask: Callable[[Question], Answer], question: Question) -> tuple[float, int]:
    """Milliseconds until the answer is ready to be shown, and the total."""
    began = perf_counter()
    total, texts = ask(question)
    for text in texts:
        marked(text, question)
    return (perf_counter() - began) * 1000, total


def _warm(ask: Callable[[Question], Answer], question: Question) -> tuple[float, int]:
    began = perf_counter()
    answers: list[tuple[float, int]] = []
    while len(answers) < REPEATS and (not answers or perf_counter() - began < PATIENCE):
        answers.append(_answer(ask, question))
    return min(answers)


def _summary(times: list[float]) -> Figures:
    ordered = sorted(times)
    return {"p50": round(statistics.median(ordered), 3), "p95": round(ordered[int(0.95 * len(ordered))], 3)}


def _leave_page_cache(folder: Path) -> None:
    """Asks the system to forget what it has read of the files, where it can (Linux)."""
    for path in folder.rglob("*") if hasattr(os, "posix_fadvise") else ():
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
