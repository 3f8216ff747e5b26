"""What stands beside the results to help a reader on: filters the words hint at, corrections, and why nothing was found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from analyzers import Expansion, fold
from indexer.engine import OutOfTime
from search_app.assistance.rescue import NoHits, explain_no_hits
from search_app.facets import with_values
from search_app.page import SearchPage
from search_app.query.corrections import Correction, corrected, corrections
from search_app.query.grammar import parse
from search_app.query.offers import top_words, years_between
from search_app.query.syntax import Word
from search_app.query.understanding import Understanding
from search_app.request import SearchRequest
from search_app.search import Library, count

MOST_OFFERS = 4
MOST_NAMESAKES = 12
"""Offers tried: a name such as 鼓楼 has several bearers, of which an index holds few."""


class OfferedFilter(NamedTuple):
    """A filter the query hints at, and the search with the filter in place of the word. It finds `total` passages, not 0.
    `label` tells a place from its namesakes (宁波市慈溪市)."""

    facet: str
    value: str
    label: str
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class Advice:
    """`corrected` is the search with all `corrections` made, None where there are none; `no_hits` is None where passages answer
    the query in full. `partial` tells that time ran out, for the search itself or for what is told here."""

    offers: tuple[OfferedFilter, ...] = ()
    corrections: tuple[Correction, ...] = ()
    corrected: SearchRequest | None = None
    no_hits: NoHits | None = None
    partial: bool = False


def advise(page: SearchPage, library: Library) -> Advice:
    """The advice for a page, as much of it as there is time for."""
    no_hits = explain_no_hits(page, library) if page.total == 0 or page.complete == 0 else None
    found: tuple[Correction, ...] = ()
    offers: list[OfferedFilter] = []
    partial = page.partial or (no_hits is not None and no_hits.partial)
    try:
        found = _corrections(page.understanding, library)
        for offer in _offers(page, library):
            offers.append(offer)
            if len(offers) == MOST_OFFERS:
                break
    except OutOfTime:
        partial = True
    return Advice(
        offers=tuple(offers),
        corrections=found,
        corrected=replace(page.request, text=corrected(page.request.text, found), page=1) if found else None,
        no_hits=no_hits,
        partial=partial,
    )


def _offers(page: SearchPage, library: Library) -> Iterator[OfferedFilter]:
    for facet, value, text in page.understanding.offers[:MOST_NAMESAKES]:
        values = years_between(value) if facet == "year" else (value,)
        if set(values) <= set(page.request.selected.get(facet, ())):
            continue
        request = replace(with_values(page.request, facet, values), text=text)
        if total := count(request, library):
            label = library.vocabulary.place_name(value) if facet == "city" else value
            yield OfferedFilter(facet, value, label, request, total)


def _corrections(understanding: Understanding, library: Library) -> tuple[Correction, ...]:
    tree = parse(understanding.text).tree
    words = tuple(top_words(tree)) if tree else ()
    return corrections(words, understanding.slips or tuple(_confusions(words, library)))


def _confusions(words: Iterable[Word], library: Library) -> Iterator[Expansion]:
    speller = library.speller()
    for word in words:
        folded = fold(word.text).text
        yield from speller.confusions(folded, tuple(library.analyzer.cut(folded)))
