"""A query tree over one segment: which passages match, and what they score.

Each node becomes `Found`: the passages it matches, and the leaves that add to their scores. Nothing is scored on the way: whoever
asks scores what is left in the end, and a condition costs no score at all. All passage numbers are uint32 in ascending order, all
scores float64, computed and added as `scoring.py` and the reference engine do it, bit for bit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np

from indexer import scoring
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
from indexer.whoosh_engine.leaves import Given, Leaf, Term, tables_of, term_of
from indexer.whoosh_engine.operations import Operations
from indexer.whoosh_engine.plain import Flags, Ids, Scores
from indexer.whoosh_engine.postings import Postings, Run
from indexer.whoosh_engine.statistics import LiveSegment, Statistics

REMEMBERED = 10_000
"""Terms whose place in the index is kept: a few terms make up most questions. Their postings are not."""


@dataclass(frozen=True, slots=True)
class Found:
    """`passages` match: all those of a run, or the ones given. They score what `leaves` add, in their order.

    A leaf may add to other passages, too, which were found on the way and match the whole no more, unless the leaves are `exact`.
    """

    passages: Ids | Term
    leaves: tuple[Leaf, ...] = ()
    exact: bool = False


class Executor:
    """Answers query trees over one segment."""

    def __init__(self, live: LiveSegment, statistics: Statistics, operations: Operations) -> None:
        self.ranks = live.ranks
        self._segment = live.segment
        self._statistics = statistics
        self._do = operations
        self.tables = tuple(
            tables_of(stream, live.segment.columns, live.segment.postings[stream], statistics.average) for stream in STREAMS
        )
        self._term = lru_cache(REMEMBERED)(self._find_term)

    def find(self, node: Node, check_time: Callable[[], None]) -> Found:
        """What matches `node`, deleted passages among it. `check_time` is called at every node of the tree, and ends it by raising."""
        check_time()
        match node:
            case Match(term, stream, fields, weight):
                return self._term(term, stream, fields, weight)
            case All(children):
                return self._all(children, check_time)
            case Any(children, at_least):
                return self._any([self.find(child, check_time) for child in children], max(at_least, 1))
            case Also(required, optional):
                return self._also(self.find(required, check_time), self.find(optional, check_time))
            case Constant(child, weight):
                return self._constant(self.find(child, check_time), weight)
            case Phrase():
                return self._phrase(node)
            case Prefix(prefix, stream, fields, weight):
                return self._prefix(prefix, stream, fields, weight)
            case Not(child):
                return Found(self._do.difference(self._every, self.ids(self.find(child, check_time).passages)))
            case Where(wanted):
                return Found(self._every[self.passing(wanted, self._every)])
            case Everything():
                return Found(self._every)

    def ids(self, passages: Ids | Term) -> Ids:
        """The passages of a run, if it is one."""
        return self._do.decoded(passages, self.tables[passages.stream]) if isinstance(passages, Term) else passages

    def union(self, sets: Sequence[Ids | Term], at_least: int) -> Ids:
        """The passages that at least so many of the sets hold."""
        terms = [each for each in sets if isinstance(each, Term)]
        if at_least == 1 and len(terms) == len(sets):
            return (
                self._do.decoded(terms[0], self.tables[terms[0].stream]) if len(terms) == 1 else self._do.union_of_terms(terms, self.tables)
            )
        return self._do.union([self.ids(each) for each in sets], len(self._segment), at_least)

    def scores(self, found: Found, wanted: Ids) -> Scores:
        """What `wanted`, some of the passages found, score."""
        return self._do.scores(found.leaves, wanted, self.tables)

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

    def _find_term(self, term: str, stream: Stream, fields: tuple[TextField, ...], weight: float) -> Found:
        postings = self._segment.postings[stream]
        index = postings.find(term)
        if index is None or not fields:
            return Found(self._every[:0])
        factor = scoring.factor(weight, self._statistics.idf(term, stream))
        leaf = term_of(postings, index, stream, fields, factor)
        if set(fields).issuperset(TEXT_FIELDS):
            return Found(leaf, (leaf,), exact=True)
        run = postings.run(index)
        return Found(run.ids[_in_fields(postings, run, fields)], (leaf,), exact=True)

    def _prefix(self, prefix: str, stream: Stream, fields: Sequence[TextField], weight: float) -> Found:
        postings = self._segment.postings[stream]
        run = postings.runs(postings.with_prefix(prefix))
        ids = self._do.union([run.ids[_in_fields(postings, run, fields)]], len(self._segment), 1)
        return self._constant(Found(ids), weight)

    def _phrase(self, phrase: Phrase) -> Found:
        grams = tuple(dict.fromkeys(phrase.grams))
        candidates = self._common([self._term(gram, "grams", TEXT_FIELDS, 1.0) for gram in grams])
        ids = candidates[self._contains(phrase.text, candidates, phrase.fields)]
        leaves = chain.from_iterable(self._term(gram, "grams", phrase.fields, phrase.weight).leaves for gram in grams)
        return Found(ids, tuple(leaves))

    def _contains(self, text: str, candidates: Ids, fields: Sequence[TextField]) -> Flags:
        """Which candidates hold `text` in one of `fields`, folded."""
        if not text:
            return np.full(len(candidates), bool(fields))
        if "body" in fields:
            bodies = self._segment.bodies
            found = self._do.containing(bodies.data, bodies.ends, candidates, bodies.encoded(text))
        else:
            found = np.zeros(len(candidates), np.bool_)
        for field in fields:
            if field != "body" and not found.all():
                others = np.flatnonzero(~found)
                found[others] = self._segment.columns.texts_containing(field, candidates[others], text)
        return found

    def _common(self, found: Sequence[Found]) -> Ids:
        """The passages that are found by all; every passage where there is none."""
        if not found:
            return self._every
        shortest, *others = sorted(found, key=_size)
        ids = self.ids(shortest.passages)
        for other in others:
            passages = other.passages
            if isinstance(passages, Term):
                ids = self._do.among(ids, passages, self.tables[passages.stream])
            else:
                ids = self._do.intersection(ids, passages)
        return ids

    def _all(self, children: Sequence[Node], check_time: Callable[[], None]) -> Found:
        """Children that find are intersected, the shortest first; those that only forbid or filter look at what is left."""
        finding = [self.find(child, check_time) for child in children if not isinstance(child, Not | Where)]
        ids = self._common(finding)
        for child in children:
            if isinstance(child, Where):
                ids = ids[self.passing(child.filter, ids)]
            elif isinstance(child, Not):
                ids = self._do.difference(ids, self.ids(self.find(child.child, check_time).passages))
        return Found(ids, tuple(chain.from_iterable(found.leaves for found in finding)))

    def _any(self, children: Sequence[Found], at_least: int) -> Found:
        if len(children) < at_least:
            return Found(self._every[:0])
        if len(children) == 1:
            return children[0]
        ids = self.union([found.passages for found in children], at_least)
        return Found(ids, tuple(chain.from_iterable(map(self._exact, children))), exact=at_least == 1)

    def _also(self, required: Found, optional: Found) -> Found:
        return Found(required.passages, (*required.leaves, *self._exact(optional)))

    def _exact(self, found: Found) -> tuple[Leaf, ...]:
        """Leaves that add the same to what is found, and nothing to anything else."""
        if found.exact or not found.leaves:
            return found.leaves
        ids = self.ids(found.passages)
        return tuple(Given(ids, self._do.scores((leaf,), ids, self.tables)) for leaf in found.leaves)

    def _constant(self, found: Found, weight: float) -> Found:
        if not weight:
            return Found(found.passages, exact=True)
        ids = self.ids(found.passages)
        return Found(ids, (Given(ids, np.full(len(ids), float(weight))),), exact=True)


def _size(found: Found) -> int:
    return found.passages.size if isinstance(found.passages, Term) else len(found.passages)


def _in_fields(postings: Postings, run: Run, fields: Sequence[TextField]) -> Flags:
    """Which postings of the run stand in one of the fields."""
    flags = np.zeros(len(run), np.bool_)
    for field in TEXT_FIELDS:
        if field in fields:
            flags |= postings.counts(run, field) > 0
    return flags
