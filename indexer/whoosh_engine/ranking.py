"""The order of hits: by score or by date, ties by the rank of the passage's id; and the ranked list with documents folded."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engine import Sort
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE
from indexer.whoosh_engine.plain import Flags

LOOK_AHEAD = 4
"""How many times the wanted length of the ranked list is folded at first; longer beginnings grow by the same factor."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that may be among the first: number of the segment, number in it, number of the document in the index, score,
    date, and rank of the id."""

    segments: Array
    passages: Array
    documents: Array
    scores: Array
    published: Array
    ranks: Array

    def __len__(self) -> int:
        return len(self.passages)

    def at(self, places: Array | slice) -> "Candidates":
        return Candidates(
            self.segments[places],
            self.passages[places],
            self.documents[places],
            self.scores[places],
            self.published[places],
            self.ranks[places],
        )


class Matches(Protocol):
    """What matches in one segment."""

    def __len__(self) -> int: ...
    def leading(self, sort: Sort, count: int) -> Candidates:
        """The first `count` of the segment, or all if there are less, in order."""
        ...


def sort_keys(scores: Array, published: Array, sort: Sort) -> NDArray[np.float64]:
    """What is sorted by first, descending; `published` is looked at for an order by date only."""
    if sort == "relevance":
        return scores
    days = published.astype(np.float64)
    return np.where(days == NO_DATE, -np.inf, days if sort == "newest" else -days)


def first(parts: Sequence[Matches], sort: Sort, count: int) -> Candidates:
    """The first `count` of all matches, in order; there is at least one part."""
    found = [part.leading(sort, count) for part in parts]
    if len(found) == 1:
        return found[0]
    ranked = in_order(found, sort)
    return ranked.at(slice(count))


def in_order(parts: Sequence[Candidates], sort: Sort) -> Candidates:
    """All candidates, in the order of the ranked list; there is at least one part."""
    candidates = parts[0] if len(parts) == 1 else joined(parts)
    keys = sort_keys(candidates.scores, candidates.published, sort)
    return candidates.at(np.lexsort((candidates.ranks, -candidates.scores, -keys)))


def joined(parts: Sequence[Candidates]) -> Candidates:
    return Candidates(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Candidates)))


def first_folded(parts: Sequence[Matches], sort: Sort, count: int, per_document: int, left_out: Flags) -> Candidates:
    """The first `count` of the list in which only the first `per_document` passages of each document are left, and none of the
    documents that `left_out` flags.

    Who is left is settled by those before, so folding a beginning of the list gives a beginning of the folded list.
    """
    every = sum(map(len, parts))
    length = LOOK_AHEAD * count
    while True:
        ranked = first(parts, sort, length)
        kept = (places_in_document(ranked) < per_document) & ~left_out[ranked.documents]
        left = ranked.at(np.flatnonzero(kept))
        if len(left) >= count or length >= every:
            return left.at(np.arange(min(count, len(left))))
        length *= LOOK_AHEAD


def places_in_document(ranked: Candidates) -> Array:
    """For each candidate how many of its document stand before it."""
    order = np.argsort(ranked.documents, kind="stable")
    grouped = ranked.documents[order]
    begins = np.flatnonzero(np.diff(grouped, prepend=-1))
    places = np.empty(len(ranked), np.int64)
    places[order] = np.arange(len(ranked)) - np.repeat(begins, np.diff(begins, append=len(ranked)))
    return places
