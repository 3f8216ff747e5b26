"""Passage numbers from blocks and 16 bits: by compiled code where Numba is installed, else in NumPy, with equal results."""

import importlib.util
from collections.abc import Callable
from functools import cache
from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array

BLOCK_BITS = 16
"""Bits of a passage's number within its block."""
Widen = Callable[[Array, Array, Array, int, int], Array]


def widen_plainly(lows: Array, blocks: Array, starts: Array, first: int, last: int) -> Array:
    """The passages (uint32) of the parts `first` … `last` - 1: part `p` is `lows[starts[p]:starts[p + 1]]` in the block `blocks[p]`."""
    bounds = starts[first : last + 1]
    bases = blocks[first:last].astype(np.uint32) << np.uint32(BLOCK_BITS)
    ids: Array = lows[bounds[0] : bounds[-1]].astype(np.uint32)
    ids |= np.repeat(bases, np.diff(bounds))
    return ids


@cache
def fastest() -> Widen:
    """The compiled form of `widen_plainly` if it can be had."""
    if importlib.util.find_spec("numba") is None:
        return widen_plainly
    from indexer.whoosh_engine.kernels import kernel

    @kernel
    def widen(lows, blocks, starts, first, last):  # type: ignore[no-untyped-def]
        start = starts[first]
        ids = np.empty(starts[last] - start, np.uint32)
        for part in range(first, last):
            base = np.uint32(blocks[part]) << np.uint32(BLOCK_BITS)
            for at in range(starts[part], starts[part + 1]):
                ids[at - start] = base | lows[at]
        return ids

    return cast("Widen", widen)
