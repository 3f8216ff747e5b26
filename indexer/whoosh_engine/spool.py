"""Portions put aside in files, so that memory is bounded: written slice by slice, read back slice by slice, never mapped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.portions import Portion

TYPES = {"terms": np.int64, "holding": np.uint32, "ids": np.uint32, "small": np.uint16}
"""Of the files of a portion, named by what of `Portion` they hold."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """A `Portion` of which all but `wide_at` and `wide`, which are few, is in files whose names begin with `path`."""

    path: Path
    wide_at: Array
    wide: Array

    def read(self, name: str, start: int = 0, end: int | None = None) -> Array:
        """The numbers `start` … `end` - 1, or up to the last one, of a file."""
        dtype = np.dtype(TYPES[name])
        return np.fromfile(_file(self.path, name), dtype, -1 if end is None else end - start, offset=start * dtype.itemsize)

    def slices(self, bounds: Array) -> Iterator[Portion]:
        """The postings of the terms between each two of `bounds`, positions among its terms that ascend from the first to the last."""
        ends = np.concatenate(([0], np.cumsum(self.read("holding"), dtype=np.int64)))[bounds]
        wide_ends = np.searchsorted(self.wide_at, ends)
        for (first, last), (start, end), (low, high) in zip(
            pairwise(bounds.tolist()), pairwise(ends.tolist()), pairwise(wide_ends.tolist()), strict=True
        ):
            yield Portion(
                self.read("terms", first, last),
                self.read("holding", first, last),
                self.read("ids", start, end),
                self.read("small", start, end),
                self.wide_at[low:high] - start,
                self.wide[low:high],
            )

    def remove(self) -> None:
        for name in TYPES:
            _file(self.path, name).unlink()


def spool(path: Path, slices: Iterable[Portion], profiles: Array) -> Spooled:
    """Puts a portion aside that comes in slices. `path` begins the names of its files; postings are counted by their small profile in
    `profiles[small]`."""
    wide_at, wide = [np.zeros(0, np.int64)], [np.zeros((0, len(TEXT_FIELDS)), np.uint16)]
    files = {name: _file(path, name).open("wb") for name in TYPES}
    try:
        count = 0
        for portion in slices:
            for name, file in files.items():
                file.write(np.ascontiguousarray(getattr(portion, name), TYPES[name]).data)
            wide_at.append(portion.wide_at + count)
            wide.append(portion.wide)
            profiles += np.bincount(portion.small, minlength=len(profiles))
            count += len(portion.ids)
    finally:
        for file in files.values():
            file.close()
    return Spooled(path, np.concatenate(wide_at), np.concatenate(wide))


def _file(path: Path, name: str) -> Path:
    return path.with_name(f"{path.name}.{name}.part")
