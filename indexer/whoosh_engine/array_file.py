"""A file of named arrays, mapped into memory when read: nothing is loaded before it is used.

magic · length of the header · header (JSON: name → dtype, shape, offset) · arrays, each at a multiple of 64 bytes
"""

import json
import math
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engine import EngineError

Array = NDArray[Any]
Arrays = Mapping[str, Array]
Shapes = Mapping[str, tuple[Any, tuple[int, ...]]]
"""Name → dtype and shape."""

MAGIC = b"ARRAYS01"
ALIGNMENT = 64
"""Bytes; a cache line, and a multiple of every item size."""


def create(path: Path, shapes: Shapes) -> dict[str, Array]:
    """A new file of arrays full of zeros, to be written to in place."""
    header: dict[str, tuple[str, tuple[int, ...], int]] = {}
    offset = 0
    for name, (dtype, shape) in shapes.items():
        offset = _aligned(offset)
        header[name] = (np.dtype(dtype).str, shape, offset)
        offset += math.prod(shape) * np.dtype(dtype).itemsize
    text = json.dumps(header).encode("ascii")
    base = _aligned(len(MAGIC) + 8 + len(text))
    with path.open("w+b") as file:
        file.write(MAGIC + len(text).to_bytes(8, "little") + text)
        file.flush()
        os.posix_fallocate(file.fileno(), 0, base + offset)  # a full disk is told here, not by a signal when the memory is written
        mapped = mmap.mmap(file.fileno(), 0)
    return {name: _view(mapped, base + at, dtype, shape) for name, (dtype, shape, at) in header.items()}


def write(path: Path, arrays: Arrays) -> None:
    """A new file that holds `arrays`."""
    views = create(path, {name: (array.dtype, array.shape) for name, array in arrays.items()})
    for name, array in arrays.items():
        views[name][...] = array


def read(path: Path) -> dict[str, Array]:
    """The arrays of a file, read-only. EngineError where the file is missing or damaged."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if mapped[: len(MAGIC)] != MAGIC:
            raise EngineError(f"{path}: is not a file of arrays; rebuild the index")
        start = len(MAGIC) + 8
        length = int.from_bytes(mapped[len(MAGIC) : start], "little")
        header = json.loads(mapped[start : start + length])
        base = _aligned(start + length)
        arrays = {name: _view(mapped, base + at, dtype, tuple(shape)) for name, (dtype, shape, at) in header.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise EngineError(f"{path}: cannot be read ({error}); rebuild the index") from error
    for array in arrays.values():
        array.flags.writeable = False  # the empty ones too, so that compiled code sees one kind of array
    return arrays


def _aligned(offset: int) -> int:
    return -(-offset // ALIGNMENT) * ALIGNMENT


def _view(mapped: mmap.mmap, offset: int, dtype: str, shape: tuple[int, ...]) -> Array:
    count = math.prod(shape)
    if not count:
        return np.empty(shape, dtype)
    return np.frombuffer(mapped, dtype, count, offset).reshape(shape)
