"""What is needed to score the postings of one term: the run, and how long the fields of its passages are."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from indexer import scoring
from indexer.query import TEXT_FIELDS, Match, Stream, TextField
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import Columns
from indexer.whoosh_engine.postings import Postings, Run

TABLED = 4096
"""Lengths below this have their normalisation in a table; no passage is so long, except where a document has no sections."""


class Lengths(NamedTuple):
    """Lengths of a stream: `of[passage, field]`, the average and the strength of normalisation by field, and
    `norms[field, length]`, the divisor of a frequency.

    A field that no passage has averages 0; its average is given as 1, and its divisors are never used.
    """

    of: Array
    averages: Array
    strengths: Array
    norms: Array


class Scorer(NamedTuple):
    """Scores one term. `weights` are 0 for fields not asked; a score is `weight * (idf * saturated frequency)`.

    All else is as in `Postings` and `Run`. The constants of `scoring.py` are here, too, since compiled code that is cached on disk
    would not see them change elsewhere.
    """

    ids: Array
    codes: Array
    start: int
    profiles: Array
    wide_at: Array
    wide: Array
    weights: Array
    lengths: Lengths
    idf: float
    weight: float
    k1: float


def lengths_of(columns: Columns, average: Mapping[tuple[TextField, Stream], float], stream: Stream) -> Lengths:
    of = np.stack([columns.lengths[field, stream] for field in TEXT_FIELDS], axis=1)
    averages = np.array([average[field, stream] or 1.0 for field in TEXT_FIELDS])
    tabled = np.arange(min(int(of.max(initial=0)) + 1, TABLED), dtype=np.float64)
    norms = [1 - scoring.B[field] + scoring.B[field] * (tabled / mean) for field, mean in zip(TEXT_FIELDS, averages.tolist(), strict=True)]
    return Lengths(
        np.ascontiguousarray(of, np.uint16 if of.max(initial=0) < 1 << 16 else np.uint32),
        averages,
        np.array([scoring.B[field] for field in TEXT_FIELDS]),
        np.array(norms),
    )


def make_scorer(postings: Postings, run: Run, lengths: Lengths, idf: float, match: Match) -> Scorer:
    weights = np.array([scoring.WEIGHT[field] if field in match.fields else 0.0 for field in TEXT_FIELDS])
    wide = (postings.profiles, postings.wide_at, postings.wide)
    return Scorer(run.ids, run.codes, run.start, *wide, weights, lengths, float(idf), float(match.weight), scoring.K1)
