"""The order of hits: by score or by date, ties by the rank of the passage's id."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from indexer.engine import Sort
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE, ONLY_COVERED


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that may be among the first: number of the segment, number in it, number of the document in the index, score,
    date, and rank of the id."""

    segments: Array
    passages: Array
    documents: Array
    scores: Array
    dates: Array
    ranks: Array

    def __len__(self) -> int:
        return len(self.passages)

    def at(self, places: Array | slice) -> "Candidates":
        return Candidates(
            self.segments[places],
            self.passages[places],
            self.documents[places],
            self.scores[places],
            self.dates[places],
            self.ranks[places],
        )


def sort_keys(scores: Array, dates: Array, sort: Sort) -> NDArray[np.float64]:
    """What is sorted by first, descending; `dates` is looked at for an order by date only."""
    if sort == "relevance":
        return scores
    days = (dates % ONLY_COVERED).astype(np.float64)
    return np.where(days == NO_DATE, -np.inf, days if sort == "newest" else -days)


def in_order(parts: Sequence[Candidates], sort: Sort) -> Candidates:
    """All candidates, in the order of the ranked list; there is at least one part."""
    candidates = parts[0] if len(parts) == 1 else joined(parts)
    keys = sort_keys(candidates.scores, candidates.dates, sort)
    return candidates.at(np.lexsort((candidates.ranks, -candidates.scores, -keys)))


def joined(parts: Sequence[Candidates]) -> Candidates:
    return Candidates(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Candidates)))


def places_in_document(ranked: Candidates) -> Array:
    """For each candidate how many of its document stand before it."""
    order = np.argsort(ranked.documents, kind="stable")
    grouped = ranked.documents[order]
    begins = np.flatnonzero(np.diff(grouped, prepend=-1))
    places = np.empty(len(ranked), np.int64)
    places[order] = np.arange(len(ranked)) - np.repeat(begins, np.diff(begins, append=len(ranked)))
    return places
