"""What adds to scores: the leaves of a query, and the tables by which they are scored."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from indexer import scoring
from indexer.query import STREAMS, TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.blocks import BLOCK_BITS
from indexer.whoosh_engine.columns import Columns
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.postings import Postings

BLOCK = 1 << BLOCK_BITS
SEVERAL = len(TEXT_FIELDS)
"""In `Tables.only`: the profile has counts in several fields, or none."""


class Term(NamedTuple):
    """The run of a term: parts `first` … `last` of the stream `STREAMS[stream]`, `size` passages. It adds `factor` × its saturated
    frequency, for which `asked` has a bit set for each of `TEXT_FIELDS` that counts."""

    stream: int
    first: int
    last: int
    size: int
    asked: int
    factor: float


class Given(NamedTuple):
    """Adds `scores[i]` to the score of passage `ids[i]` (uint32, ascending)."""

    ids: Array
    scores: Array


Leaf = Term | Given


class Found(NamedTuple):
    """`passages` match: all those of a run, or the ones given (uint32, ascending). They score what `leaves` add, in their order.

    A leaf may add to other passages, too, which were found on the way and match the whole no more, unless the leaves are `exact`.
    """

    passages: Array | Term
    leaves: tuple[Leaf, ...] = ()
    exact: bool = False


class Tables(NamedTuple):
    """What a stream of a segment is read and scored by: postings as in `Postings`; `counts[code, field]` are the profiles, and
    `only[code]` is the one field in which a profile has a count, or `SEVERAL`; `lengths[field, passage]` counts tokens (uint16),
    `norms[field, length]` is what one occurrence adds to tf~, in all of which fields are numbered as in `TEXT_FIELDS`."""

    blocks: Array
    starts: Array
    lows: Array
    codes: Array
    wide_at: Array
    wide: Array
    counts: Array
    only: Array
    lengths: Array
    norms: Array
    k1: float

    @property
    def size(self) -> int:
        """How many passages the segment has."""
        return int(self.lengths.shape[1])

    def parts(self, term: Term) -> tuple[Array, Array, Array]:
        """The blocks of the parts of a run, where each begins, with the end of the last, and the lows of all runs."""
        return self.blocks[term.first : term.last], self.starts[term.first : term.last + 1], self.lows


def tables_of(stream: Stream, columns: Columns, postings: Postings, average: Mapping[tuple[TextField, Stream], float]) -> Tables:
    most = np.uint32(scoring.MOST)
    lengths = np.array([np.minimum(columns.lengths[field, stream], most) for field in TEXT_FIELDS], np.uint16)
    every = np.arange(int(lengths.max(initial=0)) + 1, dtype=np.float64)
    norms = np.array([scoring.norm(field, every, average[field, stream] or 1.0) for field in TEXT_FIELDS])
    counts = postings.profiles.astype(np.float64)
    only = np.where((counts > 0).sum(axis=1) == 1, counts.argmax(axis=1), SEVERAL).astype(np.uint8)
    wide = postings.wide.astype(np.float64)
    return Tables(
        *(postings.blocks, postings.starts, postings.lows, postings.codes, postings.wide_at),
        *(fixed(wide), fixed(counts), fixed(only), fixed(lengths), fixed(norms)),
        scoring.K1,
    )


def term_of(postings: Postings, index: int, stream: Stream, fields: tuple[TextField, ...], factor: float) -> Term:
    asked = sum(1 << place for place, field in enumerate(TEXT_FIELDS) if field in fields)
    first, last = int(postings.parts[index]), int(postings.parts[index + 1])
    return Term(STREAMS.index(stream), first, last, postings.holding(index), asked, factor)
