"""What matches a request in one segment: filtered, counted by facets, scored."""

from collections.abc import Sequence

import numpy as np

from indexer.engine import EngineRequest, FacetFilter, Sort
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.executor import Executor
from indexer.whoosh_engine.leaves import Found
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
        self._check_time = request.check_time
        alive = segment.live.alive
        ids = segment.executor.ids(found.passages)
        self._unfiltered: Ids = ids if alive is None else ids[alive[ids]]
        self._passing = {wanted: segment.executor.passing(wanted, self._unfiltered) for wanted in request.filters}
        self.ids = self._kept(list(self._passing.values()))
        self._found = Found(self.ids, found.leaves, exact=found.exact and self.ids is ids)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def documents(self) -> Array:
        """The number of the document, in the index, of each passage."""
        return self._segment.live.segment.columns.document_of[self.ids] + self._segment.first_document

    def counts(self, facets: Sequence[str]) -> dict[str, dict[str, int]]:
        """Passages by facet and value; filters on a facet itself are ignored in it."""
        filtered = {wanted.facet for wanted in self._passing if isinstance(wanted, FacetFilter)}
        counted = self._counted(tuple(facet for facet in facets if facet not in filtered), self.ids)
        for facet in filtered.intersection(facets):
            others = [flags for wanted, flags in self._passing.items() if not (isinstance(wanted, FacetFilter) and wanted.facet == facet)]
            counted |= self._counted((facet,), self._kept(others))
        return counted

    def _counted(self, facets: tuple[str, ...], ids: Ids) -> dict[str, dict[str, int]]:
        if not facets:
            return {}
        self._check_time()
        counter = self._segment.live.segment.columns.facet_counter
        return dict(counter.named(facets, *self._segment.do.count(ids, counter.asked(facets), counter.runs)))

    def leading(self, sort: Sort, count: int) -> Candidates:
        self._check_time()
        segment = self._segment
        if sort == "relevance":
            return self._candidates(*segment.do.best(self._found, count, segment.live.ranks, segment.executor.tables))
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
