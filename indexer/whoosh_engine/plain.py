"""The operations on sets of passages, in NumPy: the readable form, and the one used where Numba is not installed.

Sets are sorted arrays of passage numbers (uint32), each number once. `compiled.py` has the same functions with the same results,
bit for bit.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer import scoring
from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.scorer import Scorer

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


def union(sets: Sequence[Ids], size: int, at_least: int) -> Ids:
    """The numbers, all below `size`, that at least `at_least` of the sets hold. A set that is alone need be neither sorted nor a set."""
    counts = np.zeros(size, np.uint16)
    for ids in sets:
        if at_least == 1:
            counts[ids] = 1
        else:
            counts[ids] += 1
    return np.flatnonzero(counts >= at_least).astype(np.uint32)


def add(total: Scores, wanted: Ids, ids: Ids, scores: Scores) -> None:
    """Adds the scores of `ids` to those of `wanted`, where it holds them."""
    here = np.flatnonzero(held(wanted, ids))
    total[here] += scores[np.searchsorted(ids, wanted[here])]


def add_term(total: Scores, wanted: Ids, scorer: Scorer) -> None:
    """Adds what a term scores to the scores of `wanted`."""
    here = np.flatnonzero(held(wanted, scorer.ids))
    total[here] += term_scores(scorer, np.searchsorted(scorer.ids, wanted[here]))


def add_terms(wanted: Ids, scorers: Sequence[Scorer], size: int) -> Scores:
    """The sums of what the terms score, in their order, for `wanted`, a large part of all `size` passages."""
    sums = np.zeros(size)
    for scorer in scorers:
        sums[scorer.ids] += term_scores(scorer, np.arange(len(scorer.ids)))
    return sums[wanted]


def term_scores(scorer: Scorer, at: Array) -> Scores:
    """What the term scores for the postings at these positions of the run."""
    ids = scorer.ids[at]
    profiles = scorer.profiles[scorer.codes[at]]
    wide = np.flatnonzero(scorer.codes[at] == 0)
    profiles[wide] = scorer.wide[np.searchsorted(scorer.wide_at, at[wide] + scorer.start)]
    frequency = np.zeros(len(at))
    for column, field in enumerate(TEXT_FIELDS):
        if scorer.weights[column]:
            counts, length = profiles[:, column].astype(np.float64), scorer.lengths.of[ids, column].astype(np.float64)
            frequency += scoring.normalised_frequency(field, counts, length, float(scorer.lengths.averages[column]))
    return scorer.weight * (scorer.idf * scoring.saturated(frequency))


def tally(of: Array, passages: Ids, sets: int) -> NDArray[np.int64]:
    """How many of the passages have each of the numbers 0 … `sets` − 1 in the column `of`."""
    return np.bincount(of[passages], minlength=sets)


def leading(keys: NDArray[np.float64], count: int) -> Array:
    """The positions of the `count` smallest keys and of all that equal the largest of these, ascending; 0 < `count` < their number."""
    return np.flatnonzero(keys <= np.partition(keys, count - 1)[count - 1])


def containing(bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags:
    """Which passages hold `pattern` (UTF-16 units, not empty) in their body, `bodies[ends[passage - 1]:ends[passage]]`."""
    text = pattern.tobytes().decode("utf-16-le", "surrogatepass")
    found = np.zeros(len(passages), np.bool_)
    for place, passage in enumerate(passages.tolist()):
        body = bodies[int(ends[passage - 1]) if passage else 0 : int(ends[passage])]
        found[place] = text in body.tobytes().decode("utf-16-le", "surrogatepass")
    return found
