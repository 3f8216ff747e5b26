"""The operations on sets of passages, in NumPy: the readable form, and the one used where Numba is not installed.

Sets are sorted arrays of passage numbers (uint32), each number once. `compiled` has the same functions with the same results,
bit for bit.
"""

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from indexer import nearness, scoring
from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.blocks import widen_plainly
from indexer.whoosh_engine.bodies import TRAIL
from indexer.whoosh_engine.facets import FacetRuns
from indexer.whoosh_engine.leaves import Found, Given, Leaf, Tables, Term

Ids = NDArray[np.uint32]
Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


def held(wanted: Ids, ids: Ids) -> Flags:
    """Which numbers of `wanted` are in `ids`."""
    if not len(ids):
        return np.zeros(len(wanted), np.bool_)
    places = np.searchsorted(ids, wanted)
    places[places == len(ids)] = 0
    flags: Flags = ids[places] == wanted
    return flags


def intersection(one: Ids, other: Ids) -> Ids:
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return shorter[held(shorter, longer)]


def difference(ids: Ids, unwanted: Ids) -> Ids:
    return ids[~held(ids, unwanted)]


def union(sets: Sequence[Ids | Term], at_least: int, tables: Sequence[Tables]) -> Ids:
    """The passages that at least `at_least` of the sets and runs hold; `tables` are those of `STREAMS`. A set that is alone need be neither
    sorted nor a set."""
    counts = np.zeros(tables[0].size, np.uint16)
    for each in sets:
        ids = decoded(each, tables[each.stream]) if isinstance(each, Term) else each
        if at_least == 1:
            counts[ids] = 1
        else:
            counts[ids] += 1
    return np.flatnonzero(counts >= at_least).astype(np.uint32)


def decoded(term: Term, tables: Tables) -> Ids:
    """The passages of a run."""
    return widen_plainly(tables.lows, tables.blocks, tables.starts, term.first, term.last)


def among(ids: Ids, terms: Sequence[Term], tables: Sequence[Tables]) -> Ids:
    """Those of `ids` that are in all runs."""
    for term in terms:
        ids = intersection(ids, decoded(term, tables[term.stream]))
    return ids


def scores(leaves: Sequence[Leaf], wanted: Ids, tables: Sequence[Tables]) -> Scores:
    """What `wanted` score: the sums of what the leaves add, in their order."""
    sums = np.zeros(tables[0].size)
    for leaf in leaves:
        if isinstance(leaf, Given):
            sums[leaf.ids] += leaf.scores
        else:
            ids = decoded(leaf, tables[leaf.stream])
            sums[ids] += leaf.factor * scoring.saturated(_frequencies(leaf, ids, tables[leaf.stream]))
    return sums[wanted]


def added(leaves: Sequence[Leaf], wanted: Ids, tables: Sequence[Tables]) -> Sequence[Scores]:
    """What each leaf adds to `wanted`."""
    return [scores((leaf,), wanted, tables) for leaf in leaves]


def _frequencies(term: Term, ids: Ids, tables: Tables) -> Scores:
    """tf~ in each passage of a run."""
    start, end = int(tables.starts[term.first]), int(tables.starts[term.last])
    counts = tables.counts[tables.codes[start:end]]
    low, high = np.searchsorted(tables.wide_at, (start, end))
    counts[tables.wide_at[low:high] - start] = tables.wide[low:high]
    frequencies = np.zeros(len(ids))
    for field in range(len(TEXT_FIELDS)):
        if term.asked >> field & 1:
            frequencies += counts[:, field] * tables.norms[field, tables.lengths[field, ids]]
    return frequencies


def count(passages: Ids, facets: Array, runs: FacetRuns) -> tuple[Array, Array]:
    """The values, of those facets, that passages have, ascending, and how many passages have each; all by their numbers in `runs`."""
    by_run = np.bincount(np.searchsorted(runs.ends, passages, "right"), minlength=len(runs.ends))
    by_set = np.bincount(runs.sets[:, facets].ravel(), np.repeat(by_run, len(facets)), len(runs.set_ends))
    by_value = np.bincount(runs.members, np.repeat(by_set, np.diff(runs.set_ends, prepend=0)), 1).astype(np.int64)
    found = np.flatnonzero(by_value)
    return found, by_value[found]


def leading(keys: Scores, then: Scores, passages: Ids, ranks: Array, count: int) -> Array:
    """The positions of the first `count` passages, or all if there are less, by descending key, then descending `then`, then ascending
    `ranks[passage]`. No two ranks are equal."""
    return np.lexsort((ranks[passages], -then, -keys))[:count]


def best(found: Found, count: int, ranks: Array, tables: Sequence[Tables]) -> tuple[Ids, Scores]:
    """The first `count` of the passages found, which are no run, by descending score, then ascending `ranks[passage]`; and their scores."""
    passages = cast("Ids", found.passages)
    sums = scores(found.leaves, passages, tables)
    places = leading(sums, sums, passages, ranks, count)
    return passages[places], sums[places]


def containing(bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags:
    """Which passages hold `pattern` (bytes of `Bodies.encoded`, not empty) in their body, `bodies[ends[passage - 1]:ends[passage]]`."""
    wanted = pattern.tobytes()
    found = np.zeros(len(passages), np.bool_)
    for place, passage in enumerate(passages.tolist()):
        body = bodies[int(ends[passage - 1]) if passage else 0 : int(ends[passage])]
        found[place] = wanted in body.tobytes()
    return found


APART = -1
"""The gap where one of two words is missing."""


def gaps(bodies: Array, ends: Array, passages: Ids, one: Array, other: Array) -> Array:
    """`nearness.gap` of two words in the body of each passage, or `APART`; all are as for `containing`."""
    words = [(word.tobytes(), int(np.count_nonzero(word < TRAIL))) for word in (one, other)]
    found = np.full(len(passages), APART)
    for place, passage in enumerate(passages.tolist()):
        body = bodies[int(ends[passage - 1]) if passage else 0 : int(ends[passage])]
        unit_at = np.cumsum(body < TRAIL) - 1
        starts = [unit_at[list(nearness.occurrences(body.tobytes(), word))].tolist() for word, _ in words]
        least = nearness.least(starts[0], words[0][1], starts[1], words[1][1])
        found[place] = APART if least is None else least
    return found
