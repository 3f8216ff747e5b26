"""The standing of each passage's document, counted over the living documents of all segments."""

from collections.abc import Sequence

import numpy as np

from indexer.references import References
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.leaves import Given
from indexer.whoosh_engine.statistics import LiveSegment
from indexer.whoosh_engine.strings import sizes_of


def standings(segments: Sequence[LiveSegment]) -> list[Given]:
    """For each segment the passages whose documents other works cite, and their standings."""
    found = _living(segments).standings()
    ends = np.cumsum([len(live.segment.columns.documents) for live in segments], dtype=np.int64)
    return [_of_passages(live, part) for live, part in zip(segments, np.split(found, ends), strict=False)]


def _living(segments: Sequence[LiveSegment]) -> References:
    """The references of all segments; the dead have none."""
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
