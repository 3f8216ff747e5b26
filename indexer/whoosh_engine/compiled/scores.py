"""Sums of what leaves add to the scores of passages."""

import threading
from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np

from indexer.query import STREAMS
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.compiled.sets import SPARSE, reach
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.leaves import BLOCK, SEVERAL, Given, Leaf, Tables, Term, fixed
from indexer.whoosh_engine.plain import Ids, Scores

STRETCH = 1 << 14
"""Passages scored at a time; a block is a multiple of it. Their sums, 128 kilobytes, stay in the cache next to the processor."""
GIVEN = len(STREAMS)
"""In `Leaves.rows`: no stream, but scores that are given."""
STREAM, FIRST, LAST, ASKED = range(4)


class _Sums(threading.local):
    """Room for the sums of a stretch, full of NaN before it is used and after."""

    def __init__(self) -> None:
        self.room = np.full(STRETCH, np.nan)


_sums = _Sums()
_NO_IDS = fixed(np.zeros(0, np.uint32))
_NO_SCORES = np.zeros(0)


class Leaves(NamedTuple):
    """Leaves as arrays. A row is `STREAM`, `FIRST`, `LAST`, `ASKED` of a term; of given scores it is `GIVEN` and where they are among `ids`
    and `scores`."""

    rows: Array
    factors: Array
    ids: Array
    scores: Array


def scores(leaves: Sequence[Leaf], wanted: Ids, tables: Sequence[Tables]) -> Scores:
    if not leaves or not len(wanted):
        return np.zeros(len(wanted))
    rows, end = [], 0
    for leaf in leaves:
        if isinstance(leaf, Given):
            rows.append((GIVEN, end, end + len(leaf.ids), 0))
            end += len(leaf.ids)
        else:
            rows.append((leaf.stream, leaf.first, leaf.last, leaf.asked))
    given = [leaf for leaf in leaves if isinstance(leaf, Given)]
    ids = fixed(np.concatenate([leaf.ids for leaf in given])) if given else _NO_IDS
    values = np.concatenate([leaf.scores for leaf in given]) if given else _NO_SCORES
    factors = np.array([leaf.factor if isinstance(leaf, Term) else 0.0 for leaf in leaves])
    return cast("Scores", _scores(_sums.room, fixed(wanted), np.array(rows), factors, ids, values, *tables[0], *tables[1]))


class Stretch(NamedTuple):
    """`sums[i]` is that of passage `low + i`, NaN for those that are not wanted; `kept` is room for as many numbers."""

    sums: Array
    kept: Array
    low: np.int64
    wanted: Array


@kernel
def _scores(sums, wanted, *arrays):  # type: ignore[no-untyped-def]
    """Stretch by stretch: what is wanted is set to 0 among the NaN, every leaf adds to what is not NaN, the sums are taken out.

    `arrays` are those of `Leaves` and of the two `Tables`; they are handed over one by one, which takes a third of the time.
    """
    leaves, words, grams = Leaves(*arrays[:4]), Tables(*arrays[4:15]), Tables(*arrays[15:])
    total, kept = np.empty(len(wanted)), np.empty(STRETCH, np.uint16)
    at = leaves.rows[:, FIRST].copy()
    last = 0
    while last < len(wanted):
        first, low = last, np.int64(wanted[last]) // STRETCH * STRETCH
        last = reach(wanted, first, low + STRETCH)
        stretch = Stretch(sums, kept, low, wanted[first:last])
        for passage in stretch.wanted:
            sums[passage - low] = 0.0
        for leaf in range(len(at)):
            row = leaves.rows[leaf]
            if row[STREAM] == GIVEN:
                at[leaf] = _add_given(stretch, leaves, at[leaf], row[LAST])
            elif row[STREAM] == 0:
                at[leaf] = _add_term(stretch, words, at[leaf], row, leaves.factors[leaf])
            else:
                at[leaf] = _add_term(stretch, grams, at[leaf], row, leaves.factors[leaf])
        for place in range(first, last):
            total[place] = sums[wanted[place] - low]
            sums[wanted[place] - low] = np.nan
    return total


@kernel
def _add_given(stretch, leaves, at, last):  # type: ignore[no-untyped-def]
    """Adds the scores given in the stretch; they begin at `at` or later. Tells where they end."""
    begin = reach(leaves.ids[:last], at, stretch.low)
    end = reach(leaves.ids[:last], begin, stretch.low + STRETCH)
    for place in range(begin, end):
        stretch.sums[leaves.ids[place] - stretch.low] += leaves.scores[place]
    return end


@kernel
def _add_term(stretch, tables, part, row, factor):  # type: ignore[no-untyped-def]
    """Adds what a term scores in the stretch, which is not before the given part. Tells the part for the next stretch.

    Most terms stand in one field of a passage, which is looked up alone.
    """
    sums, low, asked = stretch.sums, stretch.low, row[ASKED]
    while part < row[LAST] and tables.blocks[part] < low // BLOCK:
        part += 1
    if part == row[LAST] or tables.blocks[part] > low // BLOCK:
        return part
    start = np.int64(tables.starts[part])
    run, codes = tables.lows[start : tables.starts[part + 1]], tables.codes[start:]
    lengths, norms, counts, only, k1 = tables.lengths[:, low:], tables.norms, tables.counts, tables.only, tables.k1
    below = low % BLOCK
    for at in stretch.kept[: _keep(stretch, run)]:
        own, code = run[at] - below, codes[at]
        field = only[code]
        if field != SEVERAL and asked >> field & 1:
            frequency = counts[code, field] * norms[field, lengths[field, own]]
        else:
            wide = 0 if code else np.searchsorted(tables.wide_at, start + at)
            frequency = 0.0
            for each in range(SEVERAL):
                if asked >> each & 1:
                    occurrences = counts[code, each] if code else tables.wide[wide, each]
                    frequency += occurrences * norms[each, lengths[each, own]]
        sums[own] += factor * (frequency / (k1 + frequency))
    return part


@kernel
def _keep(stretch, run):  # type: ignore[no-untyped-def]
    """Puts into `stretch.kept` which postings of a part are of passages wanted, and tells how many they are."""
    sums, kept, below = stretch.sums, stretch.kept, stretch.low % BLOCK
    begin = reach(run, 0, below)
    end = reach(run, begin, below + STRETCH)
    count = 0
    if end - begin > SPARSE * len(stretch.wanted):
        for passage in stretch.wanted:
            begin = reach(run, begin, passage % BLOCK)
            if begin == len(run):
                break
            kept[count] = begin
            count += run[begin] == passage % BLOCK
    else:
        for at in range(begin, end):  # without a branch, which would often be guessed wrong
            kept[count] = at
            count += not np.isnan(sums[run[at] - below])
    return count
