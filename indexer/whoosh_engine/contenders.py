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
"""If the leaves with large bounds have more of the passages, all are scored."""
ROUNDING = 1 + 1e-9
"""By so much, at most, sums of bounds and sums of scores differ because each is rounded in its own way."""


def best(found: Found, wanted: Ids, count: int, executor: Executor, do: Operations) -> tuple[Ids, Scores]:
    """The first `count` of `wanted`, which are found, by descending score, then rank; and their scores."""
    leaves = sorted(found.leaves, key=bound, reverse=True)
    rest = [total * ROUNDING for total in accumulate(map(bound, reversed(leaves)))][::-1]
    large = 1
    while count and len(wanted) > FEW and large < len(leaves):
        ids = _held(leaves[:large], wanted, executor, do)
        if len(ids) > MOST * len(wanted):
            break
        if len(ids) < count:
            large += 1
            continue
        ids, scores = _first(found, ids, count, executor, do)
        if rest[large] < scores[-1]:
            return ids, scores
        large = next((place for place in range(large + 1, len(leaves)) if rest[place] < scores[-1]), len(leaves))
    return _first(found, wanted, count, executor, do)


def _first(found: Found, wanted: Ids, count: int, executor: Executor, do: Operations) -> tuple[Ids, Scores]:
    scores = executor.scores(found, wanted)
    places = do.leading(scores, scores, wanted, executor.ranks, count)
    return wanted[places], scores[places]


def bound(leaf: Leaf) -> float:
    """More than a leaf adds to any score."""
    return max(0.0, float(leaf.scores.max(initial=0)) if isinstance(leaf, Given) else leaf.factor)


def _held(leaves: Sequence[Leaf], wanted: Ids, executor: Executor, do: Operations) -> Ids:
    """Those of `wanted` to which one of the leaves may add."""
    return do.intersection(executor.union([leaf.ids if isinstance(leaf, Given) else leaf for leaf in leaves], 1), wanted)
