"""A query tree over one segment: which passages match, and what they score.

Each node becomes `Found`: the passages it matches, and a way to score some of them. So an AND scores only what is left
in the end, and a condition costs no score at all. All passage numbers are uint32 in ascending order, all scores float64,
computed and added as `scoring.py` and the reference engine do it, bit for bit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indexer.query import (
    STREAMS,
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
from indexer.whoosh_engine.columns import NO_DATE
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.plain import Flags, Ids, Scores
from indexer.whoosh_engine.postings import Postings, Run
from indexer.whoosh_engine.scorer import Scorer, lengths_of, make_scorer
from indexer.whoosh_engine.statistics import LiveSegment, Statistics

DENSE = 32
"""Sums over at least one passage in so many are made in an array of all passages: cheaper than looking each passage up."""


@dataclass(frozen=True, slots=True)
class Found:
    """`ids` match. What they score: `scorer` tells for a term; else `scores(wanted)`, `wanted` being some of `ids`; neither: nothing."""

    ids: Ids
    scorer: Scorer | None = None
    scores: Callable[[Ids], Scores] | None = None


class Executor:
    """Answers query trees over one segment."""

    def __init__(self, live: LiveSegment, statistics: Statistics, operations: Operations) -> None:
        self._segment = live.segment
        self._statistics = statistics
        self._do = operations
        self._lengths = {stream: lengths_of(live.segment.columns, statistics.average, stream) for stream in STREAMS}

    def find(self, node: Node, check_time: Callable[[], None]) -> Found:
        """What matches `node`, deleted passages among it. `check_time` is called at every node of the tree, and ends it by raising."""
        check_time()
        match node:
            case Everything():
                return Found(self._every)
            case Match():
                return self._match(node)
            case Prefix(prefix, stream, fields, weight):
                return self._prefix(prefix, stream, fields, weight)
            case Phrase():
                return self._phrase(node)
            case All(children):
                return self._all(children, check_time)
            case Any(children, at_least):
                return self._any([self.find(child, check_time) for child in children], max(at_least, 1))
            case Not(child):
                return Found(self._do.difference(self._every, self.find(child, check_time).ids))
            case Constant(child, weight):
                return _constant(self.find(child, check_time).ids, weight)
            case Where(wanted):
                return Found(self._every[self.passing(wanted, self._every)])
            case Also(required, optional):
                return self._also(self.find(required, check_time), self.find(optional, check_time))

    def scores(self, found: Found, wanted: Ids) -> Scores:
        """What `wanted`, some of the passages found, score."""
        if found.scores:
            return found.scores(wanted)
        total = np.zeros(len(wanted))
        self._add(total, wanted, found)
        return total

    def passing(self, wanted: Filter, ids: Ids) -> Flags:
        """Which of the passages a filter keeps."""
        columns = self._segment.columns
        match wanted:
            case FacetFilter(facet, values):
                column = columns.facets[facet]
                flags: Flags = column.holding(values)[column.of[ids]]
                return flags
            case PublishedFilter(first, last):
                days = columns.published[ids]
                kept: Flags = days != NO_DATE
                if first:
                    kept &= days >= first.toordinal()
                if last:
                    kept &= days <= last.toordinal()
                return kept

    @cached_property
    def _every(self) -> Ids:
        return np.arange(len(self._segment), dtype=np.uint32)

    def _match(self, match: Match) -> Found:
        postings = self._segment.postings[match.stream]
        index = postings.find(match.term)
        if index is None:
            return Found(self._every[:0])
        run = postings.run(index)
        ids = run.ids if set(match.fields).issuperset(TEXT_FIELDS) else run.ids[_in_fields(postings, run, match.fields)]
        idf = self._statistics.idf(match.term, match.stream)
        return Found(ids, make_scorer(postings, run, self._lengths[match.stream], idf, match))

    def _prefix(self, prefix: str, stream: Stream, fields: Sequence[TextField], weight: float) -> Found:
        postings = self._segment.postings[stream]
        run = postings.runs(postings.with_prefix(prefix))
        return _constant(self._do.union([run.ids[_in_fields(postings, run, fields)]], len(self._segment), 1), weight)

    def _phrase(self, phrase: Phrase) -> Found:
        grams = [self._match(Match(gram, "grams", phrase.fields)) for gram in dict.fromkeys(phrase.grams)]
        candidates = self._common([self._match(Match(gram, "grams")).ids for gram in dict.fromkeys(phrase.grams)])
        ids = candidates[self._contains(phrase.text, candidates, phrase.fields)]

        def scores(wanted: Ids) -> Scores:
            total = np.zeros(len(wanted))
            for gram in grams:
                self._add(total, wanted, gram)
            return phrase.weight * total

        return Found(ids, scores=scores)

    def _contains(self, text: str, candidates: Ids, fields: Sequence[TextField]) -> Flags:
        """Which candidates hold `text` in one of `fields`, folded."""
        if not text:
            return np.full(len(candidates), bool(fields))
        found = np.zeros(len(candidates), np.bool_)
        for field, (of, texts) in self._segment.columns.texts.items():
            if field in fields:
                numbers = of[candidates]
                holding = [number for number in np.unique(numbers).tolist() if text in texts[number]]
                found |= np.isin(numbers, np.array(holding, numbers.dtype))
        if "body" in fields:
            pattern = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
            others = np.flatnonzero(~found)
            found[others] = self._do.containing(self._segment.bodies, self._segment.columns.body_ends, candidates[others], pattern)
        return found

    def _common(self, sets: Sequence[Ids]) -> Ids:
        """The passages that all sets hold; every passage where there is no set."""
        if not sets:
            return self._every
        shortest, *others = sorted(sets, key=len)
        for ids in others:
            shortest = self._do.intersection(shortest, ids)
        return shortest

    def _all(self, children: Sequence[Node], check_time: Callable[[], None]) -> Found:
        """Children that find are intersected, the shortest first; those that only forbid or filter look at what is left."""
        finding = [self.find(child, check_time) for child in children if not isinstance(child, Not | Where)]
        ids = self._common([found.ids for found in finding])
        for child in children:
            if isinstance(child, Where):
                ids = ids[self.passing(child.filter, ids)]
            elif isinstance(child, Not):
                ids = self._do.difference(ids, self.find(child.child, check_time).ids)

        def scores(wanted: Ids) -> Scores:
            total = np.zeros(len(wanted))
            for found in finding:
                self._add(total, wanted, found)
            return total

        return Found(ids, scores=scores)

    def _any(self, children: Sequence[Found], at_least: int) -> Found:
        size = len(self._segment)
        ids = self._do.union([found.ids for found in children], size, at_least) if len(children) >= at_least else self._every[:0]
        scorers = [found.scorer for found in children if found.scorer]

        def scores(wanted: Ids) -> Scores:
            if len(scorers) == len(children) and len(wanted) * DENSE > size:
                return self._do.add_terms(wanted, scorers, size)
            total = np.zeros(len(wanted))
            for found in children:
                self._add(total, wanted, found)
            return total

        return Found(ids, scores=scores)

    def _also(self, required: Found, optional: Found) -> Found:
        def scores(wanted: Ids) -> Scores:
            total = self.scores(required, wanted)
            self._add(total, wanted, optional)
            return total

        return Found(required.ids, scores=scores)

    def _add(self, total: Scores, wanted: Ids, found: Found) -> None:
        """Adds to `total`, the scores of `wanted`, what those of them that are found score."""
        if found.scorer:
            self._do.add_term(total, wanted, found.scorer)
        elif found.scores:
            both = self._do.intersection(wanted, found.ids)
            self._do.add(total, wanted, both, found.scores(both))


def _constant(ids: Ids, weight: float) -> Found:
    return Found(ids, scores=lambda wanted: np.full(len(wanted), float(weight)))


def _in_fields(postings: Postings, run: Run, fields: Sequence[TextField]) -> Flags:
    """Which postings of the run stand in one of the fields."""
    flags = np.zeros(len(run), np.bool_)
    for field in TEXT_FIELDS:
        if field in fields:
            flags |= postings.counts(run, field) > 0
    return flags
