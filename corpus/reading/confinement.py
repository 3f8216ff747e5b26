"""Runs a reader in a process of its own that may use only so much time and memory: for libraries, which a hostile file of a few kilobytes
can keep busy for minutes and which nothing else can stop.

The process is forked, which takes some milliseconds; what it read comes back as JSON.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from corpus.reading.page import Unreadable

MEMORY = 150_000_000
"""Bytes the process may ask for beside those it was forked with; Word's PDFs with whole Chinese fonts take some 50 million."""
SECONDS = 1.0
"""Of computing, for a reader that does not earn more (`allow`)."""
LEAST = 0.001  # seconds; a timer of none would never end


def confined(read: Callable[[bytes], Any], data: bytes, too_much: str, *, seconds: float = SECONDS) -> Any:
    """What `read(data)` returns, which JSON must be able to hold. Raises `Unreadable` where `read` does, and with the reason `too_much`
    where it takes more memory or `seconds` than it may."""
    if sys.platform == "win32":
        return read(data)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(read, data, writer, seconds)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise Unreadable(too_much)
    outcome = json.loads(told)
    if "reason" in outcome:
        raise Unreadable(outcome["reason"])
    return outcome["read"]


def allow(seconds: float) -> None:
    """Gives the reader that many seconds of computing in all, those it has spent counted; only for readers that are `confined`."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, max(LEAST, seconds - time.process_time()))


def _work(read: Callable[[bytes], Any], data: bytes, writer: int, seconds: float) -> NoReturn:
    """The life of the process: limits, the work, its outcome into the pipe. Status 0 tells that there is one."""
    status = 1
    try:
        _limit(seconds)
        try:
            outcome = {"read": read(data)}
        except Unreadable as reason:
            outcome = {"reason": str(reason)}
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(json.dumps(outcome).encode("ascii"))
        status = 0
    finally:
        os._exit(status)  # neither the caller's stack nor its buffers are this process's business


def _limit(seconds: float) -> None:
    import resource  # which Windows lacks

    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process
    allow(seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    held = Path("/proc/self/statm")
    if held.exists():  # elsewhere than on Linux the limit is not kept anyway
        limit = int(held.read_text().split()[0]) * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
