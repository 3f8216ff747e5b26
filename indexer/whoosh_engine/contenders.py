"""Which passages can be among the best, so that only those are scored.

A leaf adds at most its bound (Turtle & Flood 1995, "Query evaluation: strategies and optimizations": MaxScore). So once the scores of
some passages are known, a passage that stands in none of the leaves with large bounds cannot reach the best of them. Most
questions have a rare word that settles it, and the passages of the common ones are counted, but not scored.
"""

from collections.abc import Sequence
from itertools import accumulate

from indexer.whoosh_engine.executor import Executor, Found
from indexer.whoosh_engine.leaves import Given, Leaf
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.plain import Ids, Scores

FEW = 1_000
"""So many passages are scored outright."""
MOST = 0.75
"""If the leaves with large bounds have more passages, measured by those wanted, all are scored."""
SAMPLE = 20_000
"""So many looks at leaves are made to find out what score the best reach at least."""
ROUNDING = 1 + 1e-9
"""By so much, at most, sums of bounds and sums of scores differ because each is rounded in its own way."""


def best(found: Found, wanted: Ids, count: int, executor: Executor, do: Operations) -> tuple[Ids, Scores]:
    """The first `count` of `wanted`, which are found, by descending score, then rank; and their scores."""
    if len(wanted) <= FEW or len(found.leaves) < 2 or not count:
        return _first(found, wanted, count, executor, do)
    leaves = sorted(found.leaves, key=bound, reverse=True)
    rest = [total * ROUNDING for total in accumulate(map(bound, reversed(leaves)))][::-1]
    sizes = [*accumulate(map(_size, leaves))]
    large, ids = 0, wanted[:0]
    while len(ids) < count and large + 1 < len(leaves) and sizes[large] < MOST * len(wanted):
        large += 1
        ids = _held(leaves[:large], wanted, executor, do)
    sample = ids[:: 1 + len(ids) * len(leaves) // SAMPLE]
    ranked = _first(found, sample, count, executor, do)
    if len(ranked[0]) == count:
        bar = ranked[1][-1]
        if rest[large] < bar and len(sample) == len(ids):
            return ranked
        settled = next((place for place in range(large, len(leaves)) if rest[place] < bar), None)
        if settled is not None and sizes[settled - 1] < MOST * len(wanted):
            ids = ids if settled == large else _held(leaves[:settled], wanted, executor, do)
            return _first(found, ids, count, executor, do)
    return _first(found, wanted, count, executor, do)


def _first(found: Found, wanted: Ids, count: int, executor: Executor, do: Operations) -> tuple[Ids, Scores]:
    scores = executor.scores(found, wanted)
    places = do.leading(scores, scores, wanted, executor.ranks, count)
    return wanted[places], scores[places]


def bound(leaf: Leaf) -> float:
    """The most a leaf can add to a score."""
    return max(0.0, float(leaf.scores.max(initial=0)) if isinstance(leaf, Given) else leaf.factor)


def _size(leaf: Leaf) -> int:
    return len(leaf.ids) if isinstance(leaf, Given) else leaf.size


def _held(leaves: Sequence[Leaf], wanted: Ids, executor: Executor, do: Operations) -> Ids:
    """Those of `wanted` to which one of the leaves may add."""
    return do.intersection(executor.union([leaf.ids if isinstance(leaf, Given) else leaf for leaf in leaves], 1), wanted)
