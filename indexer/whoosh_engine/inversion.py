"""Tokens → postings, with arrays only: tokens are numbers that sort by term, then passage, then field.

    token = term << 27 | passage << 2 | field

The postings of a range of passages are a `Portion`; `assembly.py` makes one file of several.
"""

import importlib.util
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np

from indexer.query import TEXT_FIELDS
from indexer.scoring import MOST
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.portions import FIELD_BITS, PASSAGE_BITS, SMALL, SMALL_BITS, Portion
from indexer.whoosh_engine.postings import Postings

SLICE = 1 << 19
"""Tokens or postings worked on at a time: they take about 60 bytes each."""


def invert(tokens: Array) -> Iterator[Portion]:
    """The postings of tokens (int64, sorted), in slices."""
    start = 0
    while start < len(tokens):
        end = min(start + SLICE, len(tokens))
        if end < len(tokens):  # no posting is cut
            posting = tokens[end] >> FIELD_BITS
            before, behind = np.searchsorted(tokens, (posting << FIELD_BITS, (posting + 1) << FIELD_BITS)).tolist()
            end = before if before > start else behind
        yield fastest()(tokens[start:end])
        start = end


@cache
def fastest() -> Callable[[Array], Portion]:
    """The compiled form of `inverted_plainly` if it can be had."""
    if importlib.util.find_spec("numba") is None:
        return inverted_plainly
    from indexer.whoosh_engine.compiled.inversion import inverted

    return inverted


def inverted_plainly(tokens: Array) -> Portion:
    """The postings of some tokens, sorted; those of the last one are all there."""
    firsts = changes(tokens)
    counts = np.minimum(np.diff(firsts, append=len(tokens)), MOST)
    cells = tokens[firsts]
    shifts = (cells & ((1 << FIELD_BITS) - 1)) * SMALL_BITS
    cells >>= FIELD_BITS
    first_cells = changes(cells)
    postings = cells[first_cells]
    small = np.bitwise_or.reduceat(np.minimum(counts, SMALL - 1) << shifts, first_cells).astype(np.uint16)
    large = np.unique(np.searchsorted(first_cells, np.flatnonzero(counts >= SMALL), "right") - 1)
    small[large] = 0
    sizes = np.diff(first_cells, append=len(cells))[large]
    at = np.repeat(first_cells[large] - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
    wide = np.zeros((len(large), len(TEXT_FIELDS)), np.uint16)
    wide[np.repeat(np.arange(len(large)), sizes), shifts[at] // SMALL_BITS] = counts[at]
    terms = postings >> PASSAGE_BITS
    first_postings = changes(terms)
    ids = (postings & ((1 << PASSAGE_BITS) - 1)).astype(np.uint32)
    return Portion(terms[first_postings], np.diff(first_postings, append=len(terms)), ids, small, large, wide)


def portions_of(postings: Postings, numbers: Array, renumbered: Array) -> Iterator[Portion]:
    """The postings of an existing stream, in slices: its terms numbered by `numbers`, its passages by `renumbered`, negative for
    those dropped."""
    starts = postings.starts[postings.parts]
    first = 0
    while first < len(numbers):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + np.int64(SLICE), "right")) - 1)
        run = postings.runs(range(first, last))
        ids = renumbered[run.ids]
        kept = ids >= 0
        profiles = postings.profiles.astype(np.uint16)[run.codes]
        low, high = np.searchsorted(postings.wide_at, (run.start, run.start + len(run)))
        profiles[postings.wide_at[low:high] - run.start] = postings.wide[low:high]
        terms = np.repeat(numbers[first:last], np.diff(starts[first : last + 1]))[kept]
        firsts = changes(terms)
        yield Portion(terms[firsts], np.diff(firsts, append=len(terms)), ids[kept].astype(np.uint32), *_split(profiles[kept]))
        first = last


def changes(values: Array) -> Array:
    """Where a new value begins in an array in which equal ones stand together."""
    if not len(values):
        return np.zeros(0, np.int64)
    return np.concatenate(([0], np.flatnonzero(values[1:] != values[:-1]) + 1))


def _split(profiles: Array) -> tuple[Array, Array, Array]:
    """Profiles → the small ones packed (0 for others), and the positions and profiles of the others."""
    packed = np.zeros(len(profiles), np.uint16)
    for column in range(len(TEXT_FIELDS)):
        packed |= (profiles[:, column] & (SMALL - 1)) << (SMALL_BITS * column)
    large = np.flatnonzero((profiles >= SMALL).any(axis=1))
    packed[large] = 0
    return packed, large, profiles[large]


def unpacked(small: Array) -> Array:
    """Small profiles → rows of four counts."""
    shifts = np.arange(len(TEXT_FIELDS), dtype=np.uint16) * SMALL_BITS
    return ((small[:, None] >> shifts) & (SMALL - 1)).astype(np.uint16)
