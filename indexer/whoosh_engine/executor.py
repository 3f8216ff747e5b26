"""A query tree over one segment: which passages match, and what they score.

Each node becomes `Found`: the passages it matches, and a way to score some of them. So an AND scores only what is left
in the end, and a condition costs no score at all. All passage numbers are uint32 in ascending order, all scores float64,
computed and added as `scoring.py` and the reference engine do it, bit for bit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer import scoring
from indexer.query import (
    TEXT_FIELDS,
    All,
    Also,
    Any,
    Constant,
    Everything,
    FacetFilter,
    Filter,
    Match,
    Node,
    Not,
    Phrase,
    Prefix,
    PublishedFilter,
    Stream,
    TextField,
    Where,
)
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE
from indexer.whoosh_engine.postings import Postings, Run
from indexer.whoosh_engine.sets import common, in_both, positions_of, union, without
from indexer.whoosh_engine.statistics import LiveSegment, Statistics

Ids = NDArray[np.uint32]
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """`ids` match; `score(at)` gives the scores of `ids[at]`, `at` being positions in ascending order, or None for all."""

    ids: Ids
    score: Callable[[Array | None], Scores]


class Executor:
    """Answers query trees over one segment."""

    def __init__(self, live: LiveSegment, statistics: Statistics) -> None:
        self._segment = live.segment
        self._statistics = statistics

    def find(self, node: Node) -> Found:
        """What matches `node`, deleted passages among it."""
        match node:
            case Everything():
                return _unscored(self._every())
            case Match(term, stream, fields, weight):
                return self._match(term, stream, fields, weight)
            case Prefix(prefix, stream, fields, weight):
                return self._prefix(prefix, stream, fields, weight)
            case Phrase():
                return self._phrase(node)
            case All(children):
                return self._all(children)
            case Any(children, at_least):
                return self._any([self.find(child) for child in children], max(at_least, 1))
            case Not(child):
                return _unscored(without(self._every(), self.find(child).ids))
            case Constant(child, weight):
                return _constant(self.find(child).ids, weight)
            case Where(wanted):
                return _unscored(np.flatnonzero(self.passing(wanted, self._every())).astype(np.uint32))
            case Also(required, optional):
                return self._also(self.find(required), self.find(optional))

    def passing(self, wanted: Filter, ids: Ids) -> NDArray[np.bool_]:
        """Which of the passages a filter keeps."""
        columns = self._segment.columns
        match wanted:
            case FacetFilter(facet, values):
                column = columns.facets[facet]
                flags: NDArray[np.bool_] = column.holding(values)[column.of[ids]]
                return flags
            case PublishedFilter(first, last):
                days = columns.published[ids]
                kept: NDArray[np.bool_] = days != NO_DATE
                if first:
                    kept &= days >= first.toordinal()
                if last:
                    kept &= days <= last.toordinal()
                return kept

    def _every(self) -> Ids:
        return np.arange(len(self._segment), dtype=np.uint32)

    def _match(self, term: str, stream: Stream, fields: Sequence[TextField], weight: float) -> Found:
        postings = self._segment.postings[stream]
        index = postings.find(term)
        if index is None:
            return _unscored(self._every()[:0])
        run = postings.run(index)
        at = None if len(set(fields)) == len(TEXT_FIELDS) else np.flatnonzero(_in_fields(postings, run, fields))
        idf = scoring.idf(self._statistics.passages, self._statistics.holding(term, stream))

        def score(chosen: Array | None) -> Scores:
            where = at if chosen is None else chosen if at is None else at[chosen]
            return weight * (idf * self._saturated(postings, run, where, stream, fields))

        return Found(run.ids if at is None else run.ids[at], score)

    def _saturated(self, postings: Postings, run: Run, at: Array | None, stream: Stream, fields: Sequence[TextField]) -> Scores:
        """The saturated frequency of a term over `fields`, for the postings of the run at `at`, or for all."""
        ids = run.ids if at is None else run.ids[at]
        frequency = np.zeros(len(ids))
        for field in TEXT_FIELDS:
            if field in fields and (average := self._statistics.average[field, stream]):
                counts = postings.counts(run, field)
                length = self._segment.columns.lengths[field, stream][ids].astype(np.float64)
                frequency += scoring.normalised_frequency(field, counts if at is None else counts[at], length, average)
        return scoring.saturated(frequency)

    def _prefix(self, prefix: str, stream: Stream, fields: Sequence[TextField], weight: float) -> Found:
        postings = self._segment.postings[stream]
        run = postings.runs(postings.with_prefix(prefix))
        ids = union([run.ids[_in_fields(postings, run, fields)]], len(self._segment))
        return _constant(ids, weight)

    def _phrase(self, phrase: Phrase) -> Found:
        grams = [self._match(gram, "grams", TEXT_FIELDS, 1.0).ids for gram in dict.fromkeys(phrase.grams)]
        candidates = common(grams) if grams else self._every()
        ids = candidates[self._contains(phrase.text, candidates, phrase.fields)]
        scored = [self._match(gram, "grams", phrase.fields, 1.0) for gram in dict.fromkeys(phrase.grams)]

        def score(at: Array | None) -> Scores:
            wanted = ids if at is None else ids[at]
            total = np.zeros(len(wanted))
            for gram in scored:
                _add(total, wanted, gram)
            return phrase.weight * total

        return Found(ids, score)

    def _contains(self, text: str, candidates: Ids, fields: Sequence[TextField]) -> NDArray[np.bool_]:
        """Which candidates hold `text` in one of `fields`, folded."""
        found = np.zeros(len(candidates), np.bool_)
        for field, (of, texts) in self._segment.columns.texts.items():
            if field in fields:
                numbers = of[candidates]
                holding = [number for number in np.unique(numbers).tolist() if text in texts[number]]
                found |= np.isin(numbers, np.array(holding, numbers.dtype))
        if "body" in fields:
            for place in np.flatnonzero(~found).tolist():
                found[place] = text in self._segment.body(int(candidates[place])).tobytes().decode("utf-16-le", "surrogatepass")
        return found

    def _all(self, children: Sequence[Node]) -> Found:
        """Children that find are intersected, the shortest first; those that only forbid or filter look at what is left."""
        finding = [self.find(child) for child in children if not isinstance(child, Not | Where)]
        ids = common([found.ids for found in finding]) if finding else self._every()
        for child in children:
            if isinstance(child, Where):
                ids = ids[self.passing(child.filter, ids)]
            elif isinstance(child, Not):
                ids = without(ids, self.find(child.child).ids)

        def score(at: Array | None) -> Scores:
            wanted = ids if at is None else ids[at]
            total = np.zeros(len(wanted))
            for found in finding:
                total += found.score(positions_of(wanted, found.ids))
            return total

        return Found(ids, score)

    def _any(self, children: Sequence[Found], at_least: int) -> Found:
        ids = union([found.ids for found in children], len(self._segment), at_least)

        def score(at: Array | None) -> Scores:
            wanted = ids if at is None else ids[at]
            total = np.zeros(len(wanted))
            for found in children:
                _add(total, wanted, found)
            return total

        return Found(ids, score)

    def _also(self, required: Found, optional: Found) -> Found:
        def score(at: Array | None) -> Scores:
            wanted = required.ids if at is None else required.ids[at]
            total = required.score(at)
            extra = np.zeros(len(wanted))
            _add(extra, wanted, optional)
            return total + extra

        return Found(required.ids, score)


def _unscored(ids: Ids) -> Found:
    return _constant(ids, 0.0)


def _constant(ids: Ids, score: float) -> Found:
    return Found(ids, lambda at: np.full(len(ids) if at is None else len(at), score))


def _add(total: Scores, wanted: Ids, found: Found) -> None:
    """Adds to `total`, the scores of `wanted`, what those of them that are found score."""
    here, there = in_both(wanted, found.ids)
    total[here] += found.score(there)


def _in_fields(postings: Postings, run: Run, fields: Sequence[TextField]) -> NDArray[np.bool_]:
    """Which postings of the run stand in one of the fields."""
    held = np.zeros(len(run), np.bool_)
    for field in TEXT_FIELDS:
        if field in fields:
            held |= postings.counts(run, field) > 0
    return held
