"""A query tree over one segment: which passages match, and what they score.

The two are asked apart, since most of a tree needs but one of them: a condition costs no score, and what only helps to rank finds nothing.
Nothing is scored on the way: whoever asks scores what is left in the end. All passage numbers are uint32 in ascending order, all scores
float64, computed and added as `scoring.py` and the reference engine do it, bit for bit.
"""

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np

from indexer.query import TEXT_FIELDS, All, Also, Any, Constant, Everything, Match, Node, Not, Phrase, Prefix, Standing, Where
from indexer.whoosh_engine.finder import Finder
from indexer.whoosh_engine.leaves import Given, Leaf, Term
from indexer.whoosh_engine.plain import Ids

Other = Everything | Prefix | Phrase | All | Any | Not | Also | Constant | Standing | Where
"""Any node but a `Match`, which the finder remembers."""
ONLY_SIFT = (Not, Where)
"""Nodes that find nothing that could not be had by looking at what others find."""


class Executor:
    """Answers one query over one segment. `check_time` is called at every node that is looked at, and ends it by raising."""

    def __init__(self, finder: Finder, check_time: Callable[[], None]) -> None:
        self._finder = finder
        self._do = finder.do
        self._check_time = check_time
        self._known: dict[int, Ids | Term] = {}
        """What nodes matched, by their `id`: the nodes of a tree live as long as the tree does, and stand in it more than once."""

    def passages(self, node: Node) -> Ids | Term:
        """What matches `node`, deleted passages among it: all passages of a run, or the ones given."""
        if isinstance(node, Match):
            return self._finder.term(node.term, node.stream, node.fields, node.weight).passages
        known = self._known.get(id(node))
        if known is None:
            self._check_time()
            known = self._known[id(node)] = self._passages(node)
        return known

    def ids(self, node: Node) -> Ids:
        """The same, and never a run."""
        return self._decoded(self.passages(node))

    def leaves(self, node: Node) -> tuple[Leaf, ...]:
        """What adds to the scores of what matches `node`, in the order of the tree. It may add to others, too, unless `is_exact`."""
        match node:
            case Match(term, stream, fields, weight):
                return self._finder.term(term, stream, fields, weight).leaves
            case All(children):
                return tuple(chain.from_iterable([self.leaves(child) for child in children]))
            case Any(children):
                return tuple(chain.from_iterable([self._exact_leaves(child) for child in children]))
            case Also(required, optional):
                return (*self.leaves(required), *self._exact_leaves(optional))
            case Phrase(_, grams, fields, weight):
                terms = (self._finder.term(gram, "grams", fields, weight) for gram in dict.fromkeys(grams))
                return tuple(chain.from_iterable([term.leaves for term in terms]))
            case Constant(_, weight) | Prefix(weight=weight) if weight:
                ids = self.ids(node)
                return (Given(ids, np.full(len(ids), float(weight))),)
            case Standing(weight):
                ids, standings = self._finder.standing
                return (Given(ids, weight * standings),)
            case _:
                return ()

    def is_exact(self, node: Node) -> bool:
        """Whether the leaves of `node` add to nothing but what matches it."""
        match node:
            case All() | Also():
                return False
            case Any(_, at_least):
                return at_least <= 1
            case Phrase():
                return _is_gram(node)
            case _:
                return True

    def _passages(self, node: Other) -> Ids | Term:
        match node:
            case All(children):
                return self._all(children)
            case Any(children, at_least):
                return self._any(children, max(at_least, 1))
            case Also(child, _) | Constant(child, _):
                return self.passages(child)
            case Phrase():
                return self._phrase(node)
            case Prefix(prefix, stream, fields):
                return self._finder.prefix(prefix, stream, fields)
            case Standing():
                return self._finder.standing.ids
            case Not(child):
                return self._do.difference(self._finder.every, self.ids(child))
            case Where(wanted):
                return self._finder.every[self._finder.passing(wanted, self._finder.every)]
            case Everything():
                return self._finder.every

    def _phrase(self, phrase: Phrase) -> Ids | Term:
        if _is_gram(phrase):
            return self._finder.term(phrase.text, "grams", phrase.fields, 1.0).passages
        terms = [self._finder.term(gram, "grams", TEXT_FIELDS, 1.0).passages for gram in dict.fromkeys(phrase.grams)]
        return self._finder.holding(phrase, self._common(terms))

    def _all(self, children: Sequence[Node]) -> Ids | Term:
        """What children find is intersected; those that only forbid or filter look at what is left."""
        finding = [self.passages(child) for child in children if not isinstance(child, ONLY_SIFT)]
        if len(finding) == len(children) == 1:
            return finding[0]
        ids = self._common(finding)
        for child in children:
            match child:
                case Where(wanted):
                    ids = ids[self._finder.passing(wanted, ids)]
                case Not(unwanted):
                    ids = self._do.difference(ids, self.ids(unwanted))
        return ids

    def _any(self, children: Sequence[Node], at_least: int) -> Ids | Term:
        if len(children) < at_least:
            return self._finder.every[:0]
        sets = [self.passages(child) for child in children]
        return sets[0] if len(sets) == 1 else self._do.union(sets, at_least, self._finder.tables)

    def _common(self, sets: Sequence[Ids | Term]) -> Ids:
        """The passages that all hold, the shortest first; every passage where there is none."""
        if not sets:
            return self._finder.every
        shortest, *others = sorted(sets, key=_size)
        ids = self._decoded(shortest)
        for other in others:
            if not isinstance(other, Term):
                ids = self._do.intersection(ids, other)
        return self._do.among(ids, [other for other in others if isinstance(other, Term)], self._finder.tables)

    def _decoded(self, passages: Ids | Term) -> Ids:
        return self._do.decoded(passages, self._finder.tables[passages.stream]) if isinstance(passages, Term) else passages

    def _exact_leaves(self, node: Node) -> tuple[Leaf, ...]:
        """Leaves that add to nothing but what matches `node`."""
        leaves = self.leaves(node)
        if self.is_exact(node) or not leaves:
            return leaves
        ids = self.ids(node)
        return tuple(Given(ids, scores) for scores in self._do.added(leaves, ids, self._finder.tables)) if len(ids) else ()


def _size(passages: Ids | Term) -> int:
    return passages.size if isinstance(passages, Term) else len(passages)


def _is_gram(phrase: Phrase) -> bool:
    """Whether the phrase is one gram, so that what holds the gram holds the phrase."""
    return phrase.grams == (phrase.text,)
