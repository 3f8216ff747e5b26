"""Gathers the tokens of one stream and writes its postings, in bounded memory: full portions are inverted and put aside in files."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import fields
from itertools import count
from pathlib import Path

import numpy as np

from indexer.query import TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.inversion import Portion, assemble, invert, portion_of
from indexer.whoosh_engine.postings import Postings

PORTION = 6_000_000
"""Tokens inverted at once. It takes up to about 60 bytes a token: a third of a gigabyte."""


class TokensWriter:
    """`named` gives the path of a file of the segment by its ending."""

    def __init__(self, named: Callable[[str], Path], stream: Stream) -> None:
        self._named = named
        self._stream = stream
        self._vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
        self._parts: list[Path] = []
        self._clear()

    def _clear(self) -> None:
        self._numbers = array("i")
        self._cells: tuple[array[int], array[int], array[int]] = (array("i"), array("B"), array("i"))

    def add(self, tokens: Sequence[str], passage: int, field: TextField) -> None:
        """The tokens of one field of a passage; passages come in ascending order."""
        if not tokens:
            return
        self._numbers.extend(map(self._vocabulary.__getitem__, tokens))
        for column, value in zip(self._cells, (passage, TEXT_FIELDS.index(field), len(tokens)), strict=True):
            column.append(value)
        if len(self._numbers) >= PORTION:
            self._put_aside(self._inverted())

    def add_postings(self, postings: Postings, renumbered: Array) -> None:
        """All postings of another segment; `renumbered[passage]` is the new number of a passage, negative for those dropped."""
        self._put_aside(self._inverted())
        numbers = np.fromiter(map(self._vocabulary.__getitem__, postings.terms), np.int64, len(postings.terms))
        self._put_aside(portion_of(postings, numbers, renumbered))

    def finish(self) -> None:
        """Writes the file of the stream."""
        portions = [_read(path) for path in self._parts]
        assemble(self._named(f".{self._stream}"), list(self._vocabulary), [*portions, self._inverted()])
        for path in self._parts:
            path.unlink()

    def _inverted(self) -> Portion:
        """The tokens gathered since the last time."""
        passages, places, counts = (np.frombuffer(column, column.typecode) for column in self._cells)
        portion = invert(np.frombuffer(self._numbers, np.int32), np.repeat(passages, counts), np.repeat(places, counts))
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
