"""The reader of the engine: the segments of one state of the index, and requests answered over all of them."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np
from whoosh.index import FileIndex

from corpus.model import ParsedDocument
from indexer.engine import FACETS, EngineRequest, EngineResult, FacetFilter, Hit, PassageFound, Unsupported
from indexer.query import Stream
from indexer.stored import StoredDocument
from indexer.whoosh_engine import ranks
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.codec import opened
from indexer.whoosh_engine.finder import Finder
from indexer.whoosh_engine.groups import Groups, LeftOut
from indexer.whoosh_engine.matches import SegmentMatches, SegmentSearch
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.ranked_list import RankedList
from indexer.whoosh_engine.ranking import Candidates, places_in_document
from indexer.whoosh_engine.standings import Standings
from indexer.whoosh_engine.statistics import LiveSegment, Statistics

REMEMBERED = 256
"""Documents kept decoded, since the passages of a page of hits and the next page often share documents."""
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
        self._groups = Groups(self._segments)
        self._standings = Standings(self._segments)
        self._searches = [
            SegmentSearch(live, Finder(live, self._statistics, standing, operations), number, self._groups.bases[number])
            for number, (live, standing) in enumerate(zip(self._segments, self._standings.of_segments, strict=True))
        ]
        self._recent: dict[str, tuple[int, int]] = {}
        self._load = lru_cache(REMEMBERED)(partial(_load_document, self._segments))  # caches refer to no `self`: see `close`

    @property
    def passage_count(self) -> int:
        return self._statistics.passages

    @property
    def document_count(self) -> int:
        return sum(len(live.segment.columns.documents) - len(live.dead_documents) for live in self._segments)

    def search(self, request: EngineRequest) -> EngineResult:
        named = [*request.facets, *[each.facet for each in request.filters if isinstance(each, FacetFilter)]]
        if unknown := sorted({facet for facet in named if facet not in FACETS}):
            raise Unsupported(f"no such facet: {', '.join(unknown)} (there are {', '.join(FACETS)})")
        parts = [segment.matches(request) for segment in self._searches]
        total = sum(map(len, parts))
        facets = _added([part.counts(request.facets) for part in parts], request.facets)
        end = min(request.offset + request.limit, total)
        plain = request.per_document is None and not request.fold_copies
        if not total or (plain and end <= request.offset):
            return EngineResult(total, total, (), facets)
        if plain and len(parts) == 1 and not request.near:  # nothing to be merged
            passages, scores = (column[request.offset :].tolist() for column in parts[0].first(request.sort, end))
            return EngineResult(total, total, tuple(self._hits([0] * len(passages), passages, scores)), facets)
        ranked_list = RankedList(parts, request)
        left_out = self._groups.left_out(ranked_list) if request.fold_copies else self._groups.nothing
        if request.per_document is not None or len(left_out.others):
            return self._folded(parts, ranked_list, request, left_out, facets)
        ranked = ranked_list.first(end).at(slice(request.offset, None))
        return EngineResult(total, total, tuple(self._ranked_hits(ranked)), facets)

    def _folded(
        self,
        parts: Sequence[SegmentMatches],
        ranked_list: RankedList,
        request: EngineRequest,
        left_out: LeftOut,
        facets: Mapping[str, Mapping[str, int]],
    ) -> EngineResult:
        """The answer with copies left out, and the passages of a document folded."""
        total = len(ranked_list)
        most = request.per_document or total
        matching = np.bincount(np.concatenate([part.documents for part in parts]), minlength=len(left_out.documents))
        listed = int(np.minimum(matching, most)[~left_out.documents].sum())
        ranked = ranked_list.first_folded(min(request.offset + request.limit, listed), most, left_out.documents)
        shown = np.arange(min(request.offset, len(ranked)), len(ranked))
        places, documents = places_in_document(ranked)[shown].tolist(), ranked.documents[shown].tolist()
        hits = (
            hit._replace(
                more=int(matching[document]) - most if place == most - 1 else 0,
                copies=self._groups.ids(left_out.for_document(document)) if place == 0 else (),
            )
            for hit, document, place in zip(self._ranked_hits(ranked.at(shown)), documents, places, strict=True)
        )
        return EngineResult(total, listed, tuple(hits), facets)

    def document(self, document_id: str) -> ParsedDocument | None:
        place = self._document_place(document_id)
        return self._load(*place).parsed() if place else None

    def copies(self, document_id: str) -> tuple[str, ...]:
        return self._related(document_id, self._groups.copies)

    def cited_by(self, document_id: str) -> tuple[str, ...]:
        return self._related(document_id, self._standings.citing)

    def _related(self, document_id: str, related: Callable[[int], list[int]]) -> tuple[str, ...]:
        """The ids of the documents that are `related` to one, which are numbered through all segments."""
        if (place := self._document_place(document_id)) is None:
            return ()
        number, document = place
        return self._groups.ids(related(self._groups.bases[number] + document))

    def _document_place(self, document_id: str) -> tuple[int, int] | None:
        """The segment and number of a living document."""
        for number, live in enumerate(self._segments):
            if (document := live.document_named(document_id)) is not None:
                return number, document
        return None

    def passage(self, passage_id: str) -> PassageFound | None:
        found = self._recent.get(passage_id) or self._locate(passage_id)
        if found is None:
            return None
        number, passage = found
        columns = self._segments[number].segment.columns
        document, position = columns.place_in_document(passage)
        loaded = self._load(number, document)
        return PassageFound(loaded.document, loaded.passage(position), position)

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
        return (_load_document(self._segments, number, document).parsed() for _, number, document in sorted(ids))

    def frequency(self, term: str, stream: Stream = "words") -> int:
        return self._statistics.holding(term, stream)

    def vocabulary(self, prefix: str, stream: Stream = "words") -> Iterator[tuple[str, int]]:
        parts = [_terms(live, prefix, stream) for live in self._segments]
        for term, same in groupby(heapq.merge(*parts), key=itemgetter(0)):
            if holding := sum(count for _, count in same):
                yield term, holding

    def close(self) -> None:
        """The files are unmapped when nobody uses the reader any more; a request under way is not disturbed. At once, since nothing in a
        reader refers back to it: files that are removed would fill the disk until garbage is collected."""

    def _ranked_hits(self, ranked: Candidates) -> Iterator[Hit]:
        return self._hits(ranked.segments.tolist(), ranked.passages.tolist(), ranked.scores.tolist())

    def _hits(self, segments: list[int], passages: list[int], scores: list[float]) -> Iterator[Hit]:
        if len(self._recent) > RECENT:
            self._recent.clear()
        for segment, passage, score in zip(segments, passages, scores, strict=True):
            id_ = self._segments[segment].segment.columns.ids[passage]
            self._recent[id_] = segment, passage
            yield Hit(id_, score)


def _load_document(segments: Sequence[LiveSegment], number: int, document: int) -> StoredDocument:
    return StoredDocument(segments[number].segment.documents[document])


def _alive(size: int, deleted: set[int]) -> Array | None:
    if not deleted:
        return None
    alive = np.ones(size, np.bool_)
    alive[list(deleted)] = False
    return alive


def _added(parts: Sequence[Mapping[str, Mapping[str, int]]], facets: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    """The counts of all segments together, by facet and value."""
    if len(parts) == 1:
        return parts[0]
    total: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for part in parts:
        for facet in facets:
            total[facet].update(part[facet])
    return {facet: dict(counts) for facet, counts in total.items()}


def _terms(live: LiveSegment, prefix: str, stream: Stream) -> Iterator[tuple[str, int]]:
    postings = live.segment.postings[stream]
    for index in postings.with_prefix(prefix):
        ids = postings.run(index).ids
        yield postings.terms[index], len(ids) if live.alive is None else int(np.count_nonzero(live.alive[ids]))
