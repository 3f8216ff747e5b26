"""Portions put aside in files, so that memory is bounded: written slice by slice, read back slice by slice, never mapped."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.portions import Portion


@dataclass(frozen=True, slots=True)
class Numbers:
    """A file of numbers of one type."""

    path: Path
    dtype: type

    def __getitem__(self, part: slice) -> Array:
        size = np.dtype(self.dtype).itemsize
        return np.fromfile(self.path, self.dtype, part.stop - part.start, offset=part.start * size)


@dataclass(frozen=True, slots=True)
class Spooled:
    """A `Portion` of which `ids` and `small` are in files."""

    terms: Array
    starts: Array
    ids: Numbers
    small: Numbers
    wide_at: Array
    wide: Array

    def part(self, first: int, last: int) -> Portion:
        """The postings of the terms `first` … `last` - 1."""
        start, end = int(self.starts[first]), int(self.starts[last])
        low, high = np.searchsorted(self.wide_at, (start, end))
        return Portion(
            self.terms[first:last],
            np.diff(self.starts[first : last + 1]),
            self.ids[start:end],
            self.small[start:end],
            self.wide_at[low:high] - start,
            self.wide[low:high],
        )

    def remove(self) -> None:
        self.ids.path.unlink()
        self.small.path.unlink()


def spool(path: Path, slices: Iterable[Portion], profiles: Array) -> Spooled:
    """Puts a portion aside that comes in slices. `path` begins the names of its files; postings are counted by their small profile in
    `profiles[small]`."""
    ids, small = Numbers(path.with_name(f"{path.name}.ids.part"), np.uint32), Numbers(path.with_name(f"{path.name}.small.part"), np.uint16)
    terms, holding, wide_at, wide = [], [], [np.zeros(0, np.int64)], [np.zeros((0, len(TEXT_FIELDS)), np.uint16)]
    count = 0
    with ids.path.open("wb") as id_file, small.path.open("wb") as small_file:
        for portion in slices:
            id_file.write(np.ascontiguousarray(portion.ids, ids.dtype).data)
            small_file.write(np.ascontiguousarray(portion.small, small.dtype).data)
            terms.append(portion.terms)
            holding.append(portion.holding)
            wide_at.append(portion.wide_at + count)
            wide.append(portion.wide)
            profiles += np.bincount(portion.small, minlength=len(profiles))
            count += len(portion.ids)
    nothing = np.zeros(0, np.int64)
    starts = np.concatenate(([0], np.cumsum(np.concatenate([nothing, *holding]))))
    return Spooled(np.concatenate([nothing, *terms]), starts, ids, small, np.concatenate(wide_at), np.concatenate(wide))
