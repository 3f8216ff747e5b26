"""What grows while a segment is made: numbers in one stretch of memory instead of an object a piece, and columns in a file."""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.strings import Strings, encoded, pack_encoded

BUFFER = 1 << 18
"""Bytes of columns that are written at once."""
WIDEST = 64
"""Bytes up to which strings are sorted as rows of one width, which takes less time and memory than as many objects do."""


class Numbers:
    """Numbers of one type."""

    def __init__(self, dtype: type) -> None:
        self._dtype = np.dtype(dtype)
        self._bytes = bytearray()

    def __len__(self) -> int:
        return len(self._bytes) // self._dtype.itemsize

    def add(self, numbers: Array) -> None:
        self._bytes += np.ascontiguousarray(numbers, self._dtype).data.cast("B") if numbers.size else b""

    def array(self) -> Array:
        """All of them; nothing can be added as long as it is in use."""
        return np.frombuffer(self._bytes, self._dtype)


class ColumnSpool:
    """Columns that are put aside in one file as they come, each piece by piece in the smallest type that holds it, so that they take no
    memory before they are asked for, one after another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("w+b", BUFFER)
        self._end = 0
        self._pieces: defaultdict[str, list[tuple[int, int, np.dtype[Any]]]] = defaultdict(list)

    def append(self, name: str, numbers: Array) -> None:
        """Numbers that follow in the column; none is negative."""
        if len(numbers):
            kept = smallest(numbers)
            self._pieces[name].append((self._end, len(kept), kept.dtype))
            self._end += self._file.write(np.ascontiguousarray(kept).data)

    def column(self, name: str, dtype: type) -> Array:
        """All numbers of a column, one after another."""
        self._file.flush()
        pieces = self._pieces[name]
        whole: Array = np.empty(sum(count for _, count, _ in pieces), dtype)
        at = 0
        for start, count, kept in pieces:
            whole[at : at + count] = np.frombuffer(os.pread(self._file.fileno(), count * kept.itemsize, start), kept)
            at += count
        return whole

    def close(self) -> None:
        self._file.close()

    def remove(self) -> None:
        self._file.close()
        self._path.unlink()


class Texts:
    """A column of strings in a spool."""

    def __init__(self, spool: ColumnSpool, name: str) -> None:
        self._spool = spool
        self._name = name
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, texts: Iterable[str]) -> None:
        parts = [*map(encoded, texts)]
        self._spool.append(self._name, np.frombuffer(b"".join(parts), np.uint8))
        self._spool.append(f"{self._name}.sizes", np.fromiter(map(len, parts), np.uint32, len(parts)))
        self._count += len(parts)

    def arrays(self) -> Arrays:
        """See `strings.pack`."""
        return pack_encoded(self._name, self._data(), self._sizes())

    def order(self) -> Array:
        """What sorts them."""
        sizes, data = self._sizes(), self._data()
        width = int(sizes.max(initial=1))
        if width > WIDEST or not data.all():  # NumPy takes zeros at an end for none
            strings = [*Strings(data, np.cumsum(sizes, dtype=np.int64))]
            return np.array(sorted(range(len(strings)), key=strings.__getitem__), np.uint32)
        rows = np.zeros((len(sizes), width), np.uint8)
        rows[np.arange(width) < sizes[:, None]] = data
        return np.argsort(rows.view(f"S{width}").ravel(), kind="stable").astype(np.uint32)

    def _data(self) -> Array:
        return self._spool.column(self._name, np.uint8)

    def _sizes(self) -> Array:
        return self._spool.column(f"{self._name}.sizes", np.uint32)


def smallest(numbers: Array) -> Array:
    """The numbers, none negative, in the smallest type that holds them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))), copy=False)
