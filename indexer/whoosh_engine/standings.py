"""Who cites whom among the living documents of all segments, and what each stands for by that."""

from collections.abc import Sequence

import numpy as np

from indexer.references import References
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.leaves import Given
from indexer.whoosh_engine.statistics import LiveSegment
from indexer.whoosh_engine.strings import sizes_of


class Standings:
    """Documents are numbered through all segments, as in `Groups`; those that are dead cite nobody and are not cited.

    `of_segments` has for each segment the passages whose documents other works cite, with their standings.
    """

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._references = _living(segments)
        ends = np.cumsum([len(live.segment.columns.documents) for live in segments], dtype=np.int64)
        parts = np.split(self._references.standings(), ends)
        self.of_segments = [_of_passages(live, part) for live, part in zip(segments, parts, strict=False)]

    def citing(self, document: int) -> list[int]:
        """The living documents that cite a living one, ascending."""
        return self._references.citing(document)


def _living(segments: Sequence[LiveSegment]) -> References:
    numbers, sizes = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for live in segments:
        size = sizes_of(live.segment.columns.reference_ends)
        alive = np.ones(len(size), np.bool_)
        alive[list(live.dead_documents)] = False
        numbers.append(live.segment.columns.references[np.repeat(alive, size)])
        sizes.append(np.where(alive, size, 0))
    every = np.concatenate(sizes)
    return References(np.concatenate(numbers), np.repeat(np.arange(len(every)), every), len(every))


def _of_passages(live: LiveSegment, of_documents: Array) -> Given:
    of_passages = np.repeat(of_documents, np.diff(live.segment.columns.starts))
    ids = np.flatnonzero(of_passages).astype(np.uint32)
    return Given(ids, of_passages[ids])
