"""Gathers the tokens of one stream and writes its postings, in bounded memory: what is gathered is sorted, inverted and put aside in
files, as often as needed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from indexer.query import TEXT_FIELDS, Stream
from indexer.whoosh_engine.array_file import Array, ArrayFile, Arrays
from indexer.whoosh_engine.assembly import assemble
from indexer.whoosh_engine.gathering import ColumnSpool, smallest
from indexer.whoosh_engine.inversion import fastest, invert, portions_of
from indexer.whoosh_engine.numbering import NUMBERINGS
from indexer.whoosh_engine.packing import Batch
from indexer.whoosh_engine.portions import SMALL_PROFILES, Portion
from indexer.whoosh_engine.postings import Postings
from indexer.whoosh_engine.spool import Spooled, spool

TOKEN_BYTES = 8
LEAST = 1 << 20
"""Tokens that are gathered however little memory is given: an inversion of fewer is not worth its files."""
MOST = 1 << 22
"""Tokens that are gathered at most: what is left to invert when all documents are read keeps their reader waiting."""


class TokensWriter:
    """`named` gives the path of a file of the segment by its ending; `memory` tells how many bytes the tokens
    gathered may take: it is asked whenever those before were put aside, since other things grow."""

    def __init__(self, named: Callable[[str], Path], stream: Stream, memory: Callable[[], int]) -> None:
        self._named = named
        self._stream = stream
        self._memory = memory
        self._numbering = NUMBERINGS[stream]()
        self._gathered = np.empty(0, np.int64)
        self._count = 0
        self._portions: list[Spooled] = []
        self._profiles = np.zeros(SMALL_PROFILES, np.int64)
        self._lengths = ColumnSpool(named(f".{stream}.lengths.part"))

    def add(self, batch: Batch, first: int) -> None:
        """The tokens of a batch whose passages are numbered from `first`; passages come in ascending order."""
        tokens, counts = self._numbering.tokens(batch, first * len(TEXT_FIELDS))
        if self._count + len(tokens) > len(self._gathered):
            self._put_gathered_aside()
            fastest()  # loaded by now, for memory is shared out by what is in use
            room = min(max(self._memory() // TOKEN_BYTES, LEAST), MOST)
            self._gathered = np.empty(max(room, len(tokens)), np.int64)
        self._gathered[self._count : self._count + len(tokens)] = tokens
        self._count += len(tokens)
        self._add_lengths(counts.reshape(-1, len(TEXT_FIELDS)).T)

    def make_room(self) -> None:
        """Gives back memory, where it is worth it."""
        if self._count >= LEAST:
            self._put_gathered_aside()

    def add_segment(self, postings: Postings, lengths: Sequence[Array], renumbered: Array) -> None:
        """All postings of another segment, and of those of its passages that are kept how many tokens each field has; `renumbered[passage]`
        is the new number of a passage, negative for those dropped."""
        self._put_gathered_aside()
        self._put_aside(portions_of(postings, self._numbering.of_terms(postings.terms), renumbered))
        self._add_lengths(lengths)

    def finish(self) -> Arrays:
        """Writes the file of the stream; returns the columns that tell how many tokens each field of each passage has."""
        self._put_gathered_aside()
        vocabulary = self._numbering.settle(portion.read("terms") for portion in self._portions)
        file = ArrayFile(self._named(f".{self._stream}"))
        assemble(file, vocabulary, self._portions, self._profiles)
        for name, array in vocabulary.arrays.items():
            file.put(name, array)
        file.finish()
        for portion in self._portions:
            portion.remove()
        lengths = {f"length.{field}.{self._stream}": smallest(self._lengths.column(field, np.uint32)) for field in TEXT_FIELDS}
        self._lengths.remove()
        return lengths

    def abandon(self) -> None:
        self._lengths.close()

    def _add_lengths(self, lengths: Iterable[Array]) -> None:
        """Of the passages added, an array for each field."""
        for field, own in zip(TEXT_FIELDS, lengths, strict=True):
            self._lengths.append(field, own)

    def _put_gathered_aside(self) -> None:
        tokens = self._gathered[: self._count]
        renamed = self._numbering.sort(tokens)
        if self._count:
            self._put_aside(replace(portion, terms=renamed(portion.terms)) for portion in invert(tokens))
        del tokens
        self._gathered, self._count = np.empty(0, np.int64), 0

    def _put_aside(self, slices: Iterator[Portion]) -> None:
        self._portions.append(spool(self._named(f".{self._stream}.{len(self._portions)}"), slices, self._profiles))
