"""Stored documents: compressed in blocks, of which one is read to get one document."""

from pathlib import Path
from typing import Self

import numpy as np
import zstandard

from indexer.engine import EngineError
from indexer.whoosh_engine.array_file import Array, Arrays, read_bytes

BLOCK = 16_384
"""Bytes of documents that are compressed together, at least: larger blocks compress better, smaller ones are read faster. Of 3,504 laws
(70 MB) 8 KB make 23.3 MB and 20 µs for a document, 16 KB 22.8 MB and 25 µs, 32 KB 21.9 MB and 37 µs."""
LEVEL = 3
"""zstandard's default: further levels cost more time than they save space."""


class DocumentsWriter:
    """Writes documents one after another; `arrays` tells where they are."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self._waiting: list[bytes] = []
        self._size = 0
        self._blocks: list[int] = []
        self._of: list[int] = []
        self._ends: list[int] = []

    def add(self, data: bytes) -> None:
        self._waiting.append(data)
        self._size += len(data)
        self._of.append(len(self._blocks))
        self._ends.append(self._size)
        if self._size >= BLOCK:
            self._write_block()

    def _write_block(self) -> None:
        self._file.write(self._compressor.compress(b"".join(self._waiting)))
        self._blocks.append(self._file.tell())
        self._waiting, self._size = [], 0

    def finish(self) -> dict[str, Array]:
        if self._waiting:
            self._write_block()
        self._file.close()
        return {
            "block_ends": np.array(self._blocks, np.int64),
            "block_of": np.array(self._of, np.uint32),
            "ends_in_block": np.array(self._ends, np.int64),
        }

    def abandon(self) -> None:
        self._file.close()


class Documents:
    """Reads stored documents by number."""

    def __init__(self, path: Path, data: Array, arrays: Arrays) -> None:
        self._path = path
        self._data = data
        self._block_ends = arrays["block_ends"]
        self._block_of = arrays["block_of"]
        self._ends = arrays["ends_in_block"]

    @classmethod
    def open(cls, path: Path, arrays: Arrays) -> Self:
        return cls(path, read_bytes(path), arrays)

    def __getitem__(self, number: int) -> bytes:
        block = int(self._block_of[number])
        first = number == 0 or int(self._block_of[number - 1]) != block
        start = 0 if first else int(self._ends[number - 1])
        return self._block(block)[start : int(self._ends[number])]

    def _block(self, number: int) -> bytes:
        start = int(self._block_ends[number - 1]) if number else 0
        compressed = self._data[start : int(self._block_ends[number])].tobytes()
        try:
            return zstandard.ZstdDecompressor().decompress(compressed)
        except zstandard.ZstdError as error:
            raise EngineError(f"{self._path}: content has changed ({error})") from error
