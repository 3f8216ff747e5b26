"""Documents packed for the writer: a few arrays instead of thousands of strings. Packing is done where documents are analysed, in
processes of their own; what is left for the writer is little, and cheap to send to it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Generic, TypeVar

import numpy as np

from indexer import stored
from indexer.engine import FACETS, AnalysedDocument
from indexer.query import STREAMS, TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine import grams
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE, REPEATED
from indexer.whoosh_engine.gathering import Numbers

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Interned(Generic[Value]):
    """A sequence of values, each distinct one kept once: the sequence is `values[of[0]], values[of[1]], …`."""

    values: list[Value]
    of: Array


class Interner(Generic[Value]):
    """Joins interned sequences to one; numbers are given in the order in which values are first seen."""

    def __init__(self) -> None:
        self._numbers: defaultdict[Value, int] = defaultdict(count().__next__)
        self._sequence = Numbers(np.uint32)

    def numbers(self, values: Iterable[Value]) -> Array:
        return np.fromiter(map(self._numbers.__getitem__, values), np.uint32)

    def add(self, interned: Interned[Value]) -> None:
        self._sequence.add(self.numbers(interned.values)[interned.of])

    @property
    def values(self) -> list[Value]:
        return list(self._numbers)

    @property
    def sequence(self) -> Array:
        """The numbers of all values added, in their order."""
        return self._sequence.array()


@dataclass(frozen=True, slots=True)
class PackedTokens:
    """Tokens of one stream: token `i` is the term `terms[i]` in the field of a passage that `places[i]` tells, passage × 4 + field.

    Terms of words are indexes into `vocabulary`, those of grams their numbers.
    """

    terms: Array
    places: Array
    vocabulary: list[str]


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """All rows have one entry for each passage. `lengths` has a column for each pair of field and stream; `bodies` are UTF-16 units."""

    id: str
    stored: bytes
    signature: bytes
    references: bytes
    ids: list[str]
    published: Array
    lengths: Array
    facets: Mapping[str, Interned[tuple[str, ...]]]
    texts: Mapping[TextField, Interned[str]]
    bodies: bytes
    body_sizes: Array
    tokens: Mapping[Stream, PackedTokens]


PLACES: tuple[tuple[TextField, Stream], ...] = tuple((field, stream) for field in TEXT_FIELDS for stream in STREAMS)
"""The columns of `lengths`."""
UNIT = 2
"""Bytes of a UTF-16 unit."""


def pack(document: AnalysedDocument) -> PackedDocument:
    passages = document.passages
    texts = [passage.folded.get(field, "") for passage in passages for field in TEXT_FIELDS]
    tokens: dict[Stream, PackedTokens] = {
        "words": _pack_words([passage.words.get(field, ()) for passage in passages for field in TEXT_FIELDS]),
        "grams": PackedTokens(*grams.cut(texts), vocabulary=[]),
    }
    of_field = {field: texts[column :: len(TEXT_FIELDS)] for column, field in enumerate(TEXT_FIELDS)}
    bodies = [text.encode("utf-16-le", "surrogatepass") for text in of_field["body"]]
    lengths = [np.bincount(tokens[stream].places, minlength=len(texts)) for stream in STREAMS]
    return PackedDocument(
        id=document.parsed.document.id,
        stored=stored.dump(document.parsed),
        signature=document.signature,
        references=document.references,
        ids=[passage.id for passage in passages],
        published=np.array([passage.published.toordinal() if passage.published else NO_DATE for passage in passages], np.int32),
        lengths=np.stack(lengths, axis=1).astype(np.uint32).reshape(len(passages), len(PLACES)),
        facets={name: _intern_sets([passage.facets[name] for passage in passages]) for name in FACETS},
        texts={field: _intern(of_field[field]) for field in REPEATED},
        bodies=b"".join(bodies),
        body_sizes=np.fromiter(map(len, bodies), np.int64, len(bodies)) // UNIT,
        tokens=tokens,
    )


def _pack_words(cells: Sequence[Sequence[str]]) -> PackedTokens:
    """Words given by place."""
    words = _intern(list(chain.from_iterable(cells)))
    places = np.repeat(np.arange(len(cells)), np.fromiter(map(len, cells), np.int64, len(cells)))
    return PackedTokens(words.of, places, words.values)


def _intern_sets(sets: Sequence[tuple[str, ...]]) -> Interned[tuple[str, ...]]:
    """The sets of values of a facet, without repetitions in them."""
    found = _intern(sets)
    return Interned([tuple(dict.fromkeys(each)) for each in found.values], found.of)


def _intern(values: Sequence[Value]) -> Interned[Value]:
    numbers: defaultdict[Value, int] = defaultdict(count().__next__)
    of = np.fromiter(map(numbers.__getitem__, values), np.uint32, len(values))
    return Interned(list(numbers), of)
