"""The terms of a stream, sorted, over arrays: found by bisection, without reading others than those passed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from indexer.query import Stream
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.grams import gram_of, number_of
from indexer.whoosh_engine.strings import Strings, encoded, pack, unpack

KEY_BYTES = 8
"""Bytes of a word that its search key holds: two Han characters and a part of the third."""
LAST = "\U0010ffff"


class Words(Sequence[str]):
    """Terms of any length; `keys` are their first bytes as numbers that sort as they do."""

    def __init__(self, strings: Strings, keys: Array) -> None:
        self._strings = strings
        self._keys = keys

    def __len__(self) -> int:
        return len(self._strings)

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # no slices
        return self._strings[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self._strings)

    def find(self, term: str) -> int | None:
        """The index of a term, None where it is none."""
        raw = encoded(term)
        index = self._position(raw)
        return index if index < len(self) and self._strings.raw(index) == raw else None

    def with_prefix(self, prefix: str) -> range:
        """The indexes of the terms that begin with `prefix`."""
        return range(self._position(encoded(prefix)), self._position(encoded(prefix + LAST) + b"\xff"))

    def _position(self, raw: bytes) -> int:
        """The index of the first term not less than `raw`."""
        key = np.uint64(int.from_bytes(raw[:KEY_BYTES].ljust(KEY_BYTES, b"\0"), "big"))
        low = int(np.searchsorted(self._keys, key, "left"))
        if low == len(self._keys) or self._keys[low] != key:
            return low
        return self._strings.position(raw, low, int(np.searchsorted(self._keys, key, "right")))


class Grams(Sequence[str]):
    """Terms of one character or two, given by their numbers (`grams.py`)."""

    def __init__(self, numbers: Array) -> None:
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # no slices
        return gram_of(int(self.numbers[index]))

    def find(self, term: str) -> int | None:
        number = number_of(term)
        index = len(self) if number is None else int(np.searchsorted(self.numbers, number))
        return index if index < len(self) and self.numbers[index] == number else None

    def with_prefix(self, prefix: str) -> range:
        return range(bisect_left(self, prefix), bisect_left(self, prefix + LAST))


Vocabulary = Words | Grams


def pack_words(words: Sequence[str]) -> Arrays:
    """The arrays of sorted words."""
    keys = b"".join(encoded(word)[:KEY_BYTES].ljust(KEY_BYTES, b"\0") for word in words)
    return {**pack("terms", words), "keys": np.frombuffer(keys, ">u8").astype(np.uint64)}


def pack_grams(numbers: Array) -> Arrays:
    """The arrays of sorted grams."""
    return {"grams": numbers.astype(np.int64)}


def numbers_of(vocabulary: Vocabulary) -> Array:
    """The numbers of grams."""
    return vocabulary.numbers if isinstance(vocabulary, Grams) else np.array([number_of(term) for term in vocabulary], np.int64)


def open_vocabulary(stream: Stream, arrays: Arrays) -> Vocabulary:
    return Grams(arrays["grams"]) if stream == "grams" else Words(unpack("terms", arrays), arrays["keys"])
