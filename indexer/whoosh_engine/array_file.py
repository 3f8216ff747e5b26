"""A file of named arrays, mapped into memory when read: nothing is loaded before it is used.

magic · arrays, each at a multiple of 64 bytes · header (JSON: name → dtype, shape, offset) · length of the header · magic

Of an array whose numbers are all equal one is kept, since many columns say the same of every passage; it is filled when read.
"""

import json
import math
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from indexer.engine import EngineError

Array = NDArray[Any]
Arrays = Mapping[str, Array]

MAGIC = b"ARRAYS02"
ALIGNMENT = 64
"""Bytes; a cache line, and a multiple of every item size."""
LENGTH_BYTES = 8


class ArrayFile:
    """A new file of arrays, written from front to back."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._file.write(MAGIC)
        self._end = len(MAGIC)
        self._header: dict[str, tuple[str, tuple[int, ...], int, bool]] = {}

    def reserve(self, name: str, dtype: type, size: int) -> "Reserved":
        """Room for an array of one dimension, whose parts are appended as they come; all have to come before `finish`."""
        return Reserved(self._file, self._enter(name, np.dtype(dtype), (size,), size), dtype)

    def put(self, name: str, array: Array) -> None:
        kept = array.reshape(-1)[:1] if array.size and (array == array.flat[0]).all() else array
        self._file.seek(self._enter(name, array.dtype, array.shape, kept.size))
        self._file.write(np.ascontiguousarray(kept).data)

    def put_all(self, arrays: Arrays) -> None:
        for name, array in arrays.items():
            self.put(name, array)

    def _enter(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...], kept: int) -> int:
        """Where an array of which so many numbers are kept begins."""
        start = _aligned(self._end)
        self._header[name] = (dtype.str, shape, start, kept < math.prod(shape))
        self._end = start + kept * dtype.itemsize
        return start

    def finish(self) -> None:
        text = json.dumps(self._header).encode("ascii")
        self._file.seek(self._end)
        self._file.write(text + len(text).to_bytes(LENGTH_BYTES, "little") + MAGIC)
        self._file.close()


class Reserved:
    """An array of an `ArrayFile` in the making."""

    def __init__(self, file: BinaryIO, start: int, dtype: type) -> None:
        self._file, self._at, self._dtype = file, start, dtype

    def append(self, part: Array) -> None:
        self._file.seek(self._at)
        self._at += self._file.write(part.astype(self._dtype).data)


def write(path: Path, arrays: Arrays) -> None:
    """A new file that holds `arrays`."""
    file = ArrayFile(path)
    for name, array in arrays.items():
        file.put(name, array)
    file.finish()


def read(path: Path) -> dict[str, Array]:
    """The arrays of a file, read-only. EngineError where the file is missing or damaged."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MAGIC)] != MAGIC:
            raise EngineError(f"{path}: is not a file of arrays; rebuild the index")
        if mapped[-len(MAGIC) :] != MAGIC:
            raise EngineError(f"{path}: cannot be read (its end is missing); rebuild the index")
        end = len(mapped) - len(MAGIC) - LENGTH_BYTES
        length = int.from_bytes(mapped[end : end + LENGTH_BYTES], "little")
        header = json.loads(mapped[end - length : end])
        arrays = {name: _array(mapped, dtype, tuple(shape), at, equal) for name, (dtype, shape, at, equal) in header.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise EngineError(f"{path}: cannot be read ({error}); rebuild the index") from error
    for array in arrays.values():
        array.flags.writeable = False  # the empty ones too, so that compiled code sees one kind of array
    return arrays


def read_bytes(path: Path) -> Array:
    """All bytes of any file, mapped; nothing is loaded before it is used. EngineError where it cannot be read."""
    try:
        return np.memmap(path, np.uint8, "r") if path.stat().st_size else np.empty(0, np.uint8)
    except OSError as error:
        raise EngineError(f"{path}: cannot be read ({error}); rebuild the index") from error


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT


def _array(mapped: mmap.mmap, dtype: str, shape: tuple[int, ...], offset: int, equal: bool) -> Array:
    count = math.prod(shape)
    if not count:
        return np.empty(shape, dtype)
    kept = np.frombuffer(mapped, dtype, 1 if equal else count, offset)
    return np.full(shape, kept[0]) if equal else kept.reshape(shape)
