"""Many strings as two arrays: their UTF-8 bytes one after another, and where each ends. Sorted, they can be searched without being read.

Lone surrogates are kept ("surrogatepass"); bytes compare as the strings do, by code points.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from indexer.whoosh_engine.array_file import Array, Arrays


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Strings(Sequence[str]):
    """A sequence of strings over arrays."""

    def __init__(self, blob: Array, ends: Array) -> None:
        self._blob = blob
        self._view = memoryview(blob) if len(blob) else memoryview(b"")  # type: ignore[arg-type]
        self._ends = ends
        self._bounds = ends.data  # gives integers of Python faster than the array does

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # no slices
        return str(self._view[self._bounds[index - 1] if index else 0 : self._bounds[index]], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        start = 0
        for end in self._ends.tolist():
            yield str(self._view[start:end], "utf-8", "surrogatepass")
            start = end

    def raw(self, index: int) -> bytes:
        """The UTF-8 bytes of one string; `index` is not negative."""
        return bytes(self._view[self._bounds[index - 1] if index else 0 : self._bounds[index]])

    def position(self, key: bytes, low: int = 0, high: int | None = None) -> int:
        """Of sorted strings: the index of the first that is not less than `key`, between `low` and `high`."""
        return bisect_left(range(len(self)), key, low, len(self) if high is None else high, key=self.raw)


def pack(name: str, strings: Sequence[str]) -> Arrays:
    """The arrays of `strings`, named for `unpack`."""
    parts = [encoded(text) for text in strings]
    return pack_encoded(name, np.frombuffer(b"".join(parts), np.uint8), np.fromiter(map(len, parts), np.int64, len(parts)))


def pack_encoded(name: str, joined: Array, sizes: Array) -> Arrays:
    """The same of strings that are encoded and joined; `sizes` are their lengths in bytes."""
    return {f"{name}.blob": joined, f"{name}.ends": ends_of(sizes)}


def ends_of(sizes: Array) -> Array:
    """Where pieces of these sizes end that lie one after another; in four bytes each, where they fit."""
    ends = np.cumsum(sizes, dtype=np.int64)
    return ends.astype(np.uint32) if not len(ends) or ends[-1] < 1 << 32 else ends


def sizes_of(ends: Array) -> Array:
    """The inverse of `ends_of`."""
    return np.diff(ends.astype(np.int64), prepend=0)


def unpack(name: str, arrays: Arrays) -> Strings:
    return Strings(arrays[f"{name}.blob"], arrays[f"{name}.ends"])
