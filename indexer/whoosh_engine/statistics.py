"""What scoring must know of the whole index: counted over the living passages of all segments."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from indexer import scoring
from indexer.query import STREAMS, TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.segment import Segment

REMEMBERED = 10_000
"""Terms whose idf is kept: it never changes within a state of the index, and a few terms make up most questions."""


@dataclass(frozen=True, slots=True)
class LiveSegment:
    """A segment and which of its passages and documents live; None: all do. `ranks` orders the passages of the index by id."""

    segment: Segment
    alive: Array | None
    dead_documents: frozenset[int]
    ranks: Array

    def document_named(self, id_: str) -> int | None:
        """The number of the living document with this id."""
        return next((number for number in self.segment.columns.documents_named(id_) if number not in self.dead_documents), None)


class Statistics:
    """`passages` is N; the averages are of lengths in tokens."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._segments = segments
        self.passages = sum(len(live.segment) if live.alive is None else int(live.alive.sum()) for live in segments)
        self.idf = lru_cache(REMEMBERED)(partial(_idf, segments, self.passages))
        self.average: dict[tuple[TextField, Stream], float] = {
            (field, stream): self._total_length(field, stream) / self.passages if self.passages else 0.0
            for field in TEXT_FIELDS
            for stream in STREAMS
        }

    def holding(self, term: str, stream: Stream) -> int:
        """n(t): the living passages that hold the term."""
        return _holding(self._segments, term, stream)

    def _total_length(self, field: TextField, stream: Stream) -> int:
        total = 0
        for live in self._segments:
            lengths = live.segment.columns.lengths[field, stream]
            total += int((lengths if live.alive is None else lengths[live.alive]).sum(dtype=np.int64))
        return total


def _idf(segments: Sequence[LiveSegment], passages: int, term: str, stream: Stream) -> float:
    return scoring.idf(passages, _holding(segments, term, stream))


def _holding(segments: Sequence[LiveSegment], term: str, stream: Stream) -> int:
    return sum(_holding_in(live, term, stream) for live in segments)


def _holding_in(live: LiveSegment, term: str, stream: Stream) -> int:
    postings = live.segment.postings[stream]
    index = postings.find(term)
    if index is None:
        return 0
    return postings.holding(index) if live.alive is None else int(np.count_nonzero(live.alive[postings.run(index).ids]))
