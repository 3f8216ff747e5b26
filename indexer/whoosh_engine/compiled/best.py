"""The best of many passages, of which most are never scored.

A leaf adds at most its bound (Turtle & Flood 1995, "Query evaluation: strategies and optimizations": MaxScore). So once it is known what
score the best reach at least, the bar, a passage that stands in none of the leaves with large bounds is not among them. Most questions
have a rare word that settles it.

Either the leaves with large bounds are added up, posting by posting, or the passages wanted are looked up, whichever are fewer. What may
still be among the best is looked up in the other leaves, by descending bound, and dropped as soon as it may no more (as Lucene's
`MaxScoreBulkScorer` does). The few that are left are scored anew, since the leaves are to be added in the order of the tree.
"""

import threading
from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.compiled.heap import drain, empty, offer
from indexer.whoosh_engine.compiled.packed import ASKED, FACTOR, FIRST, GIVEN, LAST, SIZE, STREAM, Leaves, pack
from indexer.whoosh_engine.compiled.scores import worth
from indexer.whoosh_engine.compiled.sets import reach
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import inlined, kernel
from indexer.whoosh_engine.leaves import BLOCK, Found, Tables
from indexer.whoosh_engine.plain import Ids, Scores

HANDFUL = 512
"""So many passages are looked up together, and at most so many are looked at to find a first bar."""
ROUNDING = 1e-9
"""By so much, at most, of the sum of all bounds two sums differ because they are rounded in their own ways."""


class _Room(threading.local):
    """For the sums of a block, which are zeros before they are used and after, and for what is `near`."""

    def __init__(self) -> None:
        self.arrays = np.zeros(BLOCK), np.empty(BLOCK, np.uint32), np.empty(BLOCK)


_room = _Room()


def best(found: Found, count: int, ranks: Array, tables: Sequence[Tables]) -> tuple[Ids, Scores]:
    passages = cast("Ids", found.passages)
    count = min(count, len(passages))
    if not found.leaves or not count:
        first = passages[np.argsort(ranks[passages])[:count]]
        return first, np.zeros(count)
    arrays = (*_room.arrays, fixed(passages), ranks, *pack(found.leaves), *tables[0], *tables[1])
    ids, scores = _best(count, found.exact, *arrays)
    if found.exact and scores[-1] <= 0.0:  # passages to which no leaf adds are before those
        ids, scores = _best(count, False, *arrays)
    return cast("Ids", ids), cast("Scores", scores)


class Work(NamedTuple):
    """What is worked with. Leaf i is now in the part `parts[i]`, at the position `at[i]`, before which nothing is looked for any more.

    `sums` are those of the passages of a block. `near` are passages that may be among the best, and `partial` what was looked up for
    them so far; the first ones are in use.
    """

    leaves: Leaves
    words: Tables
    grams: Tables
    parts: Array
    at: Array
    sums: Array
    near: Array
    partial: Array


