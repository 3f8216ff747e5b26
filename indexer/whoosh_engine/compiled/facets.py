"""Counts of passages by facet value."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.leaves import fixed
from indexer.whoosh_engine.plain import Ids


def count(of: Array, passages: Ids, members: Array, ends: Array, values: int) -> NDArray[np.int64]:
    return cast("NDArray[np.int64]", _count(of, fixed(passages), members, ends, values))


@kernel
def _count(of, passages, members, ends, values):  # type: ignore[no-untyped-def]
    """Neighbours mostly have the same set, so equal ones are counted in a register."""
    found = np.zeros(values, np.int64)
    if not len(passages):
        return found
    sets = np.zeros(len(ends), np.int64)
    same, count = of[passages[0]], 0
    for passage in passages:
        own = of[passage]
        if own != same:
            sets[same] += count
            same, count = own, 0
        count += 1
    sets[same] += count
    start = 0
    for each in range(len(ends)):
        if sets[each]:
            for place in range(start, ends[each]):
                found[members[place]] += sets[each]
        start = ends[each]
    return found
