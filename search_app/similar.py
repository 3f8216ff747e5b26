"""Passages like a given one, in other places and in other years: asked with its most telling words."""

from collections import Counter
from dataclasses import dataclass
from math import ceil

from analyzers import fold
from corpus.model import ParsedDocument, Passage
from indexer.engine import EngineRequest, OutOfTime
from indexer.query import All, Any, FacetFilter, Match, Node, Not, Where
from indexer.scoring import idf
from search_app.page import HitView
from search_app.search import Library, view_hit
from search_app.snippets import Highlighter

MOST_WORDS = 24
"""Words that stand for a passage: enough to tell its subject, few enough to be asked in one search."""
SHARED = 0.25
"""Of these words a passage must hold a quarter: with fewer, any passage on the same field of work would be called alike."""
SHOWN = 6


@dataclass(frozen=True, slots=True)
class SimilarPassages:
    """`elsewhere` are of other places (of other documents, where the place is unknown), `other_years` of the same place.
    `partial` tells that there was no time to look for these."""

    elsewhere: tuple[HitView, ...]
    other_years: tuple[HitView, ...]
    partial: bool = False


def similar_passages(parsed: ParsedDocument, passage: Passage, library: Library) -> SimilarPassages:
    words = telling_words(passage, library)
    if not words:
        return SimilarPassages((), ())
    same = {parsed.document.id, *library.reader.copies(parsed.document.id)}
    alike = Any(tuple(map(Match, words)), at_least=ceil(len(words) * SHARED))
    marks = Highlighter(library.analyzer, frozenset(words))

    def found(*conditions: Node) -> tuple[HitView, ...]:
        request = EngineRequest(All((alike, *conditions)), limit=SHOWN + 1, per_document=1, fold_copies=True, until=library.until)
        views = (view_hit(hit, marks, library, folded=True) for hit in library.reader.search(request).hits)
        return tuple(view for view in views if view.document.id not in same)[:SHOWN]

    if passage.region_code is None:
        return SimilarPassages(found(), ())
    here = Where(FacetFilter("city", frozenset({passage.region_code})))
    these_years = Where(FacetFilter("year", frozenset(map(str, passage.years))))
    elsewhere = found(Not(here))
    try:
        return SimilarPassages(elsewhere, found(here, Not(these_years)))
    except OutOfTime:
        return SimilarPassages(elsewhere, (), partial=True)


def telling_words(passage: Passage, library: Library) -> tuple[str, ...]:
    """The words of a passage with the highest tf·idf (Spärck Jones 1972), the heaviest first.

    Words that no other passage holds tell nothing about others and are left out.
    """
    reader, analyzer = library.reader, library.analyzer
    counts = Counter(token.text for token in analyzer.cut(fold(passage.text).text) if len(token.text) > 1 and not token.text.isascii())
    weights = {word: count * idf(reader.passage_count, held) for word, count in counts.items() if (held := reader.frequency(word)) > 1}
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:MOST_WORDS])
