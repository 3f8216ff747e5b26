"""How much memory a writer may use: a bound for the whole process, of which its tokens get what nothing else needs."""

import resource
import sys
from dataclasses import dataclass

from indexer.engine import MEGABYTE, MEMORY

WORKING = 128 * MEGABYTE
"""What inverting, assembling and the columns of some hundred thousand passages take beside the tokens gathered."""
UNIT = 1 if sys.platform == "darwin" else 1 << 10
"""Bytes of the unit in which the system tells the peak of memory."""


@dataclass(frozen=True, slots=True)
class Memory:
    """`limit` bytes for the process."""

    limit: int = MEMORY

    def share(self, part: float) -> int:
        """That part of the bytes not yet used: what the process has used at most so far is taken as used."""
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
        return int(part * max(self.limit - WORKING - used, 0))
