"""The postings of one stream as arrays: which passages hold a term, and how often in which field.

Passages are numbered in blocks of 65,536, so that 16 bits tell a passage of a block. The run of a term, its postings by ascending
passage, is cut into *parts*, one for each block in which the term stands: part `p` belongs to block `blocks[p]` and is
`lows[starts[p]:starts[p + 1]]`. The parts of the term at `index` are `parts[index]` … `parts[index + 1]`. Terms are sorted, so
that the runs of all terms with one prefix lie side by side.

How often a term stands in each of the four text fields is a *profile*: four counts. A posting names its profile by one byte, an
index into `profiles`, the 255 most frequent ones. Code 0 means a rarer one: `wide_at` (positions of such postings, ascending)
and `wide` hold those.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from indexer.query import TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.blocks import fastest
from indexer.whoosh_engine.vocabulary import Vocabulary, open_vocabulary


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

    terms: Vocabulary
    parts: Array
    blocks: Array
    starts: Array
    lows: Array
    codes: Array
    profiles: Array
    wide_at: Array
    wide: Array

    @classmethod
    def over(cls, stream: Stream, arrays: Arrays) -> Self:
        names = ("parts", "blocks", "starts", "lows", "codes", "profiles", "wide_at", "wide")
        return cls(open_vocabulary(stream, arrays), *(arrays[name] for name in names))

    def find(self, term: str) -> int | None:
        """The index of a term, None where no passage holds it."""
        return self.terms.find(term)

    def with_prefix(self, prefix: str) -> range:
        """The indexes of the terms that begin with `prefix`."""
        return self.terms.with_prefix(prefix)

    def holding(self, index: int) -> int:
        """How many passages hold a term, deleted ones among them."""
        return int(self.starts[self.parts[index + 1]]) - int(self.starts[self.parts[index]])

    def run(self, index: int) -> Run:
        return self.runs(range(index, index + 1))

    def runs(self, indexes: range) -> Run:
        """The runs of terms side by side, one after another; ids ascend within each."""
        first, last = (int(self.parts[indexes.start]), int(self.parts[indexes.stop])) if indexes else (0, 0)
        ids = fastest()(self.lows, self.blocks, self.starts, first, last)
        start = int(self.starts[first])
        return Run(ids, self.codes[start : start + len(ids)], start)

    def counts(self, run: Run, field: TextField) -> NDArray[np.float64]:
        """How often the term stands in `field` of each passage of the run."""
        column = TEXT_FIELDS.index(field)
        counts = self.profiles[:, column].astype(np.float64)[run.codes]
        low, high = np.searchsorted(self.wide_at, (run.start, run.start + len(run)))
        counts[self.wide_at[low:high] - run.start] = self.wide[low:high, column]
        return counts
