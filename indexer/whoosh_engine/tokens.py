"""Gathers the tokens of one stream and writes its postings, in bounded memory: full portions are inverted and put aside in files."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np

from indexer.query import Stream
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.inversion import Portion, assemble, invert, portion_of
from indexer.whoosh_engine.packing import Interner, PackedTokens
from indexer.whoosh_engine.postings import Postings

PORTION = 3_000_000
"""Tokens inverted at once. It takes up to about 60 bytes a token: a fifth of a gigabyte."""


class TokensWriter:
    """`named` gives the path of a file of the segment by its ending."""

    def __init__(self, named: Callable[[str], Path], stream: Stream) -> None:
        self._named = named
        self._stream = stream
        self._interner: Interner[str] = Interner()
        self._parts: list[Path] = []
        self._clear()

    def _clear(self) -> None:
        self._size = 0
        self._cells: list[tuple[Array, Array, Array]] = []

    def add(self, packed: PackedTokens, first: int) -> None:
        """The tokens of passages that are numbered from `first`; passages come in ascending order."""
        self._interner.add(packed.tokens)
        self._cells.append((packed.passages + np.uint32(first), packed.fields, packed.counts))
        self._size += len(packed.tokens.of)
        if self._size >= PORTION:
            self._put_aside(self._inverted())

    def add_postings(self, postings: Postings, renumbered: Array) -> None:
        """All postings of another segment; `renumbered[passage]` is the new number of a passage, negative for those dropped."""
        self._put_aside(self._inverted())
        self._put_aside(portion_of(postings, self._interner.numbers(postings.terms), renumbered))

    def finish(self) -> None:
        """Writes the file of the stream."""
        portions = [_read(path) for path in self._parts]
        assemble(self._named(f".{self._stream}"), self._interner.values, [*portions, self._inverted()])
        for path in self._parts:
            path.unlink()

    def _inverted(self) -> Portion:
        """The tokens gathered since the last time."""
        nothing = np.zeros(0, np.int64)
        passages, places, counts = (
            (np.concatenate([nothing, *column]) for column in zip(*self._cells, strict=True)) if self._cells else [nothing] * 3
        )
        portion = invert(self._interner.take(), np.repeat(passages, counts), np.repeat(places, counts))
        self._clear()
        return portion

    def _put_aside(self, portion: Portion) -> None:
        if not len(portion.ids):
            return
        path = self._named(f".{self._stream}.{len(self._parts)}.part")
        array_file.write(path, {field.name: getattr(portion, field.name) for field in fields(portion)})
        self._parts.append(path)


def _read(path: Path) -> Portion:
    arrays = array_file.read(path)
    return Portion(**{field.name: arrays[field.name] for field in fields(Portion)})