@kernel
def _best(count, exact, *arrays):  # type: ignore[no-untyped-def]
    """The arrays are handed over one by one, which takes a third of the time."""
    wanted, ranks, leaves, words, grams = arrays[3], arrays[4], Leaves(*arrays[5:8]), Tables(*arrays[8:19]), Tables(*arrays[19:])
    work = Work(leaves, words, grams, np.zeros(len(leaves.rows), np.int64), np.zeros(len(leaves.rows), np.int64), *arrays[:3])
    bounds = np.maximum(leaves.rows[:, FACTOR], 0.0)
    order = np.argsort(-bounds)
    rest = np.full(len(order) + 1, ROUNDING * np.abs(leaves.rows[:, FACTOR]).sum())
    for place in range(len(order) - 1, -1, -1):
        rest[place] = rest[place + 1] + bounds[order[place]]
    heap, places = empty(count)
    floor = _floor(work, order, count) if exact and len(wanted) > HANDFUL else -np.inf
    _rewind(work)
    last = 0
    while last < len(wanted):
        first, block = last, np.int64(wanted[last]) // BLOCK
        last = reach(wanted, first, (block + 1) * BLOCK)
        bar = max(floor, heap[0, 0])
        large, postings = 0, 0.0
        while large < len(order) and rest[large] >= bar:
            postings += leaves.rows[order[large], SIZE]
            large += 1
        if exact or (bar > 0.0 and postings <= len(wanted)):
            found = _added_up(work, block, order if large < len(order) else np.arange(large), large, bar - rest[large])
            found = found if exact else _among(work, found, wanted[first:last])
        else:
            last = min(last, first + HANDFUL)
            found, large = last - first, 0
            work.near[:found] = wanted[first:last]
            work.partial[:found] = 0.0
        if large < len(order):
            if bar > 0.0:
                for place in range(large, len(order)):
                    _look_up(work, block, order[place], found)
                    found = _left(work, found, bar - rest[place + 1])
            work.partial[:found] = 0.0
            for leaf in range(len(order)):
                _look_up(work, block, leaf, found)
        for place in range(found):
            if work.partial[place] >= heap[0, 0]:
                passage = work.near[place]
                offer(heap, places, (work.partial[place], 0.0, -np.float64(ranks[passage])), passage)
    drain(heap, places)
    return places.astype(np.uint32), heap[:, 0].copy()


@inlined
def _rewind(work):  # type: ignore[no-untyped-def]
    """Puts every leaf at its beginning."""
    for leaf in range(len(work.at)):
        row = work.leaves.rows[leaf]
        first = np.int64(row[FIRST])
        work.parts[leaf] = first
        work.at[leaf] = first if row[STREAM] == GIVEN else work.words.starts[first] if row[STREAM] == 0 else work.grams.starts[first]


@inlined
def _floor(work, order, count):  # type: ignore[no-untyped-def]
    """A score that `count` passages reach at least: of some in the term with the largest bound that has enough."""
    heap, places = empty(count)
    for leaf in order:
        row = work.leaves.rows[leaf]
        if row[STREAM] != GIVEN and row[SIZE] >= count:
            if row[STREAM] == 0:
                _sample(work, heap, places, row, work.words)
            else:
                _sample(work, heap, places, row, work.grams)
            break
    return heap[0, 0]


@inlined
def _sample(work, heap, places, row, tables):  # type: ignore[no-untyped-def]
    step, at = 1 + np.int64(row[SIZE]) // HANDFUL, np.int64(tables.starts[np.int64(row[FIRST])])
    _rewind(work)
    for part in range(np.int64(row[FIRST]), np.int64(row[LAST])):
        found, block = 0, np.int64(tables.blocks[part])
        while at < tables.starts[part + 1]:
            work.near[found], work.partial[found] = block * BLOCK + tables.lows[at], 0.0
            found += 1
            at += step
        for leaf in range(len(work.at)):
            _look_up(work, block, leaf, found)
        for place in range(found):
            offer(heap, places, (work.partial[place], 0.0, 0.0), 0)


@inlined
def _enter(work, block, leaf, tables):  # type: ignore[no-untyped-def]
    """Moves a term to a block. Tells where its run ends there: where it is, if there is nothing in the block."""
    part, last = work.parts[leaf], np.int64(work.leaves.rows[leaf, LAST])
    if part < last and tables.blocks[part] < block:
        while part < last and tables.blocks[part] < block:
            part += 1
        work.parts[leaf], work.at[leaf] = part, tables.starts[part]
    return np.int64(tables.starts[part + 1]) if part < last and tables.blocks[part] == block else work.at[leaf]


