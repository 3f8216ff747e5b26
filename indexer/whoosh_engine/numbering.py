"""How terms are numbered while tokens are gathered, and what becomes of the numbers: places in the sorted vocabulary."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

import numpy as np

from indexer.query import TEXT_FIELDS, Stream
from indexer.whoosh_engine import grams
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.inversion import SLICE
from indexer.whoosh_engine.packing import Interner, PackedDocument
from indexer.whoosh_engine.portions import PLACE_BITS
from indexer.whoosh_engine.vocabulary import Vocabulary, numbers_of, pack_grams, pack_words

Renaming = Callable[[Array], Array]


class Tokens(NamedTuple):
    """Tokens of one stream: token `i` has the term numbered `terms[i]` and stands at `places[i]`, which is passage × 4 + field."""

    terms: Array
    places: Array


class Numbering(Protocol):
    """The terms of one stream."""

    def of_document(self, document: PackedDocument) -> Tokens:
        """The tokens of a document, in no order; both arrays are int64, and the caller's to change."""
        ...

    def of_terms(self, vocabulary: Vocabulary) -> Array:
        """The numbers of the terms of another segment."""
        ...

    def sort(self, tokens: Array) -> Renaming:
        """Sorts tokens (`inversion.py`), in place, first by the string of the term. Terms may then be named by other numbers in them,
        which what is returned turns back."""
        ...

    def settle(self, portions: Sequence[Array]) -> tuple[Arrays, list[Array]]:
        """Given the terms that portions hold: the sorted vocabulary of all, and for each portion the places of its terms in it."""
        ...


class WordNumbering:
    """Words are numbered in the order in which they are first seen."""

    def __init__(self) -> None:
        self._interner: Interner[str] = Interner()

    def of_document(self, document: PackedDocument) -> Tokens:
        words = document.words
        numbers = self._interner.numbers(words.vocabulary).astype(np.int64)
        return Tokens(numbers[words.terms], np.repeat(np.arange(len(words.sizes)), words.sizes))

    def of_terms(self, vocabulary: Vocabulary) -> Array:
        return self._interner.numbers(vocabulary).astype(np.int64)

    def sort(self, tokens: Array) -> Renaming:
        strings = self._interner.values
        order, places = _sorted(strings, range(len(strings)))
        for start in range(0, len(tokens), SLICE):
            part = tokens[start : start + SLICE]
            terms = part >> PLACE_BITS
            part += (places[terms] - terms) << PLACE_BITS
        tokens.sort()
        return lambda terms: order[terms]

    def settle(self, portions: Sequence[Array]) -> tuple[Arrays, list[Array]]:
        strings = self._interner.values
        held = np.zeros(len(strings), np.bool_)
        for terms in portions:
            held[terms] = True
        order, places = _sorted(strings, np.flatnonzero(held).tolist())
        return pack_words([strings[number] for number in order.tolist()]), [places[terms] for terms in portions]


class GramNumbering:
    """Grams are numbers, and these sort as the grams do."""

    def of_document(self, document: PackedDocument) -> Tokens:
        fields = (document.bodies if field == "body" else document.texts[field].sequence() for field in TEXT_FIELDS)
        return Tokens(*grams.cut([*chain.from_iterable(zip(*fields, strict=True))]))

    def of_terms(self, vocabulary: Vocabulary) -> Array:
        return numbers_of(vocabulary)

    def sort(self, tokens: Array) -> Renaming:
        tokens.sort()
        return lambda terms: terms

    def settle(self, portions: Sequence[Array]) -> tuple[Arrays, list[Array]]:
        numbers = np.unique(np.concatenate([np.zeros(0, np.int64), *portions]))
        return pack_grams(numbers), [np.searchsorted(numbers, terms) for terms in portions]


NUMBERINGS: dict[Stream, Callable[[], Numbering]] = {"words": WordNumbering, "grams": GramNumbering}


def _sorted(strings: Sequence[str], numbers: Sequence[int]) -> tuple[Array, Array]:
    """`numbers` in the order of their strings, and for each number its place in that order."""
    order = np.array(sorted(numbers, key=strings.__getitem__), np.int64)
    places = np.empty(len(strings), np.int64)
    places[order] = np.arange(len(order))
    return order, places
