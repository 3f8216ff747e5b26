"""Numbers that the processes of a server have in common, each of which may be killed at any moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import Array, c_double
from fcntl import LOCK_EX, LOCK_UN, lockf
from multiprocessing import get_context
from tempfile import TemporaryFile
from threading import Lock
from weakref import finalize


class SharedNumbers:
    """So many numbers, all 0, in memory that survives a fork: made before the processes part, they are the same for all.

    The lock on them is the system's, which takes it back from a process that dies; a semaphore would be held for ever, and hold up all.
    """

    _one_thread = Lock()
    """A process waits for one file at a time: the system takes it for a single thread, and two that wait crosswise for a deadlock."""

    def __init__(self, size: int) -> None:
        self._numbers: Array[c_double] = get_context("fork").RawArray(c_double, size)
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as these numbers live
        finalize(self, self._file.close)

    @contextmanager
    def held(self) -> Iterator["Array[c_double]"]:
        """The numbers, which nobody else reads or changes meanwhile."""
        with self._one_thread:
            lockf(self._file, LOCK_EX)
            try:
                yield self._numbers
            finally:
                lockf(self._file, LOCK_UN)