@inlined
def _added_up(work, block, order, large, least):  # type: ignore[no-untyped-def]
    """Adds up the first of the leaves in a block. Those passages of which the sums are not below `least` are near; tells how many they
    are."""
    base = block * BLOCK
    for place in range(large):
        leaf = order[place]
        row = work.leaves.rows[leaf]
        if row[STREAM] == GIVEN:
            ids, last = work.leaves.ids, np.int64(row[LAST])
            at = work.at[leaf] = reach(ids[:last], work.at[leaf], base)
            while at < last and ids[at] < base + BLOCK:
                work.sums[ids[at] - base] += work.leaves.scores[at]
                at += 1
        elif row[STREAM] == 0:
            _add_up(work, block, leaf, work.words)
        else:
            _add_up(work, block, leaf, work.grams)
    found = 0
    for place in range(large):
        leaf = order[place]
        row = work.leaves.rows[leaf]
        if row[STREAM] == GIVEN:
            end = reach(work.leaves.ids[: np.int64(row[LAST])], work.at[leaf], base + BLOCK)
            found = _take(work, work.leaves.ids[work.at[leaf] : end], base, found, least)
        elif row[STREAM] == 0:
            found = _take(work, work.words.lows[work.at[leaf] : _enter(work, block, leaf, work.words)], base, found, least)
        else:
            found = _take(work, work.grams.lows[work.at[leaf] : _enter(work, block, leaf, work.grams)], base, found, least)
    return found


@inlined
def _add_up(work, block, leaf, tables):  # type: ignore[no-untyped-def]
    asked, factor, base = np.int64(work.leaves.rows[leaf, ASKED]), work.leaves.rows[leaf, FACTOR], block * BLOCK
    end = _enter(work, block, leaf, tables)
    for at in range(work.at[leaf], end):
        own = tables.lows[at]
        work.sums[own] += worth(tables, at, base + own, asked, factor)


@inlined
def _take(work, numbers, base, found, least):  # type: ignore[no-untyped-def]
    """Takes the sums of passages; `numbers` are theirs in the block or at all."""
    for number in numbers:
        own = np.int64(number) % BLOCK
        if work.sums[own] != 0.0 and work.sums[own] >= least:  # 0: was taken before, or is no better than what no leaf adds to
            work.near[found], work.partial[found] = base + own, work.sums[own]
            found += 1
        work.sums[own] = 0.0
    return found


@inlined
def _among(work, found, wanted):  # type: ignore[no-untyped-def]
    """Leaves near what is wanted."""
    left = 0
    for place in range(found):
        passage = work.near[place]
        at = np.searchsorted(wanted, passage)
        if at < len(wanted) and wanted[at] == passage:
            work.near[left], work.partial[left] = passage, work.partial[place]
            left += 1
    return left


@inlined
def _left(work, found, least):  # type: ignore[no-untyped-def]
    """Leaves near that of which the sum is not below `least`."""
    left = 0
    for place in range(found):
        work.near[left], work.partial[left] = work.near[place], work.partial[place]
        left += work.partial[left] >= least
    return left


@inlined
def _look_up(work, block, leaf, found):  # type: ignore[no-untyped-def]
    """Adds to the sums of what is near, in a block, what a leaf adds there."""
    row = work.leaves.rows[leaf]
    if row[STREAM] == GIVEN:
        ids, at, before = work.leaves.ids[: np.int64(row[LAST])], work.at[leaf], np.uint32(0)
        for place in range(found):
            passage = work.near[place]
            at = reach(ids, work.at[leaf] if passage < before else at, passage)
            if at < len(ids) and ids[at] == passage:
                work.partial[place] += work.leaves.scores[at]
            before = passage
    elif row[STREAM] == 0:
        _look_up_term(work, block, leaf, found, work.words)
    else:
        _look_up_term(work, block, leaf, found, work.grams)


@inlined
def _look_up_term(work, block, leaf, found, tables):  # type: ignore[no-untyped-def]
    asked, factor, base = np.int64(work.leaves.rows[leaf, ASKED]), work.leaves.rows[leaf, FACTOR], block * BLOCK
    run = tables.lows[: _enter(work, block, leaf, tables)]
    at, before = work.at[leaf], np.uint32(0)
    for place in range(found):
        passage = work.near[place]
        at = reach(run, work.at[leaf] if passage < before else at, passage - base)
        if at < len(run) and run[at] == passage - base:
            work.partial[place] += worth(tables, at, passage, asked, factor)
        before = passage
