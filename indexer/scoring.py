"""BM25F, written once for every engine.

The formulas stand in `engine.py`. They are computed in double precision and in the order written here (fields in the order of
`TEXT_FIELDS`, children in the order of the tree), so that a tie in one engine is a tie in every other. The functions take
numbers or NumPy arrays alike.
"""

import math
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.query import TEXT_FIELDS, TextField

K1 = 1.2
"""Saturation of repetitions. Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", §3.5.2: 1.2 < k1 < 2 is good
in many circumstances; Lucene's and Elasticsearch's default is 1.2."""

B: Mapping[TextField, float] = dict.fromkeys(TEXT_FIELDS, 0.75)
"""Strength of length normalisation, by field. Same source: 0.5 < b < 0.8; Lucene's default is 0.75. One value for all fields until
a measurement says otherwise."""

WEIGHT: Mapping[TextField, float] = dict.fromkeys(TEXT_FIELDS, 1.0)
"""How much a token counts, by field. 1: a boost needs a measurement first."""

MOST = 65_535
"""A term that stands more often than this in one field counts as if it stood there so often: a frequency fits in 16 bits, and
saturation has long made the difference invisible."""

Number = TypeVar("Number", float, NDArray[np.float64])


def idf(passages: int, holding: int) -> float:
    """How telling a term is that `holding` of `passages` live passages hold; positive always (Lucene's variant of
    Robertson & Spärck Jones 1976)."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def normalised_frequency(field: TextField, frequency: Number, length: Number, average: float) -> Number:
    """What `frequency` occurrences in a field of `length` tokens add to tf~; `average` is the mean length over live passages, not 0."""
    return WEIGHT[field] * frequency / (1 - B[field] + B[field] * (length / average))


def saturated(frequency: Number) -> Number:
    """tf~ → its share of the score, from 0 to k1 + 1."""
    return (K1 + 1) * frequency / (K1 + frequency)
