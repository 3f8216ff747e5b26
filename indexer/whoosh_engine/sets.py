"""Sets of passages: sorted arrays of passage numbers (uint32), each number once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.array_file import Array

Ids = NDArray[np.uint32]


def positions_of(wanted: Ids, ids: Ids) -> Array:
    """Where in `ids` the numbers of `wanted` stand, all of which it holds."""
    return np.searchsorted(ids, wanted)


def held(wanted: Ids, ids: Ids) -> NDArray[np.bool_]:
    """Which numbers of `wanted` are in `ids`."""
    if not len(ids):
        return np.zeros(len(wanted), np.bool_)
    places = np.searchsorted(ids, wanted)
    places[places == len(ids)] = 0
    flags: NDArray[np.bool_] = ids[places] == wanted
    return flags


def common(sets: Sequence[Ids]) -> Ids:
    """The numbers that all sets hold; there is at least one set."""
    shortest, *others = sorted(sets, key=len)
    for ids in others:
        shortest = shortest[held(shortest, ids)]
    return shortest


def without(ids: Ids, unwanted: Ids) -> Ids:
    return ids[~held(ids, unwanted)]


def in_both(wanted: Ids, ids: Ids) -> tuple[Array, Array]:
    """The positions in `wanted` and in `ids` of the numbers that both hold."""
    if len(wanted) <= len(ids):
        here = np.flatnonzero(held(wanted, ids))
        return here, np.searchsorted(ids, wanted[here])
    there = np.flatnonzero(held(ids, wanted))
    return np.searchsorted(wanted, ids[there]), there


def union(sets: Sequence[Ids], size: int, at_least: int = 1) -> Ids:
    """The numbers, all below `size`, that at least `at_least` of the sets hold. A set that is alone need be neither sorted nor a set."""
    if len(sets) < at_least:
        return np.empty(0, np.uint32)
    if at_least == 1:
        flags = np.zeros(size, np.bool_)
        for ids in sets:
            flags[ids] = True
        return np.flatnonzero(flags).astype(np.uint32)
    counts = np.zeros(size, np.uint32)
    for ids in sets:
        counts[ids] += 1
    return np.flatnonzero(counts >= at_least).astype(np.uint32)
