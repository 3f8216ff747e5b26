"""BM25F, written once for every engine.

The formulas stand in `engine.py`. They are computed in double precision and in the order written here: fields in the order of
`TEXT_FIELDS`, and what the leaves of the query add one after another in the order of the tree, from the left. So a tie in one engine is a
tie in every other. Lengths come as reciprocals (`norm`), which an engine keeps in a table: to score is then to multiply, and to divide
once. The functions take numbers or NumPy arrays alike.
"""

import math
from collections.abc import Iterable, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.query import TEXT_FIELDS, TextField

K1 = 0.9
"""Saturation of repetitions. Measured against the usual 1.2 with b 0.75 (Robertson & Zaragoza 2009, "The Probabilistic Relevance
Framework", §3.5.2), nDCG@10: statutes 0.363 → 0.367, own questions 0.820 → 0.831, paragraphs 0.977 → 0.980."""

B: Mapping[TextField, float] = dict.fromkeys(TEXT_FIELDS, 0.5)
"""Strength of length normalisation, by field. nDCG@10 of our own questions: 0.838 at 0.6, 0.842 at 0.55, 0.844 at 0.5; on statutes and
paragraphs nothing between 0.4 and 0.75 changes it by more than 0.004."""

WEIGHT: Mapping[TextField, float] = dict.fromkeys(TEXT_FIELDS, 1.0)
"""How much a token counts, by field. 1: title, heading and about at a third to three times that changed nDCG@10 by −0.012 to +0.003."""

RARITY = 1.2
"""How much more a rare term counts than in BM25, where it is 1: questions hold many words that say little. nDCG@10 and Recall@100 of lay
questions on statutes 0.365 → 0.369 and 0.664 → 0.669, nDCG@10 of our own 0.848 → 0.850; with 1.3 0.369, 0.670, 0.850, with 1.5 0.367,
0.680, 0.853."""

MOST = 65_535
"""A term that stands more often than this in one field counts as if it stood there so often, and a field of more tokens as if it had
so many: both fit in 16 bits, and saturation has long made the difference invisible. Averages are of the true lengths."""

Number = TypeVar("Number", float, NDArray[np.float64])


def idf(passages: int, holding: int) -> float:
    """How telling a term is that `holding` of `passages` live passages hold; positive always (Lucene's variant of
    Robertson & Spärck Jones 1976, to the power `RARITY`)."""
    return math.pow(math.log(1 + (passages - holding + 0.5) / (holding + 0.5)), RARITY)


def norm(field: TextField, length: Number, average: float) -> Number:
    """What one occurrence in a field of `length` tokens (at most `MOST`) adds to tf~; `average` is the mean length over live passages,
    not 0."""
    return WEIGHT[field] / (1 - B[field] + B[field] * (length / average))


def factor(weight: float, idf: float) -> float:
    """What a term scores that saturates."""
    return weight * (idf * (K1 + 1))


def saturated(frequency: Number) -> Number:
    """tf~ → its share of `factor`, from 0 to 1."""
    return frequency / (K1 + frequency)


def added(parts: Iterable[float]) -> float:
    """The sum, from the left. Python's own `sum` is another one since 3.12: it compensates for rounding."""
    total = 0.0
    for part in parts:
        total += part
    return total
