"""One writer an index: a lock between processes, and a note that says who holds it.

The lock is the system's (flock), so it ends with its holder, however that one dies; the note is only for people.
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from indexer.engine import EngineError

LOCK = "writer.lock"
HOLDER = "writer.json"


class Locked(EngineError):  # noqa: N818 - `raise Locked(...)` says it all
    """Another process writes this index; the message says which."""


@contextmanager
def writing(directory: Path, wait: float) -> Iterator[None]:
    """Holds the lock of the index in `directory`, after waiting for it up to `wait` seconds. Raises `Locked`."""
    lock = FileLock(directory / LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise Locked(f"{directory} is being written by {holder(directory)}: let it finish, or wait longer (--wait SECONDS)") from error
    try:
        note = {"pid": os.getpid(), "host": socket.gethostname(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        (directory / HOLDER).write_text(json.dumps(note), encoding="ascii")
        yield
    finally:
        (directory / HOLDER).unlink(missing_ok=True)
        lock.release()


def holder(directory: Path) -> str:
    """Who holds the lock, for people."""
    try:
        note = json.loads((directory / HOLDER).read_text(encoding="ascii"))
        return f"process {note['pid']} on {note['host']} since {note['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
