"""Sums of what leaves add to the scores of passages."""

import threading
from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.compiled.packed import ASKED, FACTOR, FIRST, GIVEN, LAST, STREAM, Leaves, pack
from indexer.whoosh_engine.compiled.sets import SPARSE, reach
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import inlined, kernel
from indexer.whoosh_engine.leaves import BLOCK, SEVERAL, Leaf, Tables
from indexer.whoosh_engine.plain import Ids, Scores

STRETCH = 1 << 14
"""Passages scored at a time; a block is a multiple of it. Their sums, 128 kilobytes, stay in the cache next to the processor."""


class _Room(threading.local):
    """For the sums of a stretch, full of NaN before it is used and after."""

    def __init__(self) -> None:
        self.sums = np.full(STRETCH, np.nan)


_room = _Room()


def scores(leaves: Sequence[Leaf], wanted: Ids, tables: Sequence[Tables]) -> Scores:
    if not leaves or not len(wanted):
        return np.zeros(len(wanted))
    return cast("Scores", _sums(False, _room.sums, fixed(wanted), *pack(leaves), *tables[0], *tables[1])[0])


def added(leaves: Sequence[Leaf], wanted: Ids, tables: Sequence[Tables]) -> Sequence[Scores]:
    return cast("Sequence[Scores]", _sums(True, _room.sums, fixed(wanted), *pack(leaves), *tables[0], *tables[1]))


class Stretch(NamedTuple):
    """`sums[i]` is that of passage `low + i`, NaN for those that are not wanted; `kept` is room for as many numbers."""

    sums: Array
    kept: Array
    low: np.int64
    wanted: Array


@kernel
def _sums(apart, sums, wanted, *arrays):  # type: ignore[no-untyped-def]
    """What all leaves add together, or each one apart.

    Stretch by stretch: what is wanted is set to 0 among the NaN, leaves add to what is not NaN, the sums are taken out. `arrays` are those
    of `Leaves` and of the two `Tables`; they are handed over one by one, which takes a third of the time.
    """
    leaves, words, grams = Leaves(*arrays[:3]), Tables(*arrays[3:14]), Tables(*arrays[14:])
    rows, kept = leaves.rows.astype(np.int64), np.empty(STRETCH, np.uint16)
    at = rows[:, FIRST].copy()
    total = np.empty((len(rows) if apart else 1, len(wanted)))
    for line in range(len(total)):
        last = 0
        while last < len(wanted):
            first, low = last, np.int64(wanted[last]) // STRETCH * STRETCH
            last = reach(wanted, first, low + STRETCH)
            stretch = Stretch(sums, kept, low, wanted[first:last])
            for passage in stretch.wanted:
                sums[passage - low] = 0.0
            for leaf in range(line, line + 1 if apart else len(rows)):
                row = rows[leaf]
                if row[STREAM] == GIVEN:
                    at[leaf] = _add_given(stretch, leaves, at[leaf], row[LAST])
                elif row[STREAM] == 0:
                    at[leaf] = _add_term(stretch, words, at[leaf], row, leaves.rows[leaf, FACTOR])
                else:
                    at[leaf] = _add_term(stretch, grams, at[leaf], row, leaves.rows[leaf, FACTOR])
            for place in range(first, last):
                total[line, place] = sums[wanted[place] - low]
                sums[wanted[place] - low] = np.nan
    return total


@inlined
def _add_given(stretch, leaves, at, last):  # type: ignore[no-untyped-def]
    """Adds the scores given in the stretch; they begin at `at` or later. Tells where they end."""
    begin = reach(leaves.ids[:last], at, stretch.low)
    end = reach(leaves.ids[:last], begin, stretch.low + STRETCH)
    for place in range(begin, end):
        stretch.sums[leaves.ids[place] - stretch.low] += leaves.scores[place]
    return end


@inlined
def _add_term(stretch, tables, part, row, factor):  # type: ignore[no-untyped-def]
    """Adds what a term scores in the stretch, which is not before the given part. Tells the part for the next stretch."""
    sums, low = stretch.sums, stretch.low
    while part < row[LAST] and tables.blocks[part] < low // BLOCK:
        part += 1
    if part == row[LAST] or tables.blocks[part] > low // BLOCK:
        return part
    start = np.int64(tables.starts[part])
    run, below = tables.lows[start : tables.starts[part + 1]], low % BLOCK
    for at in stretch.kept[: _keep(stretch, run)]:
        own = run[at] - below
        sums[own] += worth(tables, start + at, low + own, row[ASKED], factor)
    return part


@inlined
def worth(tables, at, passage, asked, factor):  # type: ignore[no-untyped-def]
    """What the posting at a position adds to the score of its passage. Most terms stand in one field of a passage, which is looked up
    alone."""
    code = tables.codes[at]
    field = tables.only[code]
    if field != SEVERAL and asked >> field & 1:
        frequency = tables.counts[code, field] * tables.norms[field, tables.lengths[field, passage]]
    else:
        wide = 0 if code else np.searchsorted(tables.wide_at, at)
        frequency = 0.0
        for each in range(SEVERAL):
            if asked >> each & 1:
                occurrences = tables.counts[code, each] if code else tables.wide[wide, each]
                frequency += occurrences * tables.norms[each, tables.lengths[each, passage]]
    return factor * (frequency / (tables.k1 + frequency))


@inlined
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
