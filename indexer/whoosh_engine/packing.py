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
from indexer.query import TEXT_FIELDS, TextField
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE, REPEATED
from indexer.whoosh_engine.gathering import Numbers

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Interned(Generic[Value]):
    """A sequence of values, each distinct one kept once: the sequence is `values[of[0]], values[of[1]], …`."""

    values: list[Value]
    of: Array

    def sequence(self) -> list[Value]:
        return [*map(self.values.__getitem__, self.of.tolist())]


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
class PackedWords:
    """The words of all places (`tokens.py`), one place after another: word `i` is `vocabulary[terms[i]]`, a place has as many as `sizes`
    tells."""

    vocabulary: list[str]
    terms: Array
    sizes: Array


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """All rows have one entry for each passage. Grams are not packed: they are cut from the folded texts by whoever writes, which takes a
    tenth of the time that sending them would."""

    id: str
    stored: bytes
    signature: bytes
    references: bytes
    ids: list[str]
    published: Array
    facets: Mapping[str, Interned[tuple[str, ...]]]
    texts: Mapping[TextField, Interned[str]]
    bodies: list[str]
    words: PackedWords


def pack(document: AnalysedDocument) -> PackedDocument:
    passages = document.passages
    return PackedDocument(
        id=document.parsed.document.id,
        stored=stored.dump(document.parsed),
        signature=document.signature,
        references=document.references,
        ids=[passage.id for passage in passages],
        published=np.array([passage.published.toordinal() if passage.published else NO_DATE for passage in passages], np.int32),
        facets={name: _intern_sets([passage.facets[name] for passage in passages]) for name in FACETS},
        texts={field: _intern([passage.folded.get(field, "") for passage in passages]) for field in REPEATED},
        bodies=[passage.folded.get("body", "") for passage in passages],
        words=_pack_words([passage.words.get(field, ()) for passage in passages for field in TEXT_FIELDS]),
    )


def _pack_words(places: Sequence[Sequence[str]]) -> PackedWords:
    words = _intern(list(chain.from_iterable(places)))
    return PackedWords(words.values, words.of.astype(np.min_scalar_type(len(words.values))), np.fromiter(map(len, places), np.uint32))


def _intern_sets(sets: Sequence[tuple[str, ...]]) -> Interned[tuple[str, ...]]:
    """The sets of values of a facet, without repetitions in them."""
    found = _intern(sets)
    return Interned([tuple(dict.fromkeys(each)) for each in found.values], found.of)


def _intern(values: Sequence[Value]) -> Interned[Value]:
    numbers: defaultdict[Value, int] = defaultdict(count().__next__)
    of = np.fromiter(map(numbers.__getitem__, values), np.uint32, len(values))
    return Interned(list(numbers), of)
