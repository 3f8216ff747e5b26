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
from indexer.engine import FACETS, AnalysedDocument, AnalysedPassage
from indexer.query import STREAMS, TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE, REPEATED

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
        self._parts: list[Array] = []

    def numbers(self, values: Iterable[Value]) -> Array:
        return np.fromiter(map(self._numbers.__getitem__, values), np.uint32)

    def add(self, interned: Interned[Value]) -> None:
        self._parts.append(self.numbers(interned.values)[interned.of])

    @property
    def values(self) -> list[Value]:
        return list(self._numbers)

    def take(self) -> Array:
        """The sequence gathered since the last time."""
        gathered = np.concatenate([np.zeros(0, np.uint32), *self._parts])
        self._parts = []
        return gathered


@dataclass(frozen=True, slots=True)
class PackedTokens:
    """Tokens of one stream, field by field of each passage: cell `i` is `counts[i]` tokens of `fields[i]` of passage `passages[i]`."""

    tokens: Interned[str]
    passages: Array
    fields: Array
    counts: Array


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """All rows have one entry for each passage. `lengths` has a column for each pair of field and stream; `bodies` are UTF-16 units."""

    id: str
    stored: bytes
    signature: bytes
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
    bodies = [passage.folded.get("body", "").encode("utf-16-le", "surrogatepass") for passage in passages]
    lengths = [[len(passage.terms.get(place, ())) for place in PLACES] for passage in passages]
    return PackedDocument(
        id=document.parsed.document.id,
        stored=stored.dump(document.parsed),
        signature=document.signature,
        ids=[passage.id for passage in passages],
        published=np.array([passage.published.toordinal() if passage.published else NO_DATE for passage in passages], np.int32),
        lengths=np.array(lengths, np.uint32).reshape(len(passages), len(PLACES)),
        facets={name: _intern([tuple(dict.fromkeys(passage.facets[name])) for passage in passages]) for name in FACETS},
        texts={field: _intern([passage.folded.get(field, "") for passage in passages]) for field in REPEATED},
        bodies=b"".join(bodies),
        body_sizes=np.array([len(body) // UNIT for body in bodies], np.int64),
        tokens={stream: _pack_tokens(passages, stream) for stream in STREAMS},
    )


def _pack_tokens(passages: tuple[AnalysedPassage, ...], stream: Stream) -> PackedTokens:
    cells = [
        (passage, field, tokens)
        for passage, each in enumerate(passages)
        for field, name in enumerate(TEXT_FIELDS)
        if (tokens := each.terms.get((name, stream)))
    ]
    return PackedTokens(
        _intern(list(chain.from_iterable(tokens for _, _, tokens in cells))),
        np.array([passage for passage, _, _ in cells], np.uint32),
        np.array([field for _, field, _ in cells], np.uint8),
        np.array([len(tokens) for _, _, tokens in cells], np.int64),
    )


def _intern(values: Sequence[Value]) -> Interned[Value]:
    numbers: defaultdict[Value, int] = defaultdict(count().__next__)
    of = np.fromiter(map(numbers.__getitem__, values), np.uint32, len(values))
    return Interned(list(numbers), of)
