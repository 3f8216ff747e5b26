"""What matches a request in one segment: filtered, counted by facets, scored."""

import numpy as np

from indexer.engine import EngineRequest, FacetFilter, Sort
from indexer.whoosh_engine.array_file import Array
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
        self._unfiltered: Ids = found.ids if alive is None else found.ids[alive[found.ids]]
        self._passing = {wanted: segment.executor.passing(wanted, self._unfiltered) for wanted in request.filters}
        self.ids = self._kept(list(self._passing.values()))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def documents(self) -> Array:
        """The number of the document, in the index, of each passage."""
        return self._segment.live.segment.columns.documents_of(self.ids) + self._segment.first_document

    def count(self, facet: str) -> dict[str, int]:
        """Passages by value; filters on the facet itself are ignored."""
        self._check_time()
        others = [flags for wanted, flags in self._passing.items() if not (isinstance(wanted, FacetFilter) and wanted.facet == facet)]
        ids = self.ids if len(others) == len(self._passing) else self._kept(others)
        if not len(ids):
            return {}
        column = self._segment.live.segment.columns.facets[facet]
        return column.spread(self._segment.do.tally(column.of, ids, len(column.ends)))

    def leading(self, sort: Sort, count: int) -> Candidates:
        self._check_time()
        columns = self._segment.live.segment.columns
        scores = self._segment.executor.scores(self._found, self.ids)
        places: Array | slice = slice(0, count)
        if 0 < count < len(self.ids):
            days = columns.published[self.ids] if sort != "relevance" else self.ids
            places = self._segment.do.leading(sort_keys(scores, days, sort), count)
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
            documents=columns.documents_of(ids) + self._segment.first_document,
            scores=scores,
            published=columns.published[ids],
            ranks=self._segment.live.ranks[ids],
        )

    def _kept(self, flags: list[Flags]) -> Ids:
        return self._unfiltered[np.logical_and.reduce(flags)] if flags else self._unfiltered
