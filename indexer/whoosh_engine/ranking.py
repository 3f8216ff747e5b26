"""The order of hits: by score or by date, ties by the rank of the passage's id; and the ranked list with documents folded."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from indexer.engine import Sort
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE

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

    def at(self, places: Array) -> "Candidates":
        return Candidates(*(getattr(self, field.name)[places] for field in fields(self)))


def joined(parts: Sequence[Candidates]) -> Candidates:
    return Candidates(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Candidates)))


def first(parts: Sequence[Candidates], sort: Sort, count: int) -> Candidates:
    """The first `count` of all candidates, in order; there is at least one part."""
    candidates = joined([_first_unordered(part, sort, count) for part in parts])
    return candidates.at(np.lexsort((candidates.ranks, -candidates.scores, _key(candidates, sort)))[: max(count, 0)])


def first_folded(parts: Sequence[Candidates], sort: Sort, count: int, per_document: int) -> Candidates:
    """The first `count` of the list in which only the first `per_document` passages of each document are left.

    Who is left is settled by those before, so folding a beginning of the list gives a beginning of the folded list.
    """
    every = sum(map(len, parts))
    length = LOOK_AHEAD * count
    while True:
        ranked = first(parts, sort, length)
        left = ranked.at(np.flatnonzero(places_in_document(ranked) < per_document))
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


def _first_unordered(candidates: Candidates, sort: Sort, count: int) -> Candidates:
    """Those that may be among the first `count`: all that reach the key of the last of these."""
    if count >= len(candidates):
        return candidates
    if count <= 0:
        return candidates.at(np.zeros(0, np.int64))
    key = _key(candidates, sort)
    return candidates.at(np.flatnonzero(key <= np.partition(key, count - 1)[count - 1]))


def _key(candidates: Candidates, sort: Sort) -> Array:
    """What is sorted by first, ascending."""
    if sort == "relevance":
        return -candidates.scores
    days = candidates.published.astype(np.int64)
    return np.where(days == NO_DATE, np.iinfo(np.int64).max, days if sort == "oldest" else -days)
