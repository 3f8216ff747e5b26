"""The rank of each passage's id among all ids of the index: hits of one score are ordered by it, without reading ids.

Written at each commit, since it spans all segments. The passages that were there before keep their order, and the new ones are sorted in
among them, so that an update compares no more ids than it adds, each some twenty times.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from indexer.engine import EngineError
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import Columns

NAME = "ranks"
FEW = 16
"""Where new ids are at most one in so many, they are sorted in one by one; else all are sorted anew."""


def write(folder: Path, segments: Sequence[Columns], known: Sequence[Array | None]) -> None:
    """Writes the ranks over all segments, one segment after another. `known` has the ranks of those that were there before among the
    segments of that time, None for the others."""
    half = folder / f"{NAME}.half"
    array_file.write(half, {"ranks": ranks(segments, known)})
    half.replace(folder / NAME)


def read(folder: Path, sizes: Sequence[int]) -> list[Array]:
    """The ranks of each segment's passages, given how many passages each has."""
    if not sizes:
        return []
    ranked = array_file.read(folder / NAME)["ranks"]
    if len(ranked) != sum(sizes):
        raise EngineError(f"{folder / NAME}: does not belong to the segments beside it; rebuild the index")
    return np.split(ranked, np.cumsum(sizes)[:-1])


def ranks(segments: Sequence[Columns], known: Sequence[Array | None]) -> Array:
    """See `write`."""
    sizes = [len(columns) for columns in segments]
    fresh = sum(size for size, own in zip(sizes, known, strict=True) if own is None)
    order = _sorted_anew(segments) if fresh * FEW >= sum(sizes) else _sorted_in(segments, known, sizes)
    ranked = np.empty(len(order), np.uint32)
    ranked[order] = np.arange(len(order))
    return ranked


def _sorted_anew(segments: Sequence[Columns]) -> Array:
    """The passages, numbered through all segments, in the order of their ids."""
    if len(segments) == 1:
        return segments[0].order
    ids = [id_ for columns in segments for id_ in columns.ids]
    return np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)


def _sorted_in(segments: Sequence[Columns], known: Sequence[Array | None], sizes: Sequence[int]) -> Array:
    starts = [0, *accumulate(sizes)]
    numbers = [np.arange(start, start + size) for start, size in zip(starts, sizes, strict=False)]
    before = np.concatenate([numbers[index] for index, own in enumerate(known) if own is not None])
    order = before[np.argsort(np.concatenate([own for own in known if own is not None]))]

    def id_of(place: int) -> bytes:
        number = int(order[place])
        segment = bisect_right(starts, number) - 1
        return segments[segment].ids.raw(number - starts[segment])

    new = [
        (columns.ids.raw(passage), start + passage)
        for columns, start, own in zip(segments, starts, known, strict=False)
        if own is None
        for passage in range(len(columns))
    ]
    places, last = [], 0
    for id_, _ in sorted(new):
        last = bisect_left(range(len(order)), id_, last, key=id_of)
        places.append(last)
    return np.insert(order, places, [number for _, number in sorted(new)])
