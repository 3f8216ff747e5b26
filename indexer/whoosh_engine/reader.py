"""The reader of the engine: the segments of one state of the index, and requests answered over all of them."""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, groupby, islice
from operator import itemgetter
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex

from corpus.model import ParsedDocument
from indexer import stored
from indexer.engine import FACETS, EngineRequest, EngineResult, FacetFilter, Hit, Unsupported
from indexer.query import Stream
from indexer.whoosh_engine import ranks
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.codec import opened
from indexer.whoosh_engine.executor import Executor
from indexer.whoosh_engine.matches import SegmentSearch
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.ranking import Candidates, first, first_folded, places_in_document
from indexer.whoosh_engine.statistics import LiveSegment, Statistics

REMEMBERED = 256
"""Documents kept parsed, since the passages of a page of hits and the next page often share documents."""
RECENT = 10_000
"""Passages handed out as hits of which the place is remembered: their documents are asked for next."""


class WhooshReader:
    """See `engine.Reader`."""

    def __init__(self, index: FileIndex, operations: Operations) -> None:
        records = index._segments()
        segments = [opened(index.storage, record) for record in records]
        ranked = ranks.read(Path(index.storage.folder), [len(segment) for segment in segments])
        self._segments = [
            LiveSegment(
                segment,
                _alive(len(segment), set(record.deleted_docs())),
                frozenset(record.deleted_documents),
                own,
            )
            for record, segment, own in zip(records, segments, ranked, strict=True)
        ]
        self._statistics = Statistics(self._segments)
        bases = [0, *accumulate(len(segment.columns.documents) for segment in segments)]
        self._searches = [
            SegmentSearch(live, Executor(live, self._statistics, operations), operations, number, bases[number])
            for number, live in enumerate(self._segments)
        ]
        self._recent: dict[str, tuple[int, int]] = {}
        self._load = lru_cache(REMEMBERED)(self._load_document)

    @property
    def passage_count(self) -> int:
        return self._statistics.passages

    @property
    def document_count(self) -> int:
        return sum(len(live.segment.columns.documents) - len(live.dead_documents) for live in self._segments)

    def search(self, request: EngineRequest) -> EngineResult:
        named = {*request.facets, *(each.facet for each in request.filters if isinstance(each, FacetFilter))}
        if unknown := sorted(named.difference(FACETS)):
            raise Unsupported(f"no such facet: {', '.join(unknown)} (there are {', '.join(FACETS)})")
        parts = [segment.matches(request) for segment in self._searches]
        total = sum(map(len, parts))
        facets = {facet: _added(part.count(facet) for part in parts) for facet in request.facets}
        end = min(request.offset + request.limit, total)
        if request.per_document is None or not total:
            hits = self._hits(first(parts, request.sort, end), request.offset) if end > request.offset else ()
            return EngineResult(total, total, hits, facets)
        matching = np.bincount(np.concatenate([part.documents for part in parts]))
        listed = int(np.minimum(matching, request.per_document).sum())
        ranked = first_folded(parts, request.sort, min(end, listed), request.per_document)
        more = np.where(places_in_document(ranked) == request.per_document - 1, matching[ranked.documents] - request.per_document, 0)
        return EngineResult(total, listed, self._hits(ranked, request.offset, more), facets)

    def document(self, document_id: str) -> ParsedDocument | None:
        for number, live in enumerate(self._segments):
            for document in live.segment.columns.documents_named(document_id):
                if document not in live.dead_documents:
                    return self._load(number, document)
        return None

    def document_of(self, passage_id: str) -> ParsedDocument | None:
        found = self._recent.get(passage_id) or self._locate(passage_id)
        if found is None:
            return None
        number, passage = found
        return self._load(number, int(self._segments[number].segment.columns.documents_of(np.array(passage))))

    def _locate(self, passage_id: str) -> tuple[int, int] | None:
        """The segment and number of a living passage."""
        for number, live in enumerate(self._segments):
            for passage in live.segment.columns.passages_named(passage_id):
                if live.alive is None or live.alive[passage]:
                    return number, passage
        return None

    def documents(self) -> Iterator[ParsedDocument]:
        ids = [
            (id_, number, document)
            for number, live in enumerate(self._segments)
            for document, id_ in enumerate(live.segment.columns.documents)
            if document not in live.dead_documents
        ]
        return (self._load_document(number, document) for _, number, document in sorted(ids))

    def frequency(self, term: str, stream: Stream = "words") -> int:
        return self._statistics.holding(term, stream)

    def vocabulary(self, prefix: str, stream: Stream = "words") -> Iterator[tuple[str, int]]:
        parts = [_terms(live, prefix, stream) for live in self._segments]
        for term, same in groupby(heapq.merge(*parts), key=itemgetter(0)):
            if holding := sum(count for _, count in same):
                yield term, holding

    def close(self) -> None:
        """The files are unmapped when nobody uses the reader any more; a request under way is not disturbed."""

    def _hits(self, ranked: Candidates, offset: int, more: Array | None = None) -> tuple[Hit, ...]:
        rest = np.zeros(len(ranked), np.int64) if more is None else more
        rows = zip(ranked.segments.tolist(), ranked.passages.tolist(), ranked.scores.tolist(), rest.tolist(), strict=True)
        hits = []
        if len(self._recent) > RECENT:
            self._recent.clear()
        for segment, passage, score, left in islice(rows, offset, None):
            id_ = self._segments[segment].segment.columns.ids[passage]
            self._recent[id_] = segment, passage
            hits.append(Hit(id_, score, left))
        return tuple(hits)

    def _load_document(self, number: int, document: int) -> ParsedDocument:
        return stored.load(self._segments[number].segment.documents[document])


def _alive(size: int, deleted: set[int]) -> Array | None:
    if not deleted:
        return None
    alive = np.ones(size, np.bool_)
    alive[list(deleted)] = False
    return alive


def _added(parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The counts of all segments together."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return dict(total)


def _terms(live: LiveSegment, prefix: str, stream: Stream) -> Iterator[tuple[str, int]]:
    postings = live.segment.postings[stream]
    for index in postings.with_prefix(prefix):
        ids = postings.run(index).ids
        yield postings.terms[index], len(ids) if live.alive is None else int(np.count_nonzero(live.alive[ids]))
