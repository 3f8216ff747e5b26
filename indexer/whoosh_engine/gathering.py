"""What grows while a segment is made: numbers and strings in one stretch of memory each, not an object a piece."""

from collections.abc import Iterable

import numpy as np

from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.strings import Strings, encoded, pack_encoded

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


class Texts:
    """Strings."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._sizes = Numbers(np.uint32)

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, texts: Iterable[str]) -> None:
        parts = [encoded(text) for text in texts]
        self._bytes += b"".join(parts)
        self._sizes.add(np.fromiter(map(len, parts), np.uint32, len(parts)))

    def arrays(self, name: str) -> Arrays:
        """See `strings.pack`."""
        return pack_encoded(name, self._bytes, self._sizes.array())

    def order(self) -> Array:
        """What sorts them."""
        sizes, data = self._sizes.array(), np.frombuffer(self._bytes, np.uint8)
        width = int(sizes.max(initial=1))
        if width > WIDEST or b"\0" in self._bytes:  # NumPy takes zeros at an end for none
            strings = list(Strings(data, np.cumsum(sizes, dtype=np.int64)))
            return np.array(sorted(range(len(strings)), key=strings.__getitem__), np.uint32)
        rows = np.zeros((len(sizes), width), np.uint8)
        rows[np.arange(width) < sizes[:, None]] = data
        return np.argsort(rows.view(f"S{width}").ravel(), kind="stable").astype(np.uint32)
