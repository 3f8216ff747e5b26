"""What matches a request in one segment: filtered, counted by facets, scored."""

from functools import cached_property

import numpy as np

from indexer.engine import EngineRequest, FacetFilter, Near, Sort
from indexer.nearness import worth
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.executor import Executor
from indexer.whoosh_engine.finder import Finder
from indexer.whoosh_engine.leaves import Found, Leaf
from indexer.whoosh_engine.plain import APART, Flags, Ids, Scores
from indexer.whoosh_engine.ranking import Candidates, sort_keys
from indexer.whoosh_engine.statistics import LiveSegment


class SegmentSearch:
    """Answers requests over one segment; `number` is its place in the index, `first_document` what its documents are numbered from."""

    def __init__(self, live: LiveSegment, finder: Finder, number: int, first_document: int) -> None:
        self.live = live
        self.finder = finder
        self.number = number
        self.first_document = first_document

    def matches(self, request: EngineRequest) -> "SegmentMatches":
        return SegmentMatches(self, request)

    def inside(self, document_id: str, ids: Ids) -> Ids:
        """Those of the passages that are of one living document: its passages are numbered in a row."""
        number = self.live.document_named(document_id)
        if number is None:
            return ids[:0]
        passages = self.live.segment.columns.passages_of(number)
        first, last = np.searchsorted(ids, np.array([passages.start, passages.stop], ids.dtype))
        return ids[first:last]


class SegmentMatches:
    """The living passages of one segment that match and pass all filters."""

    def __init__(self, segment: SegmentSearch, request: EngineRequest) -> None:
        self._segment = segment
        self._query = request.query
        self._check_time = request.check_time
        self._executor = Executor(segment.finder, request.check_time)
        alive = segment.live.alive
        found = self._executor.ids(request.query)
        ids = found if request.document is None else segment.inside(request.document, found)
        self._unfiltered: Ids = ids if alive is None else ids[alive[ids]]
        self._passing = {wanted: segment.finder.passing(wanted, self._unfiltered) for wanted in request.filters}
        self.ids = self._kept(list(self._passing.values()))
        self._all_found = self.ids is found

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def documents(self) -> Array:
        """The number of the document, in the index, of each passage."""
        return self._segment.live.segment.columns.document_of[self.ids] + self._segment.first_document

    def counts(self, facets: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """Passages by facet and value; filters on a facet itself are ignored in it."""
        filtered = {wanted.facet for wanted in self._passing if isinstance(wanted, FacetFilter)}
        if not filtered:
            return self._counted(facets, self.ids)
        counted = self._counted(tuple(facet for facet in facets if facet not in filtered), self.ids)
        for facet in filtered.intersection(facets):
            others = [flags for wanted, flags in self._passing.items() if not (isinstance(wanted, FacetFilter) and wanted.facet == facet)]
            counted |= self._counted((facet,), self._kept(others))
        return {facet: counted[facet] for facet in facets}

    def _counted(self, facets: tuple[str, ...], ids: Ids) -> dict[str, dict[str, int]]:
        if not facets:
            return {}
        self._check_time()
        counter = self._segment.live.segment.columns.facet_counter
        return dict(counter.named(facets, *self._segment.finder.do.count(ids, counter.asked(facets), counter.runs)))

    def leading(self, sort: Sort, count: int) -> Candidates:
        """The first `count` passages, or all if there are less, in order."""
        return self._candidates(*self.first(sort, count))

    def first(self, sort: Sort, count: int) -> tuple[Ids, Scores]:
        """The same, and only their scores."""
        self._check_time()
        finder, ranks = self._segment.finder, self._segment.live.ranks
        if sort == "relevance":
            found = Found(self.ids, self._leaves, exact=self._all_found and self._executor.is_exact(self._query))
            return finder.do.best(found, count, ranks, finder.tables)
        scores = finder.do.scores(self._leaves, self.ids, finder.tables)
        keys = sort_keys(scores, self._segment.live.segment.columns.dates[self.ids], sort)
        places = finder.do.leading(keys, scores, self.ids, ranks, count)
        return self.ids[places], scores[places]

    def among(self, chosen: Flags) -> Candidates:
        """Those of the passages `chosen`, flags over all of the segment."""
        ids = self.ids[chosen[self.ids]]
        return self._candidates(ids, self._segment.finder.do.scores(self._leaves, ids, self._segment.finder.tables))

    def with_nearness(self, ids: Ids, scores: Scores, near: tuple[Near, ...]) -> Scores:
        """The scores of passages with what each pair of words is worth that they hold."""
        bodies = self._segment.live.segment.bodies
        for pair in near:
            gaps = self._segment.finder.do.gaps(bodies.data, bodies.ends, ids, bodies.encoded(pair.one), bodies.encoded(pair.other))
            held = gaps != APART
            scores = np.where(held, scores + worth(pair.weight, np.where(held, gaps, 0)), scores)
        return scores

    @cached_property
    def _leaves(self) -> tuple[Leaf, ...]:
        return self._executor.leaves(self._query)

    def _candidates(self, ids: Ids, scores: Scores) -> Candidates:
        columns = self._segment.live.segment.columns
        return Candidates(
            segments=np.full(len(ids), self._segment.number),
            passages=ids,
            documents=columns.document_of[ids] + self._segment.first_document,
            scores=scores,
            dates=columns.dates[ids],
            ranks=self._segment.live.ranks[ids],
        )

    def _kept(self, flags: list[Flags]) -> Ids:
        return self._unfiltered[np.logical_and.reduce(flags)] if flags else self._unfiltered
