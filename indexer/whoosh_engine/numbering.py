"""How terms are numbered while tokens are gathered, and what becomes of the numbers: places in the sorted vocabulary."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from typing import Protocol

import numpy as np

from indexer.query import TEXT_FIELDS, Stream
from indexer.whoosh_engine import cutting
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.columns import REPEATED
from indexer.whoosh_engine.inversion import SLICE, changes
from indexer.whoosh_engine.packing import Batch, Interner
from indexer.whoosh_engine.portions import PLACE_BITS
from indexer.whoosh_engine.units import Units
from indexer.whoosh_engine.vocabulary import Vocabulary, numbers_of, pack_grams, pack_words

Renaming = Callable[[Array], Array]


@dataclass(frozen=True, slots=True)
class Settled:
    """The sorted vocabulary: its arrays, how many terms it has, and what turns the numbers of terms into their places in it."""

    arrays: Arrays
    size: int
    places: Renaming


class Numbering(Protocol):
    """The terms of one stream. A *place* is a field of a passage; its number is that of the passage × 4 + that of the field."""

    def tokens(self, batch: Batch, first: int) -> tuple[Array, Array]:
        """The tokens (`inversion.py`) of a batch whose places are numbered from `first`, in no order, and how many each place has."""
        ...

    def of_terms(self, vocabulary: Vocabulary) -> Array:
        """The numbers of the terms of another segment."""
        ...

    def sort(self, tokens: Array) -> Renaming:
        """Sorts tokens, in place, first by the string of the term. Terms may then be named by other numbers in them, which what is returned
        turns back."""
        ...

    def settle(self, portions: Iterable[Array]) -> Settled:
        """Given the terms that portions hold, those of one after those of the other: the vocabulary of all."""
        ...


class WordNumbering:
    """Words are numbered in the order in which they are first seen."""

    def __init__(self) -> None:
        self._interner: Interner[str] = Interner()
        self._order: list[int] = []

    def tokens(self, batch: Batch, first: int) -> tuple[Array, Array]:
        numbers = self._interner.numbers(batch.words.values).astype(np.int64)
        numbers <<= PLACE_BITS
        found = numbers[batch.words.of]
        found |= np.repeat(np.arange(first, first + len(batch.word_counts)), batch.word_counts)
        return found, batch.word_counts

    def of_terms(self, vocabulary: Vocabulary) -> Array:
        return self._interner.numbers(vocabulary).astype(np.int64)

    def sort(self, tokens: Array) -> Renaming:
        order = self._sorted(self._interner.values)
        places = np.empty(len(order), np.int64)
        places[order] = np.arange(len(order))
        for start in range(0, len(tokens), SLICE):
            part = tokens[start : start + SLICE]
            terms = part >> PLACE_BITS
            part += (places[terms] - terms) << PLACE_BITS
        tokens.sort()
        return lambda terms: order[terms]

    def settle(self, portions: Iterable[Array]) -> Settled:
        strings = self._interner.values
        held = np.zeros(len(strings), np.bool_)
        for terms in portions:
            held[terms] = True
        order = self._sorted(strings)
        order = order[held[order]]
        places = np.empty(len(strings), np.int64)
        places[order] = np.arange(len(order))
        return Settled(pack_words([strings[number] for number in order.tolist()]), len(order), places.__getitem__)

    def _sorted(self, strings: Sequence[str]) -> Array:
        """The numbers of all words, in the order of these; what was sorted before is a run, which Python's sort merges with the new."""
        self._order += sorted(range(len(self._order), len(strings)), key=strings.__getitem__)
        self._order.sort(key=strings.__getitem__)
        return np.array(self._order, np.int64)


class GramNumbering:
    """Grams are numbers, and these sort as the grams do."""

    def tokens(self, batch: Batch, first: int) -> tuple[Array, Array]:
        return cutting.fastest()(*_texts_of_places(batch), first)

    def of_terms(self, vocabulary: Vocabulary) -> Array:
        return numbers_of(vocabulary)

    def sort(self, tokens: Array) -> Renaming:
        tokens.sort()
        return lambda terms: terms

    def settle(self, portions: Iterable[Array]) -> Settled:
        numbers = reduce(_union, portions, np.zeros(0, np.int64))
        return Settled(pack_grams(numbers), len(numbers), lambda terms: np.searchsorted(numbers, terms))


def _union(one: Array, other: Array) -> Array:
    """The numbers of both, sorted, each once; to sort is several times as fast as `np.union1d`."""
    both = np.concatenate((one, other))
    both.sort()
    return both[changes(both)]


NUMBERINGS: dict[Stream, Callable[[], Numbering]] = {"words": WordNumbering, "grams": GramNumbering}


def _texts_of_places(batch: Batch) -> tuple[Units, Array]:
    """The distinct texts of a batch, and which of them each place holds."""
    texts = Units.of(chain.from_iterable(batch.texts[field].values for field in REPEATED))
    of = np.empty((len(batch), len(TEXT_FIELDS)), np.int64)
    start = 0
    for field in REPEATED:
        of[:, TEXT_FIELDS.index(field)] = start + batch.texts[field].of.astype(np.int64)
        start += len(batch.texts[field].values)
    of[:, TEXT_FIELDS.index("body")] = np.arange(start, start + len(batch))
    return texts.followed_by(batch.bodies), of.ravel()
