"""The postings of one stream as arrays: which passages hold a term, and how often in which field.

Terms are sorted; the run of the term at `index` is `ids[starts[index]:starts[index + 1]]`, passage numbers ascending, so that the
runs of all terms with one prefix lie side by side.

How often a term stands in each of the four text fields is a *profile*: four counts. A posting names its profile by one byte, an
index into `profiles`, the 255 most frequent ones. Code 0 means a rarer one: `wide_at` (positions of such postings, ascending)
and `wide` hold those.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.query import TEXT_FIELDS, TextField
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.strings import Strings, encoded, unpack

KEY_BYTES = 8
"""Bytes of a term that its search key holds: two Han characters and a part of the third."""
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of one term: `ids` (uint32, ascending) and `codes` (uint8); `start` is where they begin among all."""

    ids: Array
    codes: Array
    start: int

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Postings:
    """All runs of one stream."""

    terms: Strings
    keys: Array
    starts: Array
    ids: Array
    codes: Array
    profiles: Array
    wide_at: Array
    wide: Array

    @classmethod
    def over(cls, arrays: Arrays) -> Self:
        names = ("keys", "starts", "ids", "codes", "profiles", "wide_at", "wide")
        return cls(unpack("terms", arrays), *(arrays[name] for name in names))

    def find(self, term: str) -> int | None:
        """The index of a term, None where no passage holds it."""
        raw = encoded(term)
        index = self._position(raw)
        return index if index < len(self.terms) and self.terms.raw(index) == raw else None

    def with_prefix(self, prefix: str) -> range:
        """The indexes of the terms that begin with `prefix`."""
        return range(self._position(encoded(prefix)), self._position(encoded(prefix + LAST) + b"\xff"))

    def run(self, index: int) -> Run:
        return self.runs(range(index, index + 1))

    def runs(self, indexes: range) -> Run:
        """The runs of terms side by side, one after another; ids ascend within each."""
        if not indexes:
            return Run(self.ids[:0], self.codes[:0], 0)
        start, end = int(self.starts[indexes.start]), int(self.starts[indexes.stop])
        return Run(self.ids[start:end], self.codes[start:end], start)

    def counts(self, run: Run, field: TextField) -> NDArray[np.float64]:
        """How often the term stands in `field` of each passage of the run."""
        column = TEXT_FIELDS.index(field)
        counts = self.profiles[:, column].astype(np.float64)[run.codes]
        low, high = np.searchsorted(self.wide_at, (run.start, run.start + len(run)))
        counts[self.wide_at[low:high] - run.start] = self.wide[low:high, column]
        return counts

    def _position(self, raw: bytes) -> int:
        """The index of the first term not less than `raw`."""
        key = np.uint64(int.from_bytes(raw[:KEY_BYTES].ljust(KEY_BYTES, b"\0"), "big"))
        low = int(np.searchsorted(self.keys, key, "left"))
        if low == len(self.keys) or self.keys[low] != key:
            return low
        return self.terms.position(raw, low, int(np.searchsorted(self.keys, key, "right")))


def search_keys(terms: Strings) -> Array:
    """The first bytes of each term as numbers that sort as the terms do."""
    parts = b"".join(terms.raw(index)[:KEY_BYTES].ljust(KEY_BYTES, b"\0") for index in range(len(terms)))
    return np.frombuffer(parts, ">u8").astype(np.uint64)
