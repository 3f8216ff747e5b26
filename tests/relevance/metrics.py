"""The measures of a ranked list, as trec_eval defines them.

nDCG@k    Σ gain_i / log2(i + 1) over the first k, divided by that sum for the best possible order; the gain is the grade itself
MRR@k     1 / rank of the first relevant one, 0 when none is among the first k
Recall@k  relevant ones among the first k / all relevant ones

Whatever has a grade above 0 is relevant; whatever was not judged is not.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

DEPTH = 100
"""How much of a ranked list is looked at."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one question, or the means of many; each from 0 to 1."""

    ndcg_10: float
    mrr_10: float
    recall_10: float
    recall_100: float


LABELS: Mapping[str, str] = {"ndcg_10": "nDCG@10", "mrr_10": "MRR@10", "recall_10": "Recall@10", "recall_100": "Recall@100"}
NAMES = tuple(field.name for field in fields(Measures))


def measure(ranked: Sequence[str], grades: Mapping[str, int]) -> Measures:
    """The measures of one list of distinct ids. At least one id must have a grade above 0."""
    gains = [grades.get(id_, 0) for id_ in ranked]
    best = sorted(grades.values(), reverse=True)
    relevant = sum(grade > 0 for grade in grades.values())
    return Measures(
        ndcg_10=discounted(gains[:10]) / discounted(best[:10]),
        mrr_10=next((1 / rank for rank, gain in enumerate(gains[:10], 1) if gain > 0), 0.0),
        recall_10=sum(gain > 0 for gain in gains[:10]) / relevant,
        recall_100=sum(gain > 0 for gain in gains[:100]) / relevant,
    )


def discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def mean(measured: Sequence[Measures]) -> Measures:
    """The mean over questions, each counting the same; there must be at least one."""
    return Measures(**{name: math.fsum(getattr(each, name) for each in measured) / len(measured) for name in NAMES})
