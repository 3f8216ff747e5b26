"""What single conditions find in a segment: a term, a prefix, a phrase, a filter. Trees of them are the executor's matter."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from indexer import scoring
from indexer.query import STREAMS, TEXT_FIELDS, FacetFilter, Filter, Phrase, PublishedFilter, Stream, TextField
from indexer.whoosh_engine.columns import NO_DATE, ONLY_COVERED
from indexer.whoosh_engine.leaves import Found, Given, tables_of, term_of
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.plain import Flags, Ids
from indexer.whoosh_engine.postings import Postings, Run
from indexer.whoosh_engine.segment import Segment
from indexer.whoosh_engine.statistics import LiveSegment, Statistics

REMEMBERED = 10_000
"""Terms whose place in the index is kept: a few terms make up most questions. Their postings are not."""


class Terms:
    """Finds the passages of one segment with a term."""

    def __init__(self, segment: Segment, statistics: Statistics) -> None:
        self._segment = segment
        self._statistics = statistics

    def found(self, term: str, stream: Stream, fields: tuple[TextField, ...], weight: float) -> Found:
        """Those with the term in one of the fields."""
        postings = self._segment.postings[stream]
        index = postings.find(term)
        if index is None or not fields:
            return Found(np.empty(0, np.uint32))
        factor = scoring.factor(weight, self._statistics.idf(term, stream))
        leaf = term_of(postings, index, stream, fields, factor)
        if set(fields).issuperset(TEXT_FIELDS):
            return Found(leaf, (leaf,), exact=True)
        run = postings.run(index)
        return Found(run.ids[_in_fields(postings, run, fields)], (leaf,), exact=True)


class Finder:
    """Finds passages of one segment, deleted ones among them. `tables` are those of `STREAMS`; `standing` is that of the passages
    whose documents other works cite."""

    def __init__(self, live: LiveSegment, statistics: Statistics, standing: Given, operations: Operations) -> None:
        self._segment = live.segment
        self.standing = standing
        self.do = operations
        self.tables = tuple(
            tables_of(stream, live.segment.columns, live.segment.postings[stream], statistics.average) for stream in STREAMS
        )
        self.term = lru_cache(REMEMBERED)(Terms(live.segment, statistics).found)
        """The passages with a term in one of the fields."""

    @cached_property
    def every(self) -> Ids:
        """All passages."""
        return np.arange(len(self._segment), dtype=np.uint32)

    def prefix(self, prefix: str, stream: Stream, fields: Sequence[TextField]) -> Ids:
        """The passages with a term in one of the fields that begins so."""
        postings = self._segment.postings[stream]
        run = postings.runs(postings.with_prefix(prefix))
        return self.do.union([run.ids[_in_fields(postings, run, fields)]], 1, self.tables)

    def holding(self, phrase: Phrase, candidates: Ids) -> Ids:
        """Those candidates that hold the text of a phrase in one of its fields, folded."""
        text, fields = phrase.text, phrase.fields
        if not text:
            return candidates if fields else candidates[:0]
        if "body" in fields:
            bodies = self._segment.bodies
            found = self.do.containing(bodies.data, bodies.ends, candidates, bodies.encoded(text))
        else:
            found = np.zeros(len(candidates), np.bool_)
        for field in fields:
            if field != "body" and not found.all():
                others = np.flatnonzero(~found)
                found[others] = self._segment.columns.texts_containing(field, candidates[others], text)
        return candidates[found]

    def passing(self, wanted: Filter, ids: Ids) -> Flags:
        """Which of the passages a filter keeps."""
        columns = self._segment.columns
        match wanted:
            case FacetFilter(facet, values):
                column = columns.facets[facet]
                flags: Flags = column.holding(values)[column.of[ids]]
                return flags
            case PublishedFilter(first, last):
                days = columns.dates[ids]
                kept: Flags = (days != NO_DATE) & (days < ONLY_COVERED)
                if first:
                    kept &= days >= first.toordinal()
                if last:
                    kept &= days <= last.toordinal()
                return kept


def _in_fields(postings: Postings, run: Run, fields: Sequence[TextField]) -> Flags:
    """Which postings of the run stand in one of the fields."""
    flags = np.zeros(len(run), np.bool_)
    for field in TEXT_FIELDS:
        if field in fields:
            flags |= postings.counts(run, field) > 0
    return flags
