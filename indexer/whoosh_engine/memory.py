"""How much memory a writer may use: a bound for the whole process, of which its tokens get what nothing else needs."""

import ctypes
import resource
import sys
from dataclasses import dataclass
from pathlib import Path

from indexer.engine import MEGABYTE, MEMORY

WORKING = 48 * MEGABYTE
"""What sorting, inverting and assembling take beside the tokens gathered."""
SPARE = 24 * MEGABYTE
"""What is not shared out: vocabularies and what documents are read with may grow by so much before tokens make room for it."""
UNIT = 1 if sys.platform == "darwin" else 1 << 10
"""Bytes of the unit in which the system tells the peak of memory."""
STATUS = Path("/proc/self/statm")
"""Where Linux tells, in pages, what a process has in memory."""


@dataclass(frozen=True, slots=True)
class Memory:
    """`limit` bytes for the process."""

    limit: int = MEMORY

    def share(self, part: float) -> int:
        """That part of the bytes not in use now."""
        return int(part * max(self.limit - WORKING - SPARE - resident(), 0))

    def is_short(self) -> bool:
        """Whether there is just enough left to put tokens aside."""
        return resident() > self.limit - WORKING


def give_back() -> None:
    """Has the C library return to the system what was freed: glibc keeps up to 64 MB once large arrays came and went (mallopt(3)). Other
    libraries return it by themselves."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def resident() -> int:
    """The bytes that this process has in memory; where the system does not tell, what it had at most."""
    try:
        return int(STATUS.read_text("ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
