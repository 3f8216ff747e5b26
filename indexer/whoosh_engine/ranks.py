"""The rank of each passage's id among all ids of the index: hits of one score are ordered by it, without reading ids.

Written at each commit, since it spans all segments.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from indexer.engine import EngineError
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import Columns

NAME = "ranks"


def write(folder: Path, segments: Sequence[Columns]) -> None:
    """Writes the ranks over all segments, one segment after another."""
    ids = [id_ for columns in segments for id_ in columns.ids]
    ranked = np.empty(len(ids), np.uint32)
    ranked[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    half = folder / f"{NAME}.half"
    array_file.write(half, {"ranks": ranked})
    half.replace(folder / NAME)


def read(folder: Path, sizes: Sequence[int]) -> list[Array]:
    """The ranks of each segment's passages, given how many passages each has."""
    if not sizes:
        return []
    ranked = array_file.read(folder / NAME)["ranks"]
    if len(ranked) != sum(sizes):
        raise EngineError(f"{folder / NAME}: does not belong to the segments beside it; rebuild the index")
    return np.split(ranked, np.cumsum(sizes)[:-1])
