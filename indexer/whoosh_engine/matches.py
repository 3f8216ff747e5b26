"""What matches a request in one segment: filtered, counted by facets, scored."""

import numpy as np

from indexer.engine import EngineRequest, FacetFilter, Sort
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.contenders import best
from indexer.whoosh_engine.executor import Executor, Found
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.plain import Flags, Ids, Scores
from indexer.whoosh_engine.ranking import Candidates, sort_keys
from indexer.whoosh_engine.statistics import LiveSegment


class SegmentSearch:
    """Answers requests over one segment; `number` is its place in the index, `first_document` what its documents are numbered from."""

    def __init__(self, live: LiveSegment, executor: Executor, operations: Operations, number: int, first_document: int) -> None:
        self.live = live
        self.executor = executor
        self.do = operations
        self.number = number
        self.first_document = first_document

    def matches(self, request: EngineRequest) -> "SegmentMatches":
        return SegmentMatches(self, self.executor.find(request.query, request.check_time), request)


class SegmentMatches:
    """See `ranking.Matches`: the living passages of one segment that match and pass all filters."""

    def __init__(self, segment: SegmentSearch, found: Found, request: EngineRequest) -> None:
        self._segment = segment
        self._found = found
        self._check_time = request.check_time
        alive = segment.live.alive
        ids = segment.executor.ids(found.passages)
        self._unfiltered: Ids = ids if alive is None else ids[alive[ids]]
        self._passing = {wanted: segment.executor.passing(wanted, self._unfiltered) for wanted in request.filters}
        self.ids = self._kept(list(self._passing.values()))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def documents(self) -> Array:
        """The number of the document, in the index, of each passage."""
        return self._segment.live.segment.columns.document_of[self.ids] + self._segment.first_document

    def count(self, facet: str) -> dict[str, int]:
        """Passages by value; filters on the facet itself are ignored."""
        self._check_time()
        others = [flags for wanted, flags in self._passing.items() if not (isinstance(wanted, FacetFilter) and wanted.facet == facet)]
        ids = self.ids if len(others) == len(self._passing) else self._kept(others)
        if not len(ids):
            return {}
        column = self._segment.live.segment.columns.facets[facet]
        return column.named(self._segment.do.count(column.of, ids, column.members, column.ends, len(column.values)))

    def leading(self, sort: Sort, count: int) -> Candidates:
        self._check_time()
        segment = self._segment
        if sort == "relevance":
            return self._candidates(*best(self._found, self.ids, count, segment.executor, segment.do))
        scores = segment.executor.scores(self._found, self.ids)
        keys = sort_keys(scores, segment.live.segment.columns.published[self.ids], sort)
        places = segment.do.leading(keys, scores, self.ids, segment.live.ranks, count)
        return self._candidates(self.ids[places], scores[places])

    def among(self, chosen: Flags) -> Candidates:
        """Those of the passages `chosen`, flags over all of the segment."""
        ids = self.ids[chosen[self.ids]]
        return self._candidates(ids, self._segment.executor.scores(self._found, ids))

    def _candidates(self, ids: Ids, scores: Scores) -> Candidates:
        columns = self._segment.live.segment.columns
        return Candidates(
            segments=np.full(len(ids), self._segment.number),
            passages=ids,
            documents=columns.document_of[ids] + self._segment.first_document,
            scores=scores,
            published=columns.published[ids],
            ranks=self._segment.live.ranks[ids],
        )

    def _kept(self, flags: list[Flags]) -> Ids:
        return self._unfiltered[np.logical_and.reduce(flags)] if flags else self._unfiltered
