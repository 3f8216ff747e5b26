"""Stored documents: compressed in blocks, of which one is read to get one document."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import numpy as np
import zstandard

from indexer.engine import EngineError
from indexer.whoosh_engine.array_file import Array, Arrays, read_bytes
from indexer.whoosh_engine.gathering import Numbers

BLOCK = 16_384
"""Bytes of documents that are compressed together, at least: larger blocks compress better, smaller ones are read faster. Of 3,504 laws
(70 MB) 8 KB make 23.3 MB and 20 µs for a document, 16 KB 22.8 MB and 25 µs, 32 KB 21.9 MB and 37 µs."""
Block = bytes | bytearray | memoryview
LEVEL = 3
"""zstandard's default: further levels cost more time than they save space."""


class DocumentsWriter:
    """Writes documents one after another; what `finish` returns tells where they are."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self._waiting: list[bytes] = []
        self._size = 0
        self._blocks = Numbers(np.int64)
        self._of = Numbers(np.uint32)
        self._ends = Numbers(np.int64)

    def add(self, documents: Iterable[bytes]) -> None:
        full: list[Block] = []
        of, ends = [], []
        for data in documents:
            self._waiting.append(data)
            self._size += len(data)
            of.append(len(self._blocks) + len(full))
            ends.append(self._size)
            if self._size >= BLOCK:
                full.append(self._taken())
        self._of.add(np.array(of, np.uint32))
        self._ends.add(np.array(ends, np.int64))
        if full:
            compressed = self._compressor.multi_compress_to_buffer(full)  # one call, during which other threads work
            self._write([compressed[number].tobytes() for number in range(len(full))])

    def _taken(self) -> Block:
        """What waits to be written; nothing does any more."""
        block = b"".join(self._waiting)
        self._waiting, self._size = [], 0
        return block

    def _write(self, compressed: list[bytes]) -> None:
        self._blocks.add(self._file.tell() + np.cumsum([*map(len, compressed)], dtype=np.int64))
        self._file.write(b"".join(compressed))

    def finish(self) -> Arrays:
        if self._waiting:
            self._write([self._compressor.compress(self._taken())])
        self._file.close()
        return {"block_ends": self._blocks.array(), "block_of": self._of.array(), "ends_in_block": self._ends.array()}

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
