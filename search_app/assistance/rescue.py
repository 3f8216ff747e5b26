"""“Why no hits”: which word or filter leaves nothing, and what there is without it, in other years, in the place above.

Asked only when a search found nothing, so it may cost a few searches more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from analyzers import fold
from corpus.model import UNKNOWN
from indexer.engine import OutOfTime
from indexer.query import FacetFilter, PublishedFilter
from search_app.facets import flatten, with_values
from search_app.page import SearchPage
from search_app.query.conditions import Conditions
from search_app.query.excision import OPERATORS, without_piece, without_runs
from search_app.query.grammar import parse
from search_app.query.lexemes import parts
from search_app.query.syntax import Condition, Quoted, Repair
from search_app.query.understanding import Understanding
from search_app.request import SearchRequest
from search_app.search import Library, count
from search_app.snippets import Span

MOST_TRIED = 8
"""Words tried one by one; a query of more words is a question, for which no single word is to blame."""
MOST_YEARS = 4


class WayOut(NamedTuple):
    """A changed search that finds something."""

    kind: Literal["phrase", "word", "facet", "filters", "year", "parent"]
    """By the words of a phrase, without a word, without what was chosen in one facet, without any choice, in another year, in the place
    above."""
    name: str
    """The phrases or the word as written, the facet's name, or the value chosen instead; empty for `filters`."""
    request: SearchRequest
    total: int


@dataclass(frozen=True, slots=True)
class NoHits:
    """Why a search found nothing. `unknown` are its words and phrases, as written, that no passage of the index holds.
    `partial` tells that there was no time to look for more."""

    unknown: tuple[str, ...]
    ways_out: tuple[WayOut, ...]
    partial: bool = False

    def ways(self, kind: str) -> tuple[WayOut, ...]:
        return tuple(way for way in self.ways_out if way.kind == kind)


class _Choice(NamedTuple):
    """Values chosen in a facet, beside the query or in it, and the request without them. `values` of a date are none."""

    facet: str
    values: frozenset[str]
    rest: SearchRequest


def explain_no_hits(page: SearchPage, library: Library) -> NoHits:
    """What stood in the way of a search that found nothing; of each kind the way that finds most comes first, years by nearness."""
    unknown: tuple[Span, ...] = ()
    ways: list[WayOut] = []
    partial = False
    try:
        unknown = tuple(_unknown(page.understanding, library))
        for found in _ways_out(page, unknown, library):
            ways += found
    except OutOfTime:
        partial = True
    written = dict.fromkeys(page.request.text[start:end] for start, end in unknown)
    return NoHits(tuple(written), tuple(ways), partial)


def _ways_out(page: SearchPage, unknown: tuple[Span, ...], library: Library) -> Iterator[list[WayOut]]:
    """The ways of each kind, those first that look at the words."""
    request = page.request
    yield _without_quotes(request, library)
    yield _without_words(request, unknown, library)
    choices = tuple(_choices(request, library))
    yield _without_choices(request, choices, library)
    for choice in choices:
        yield _other_years(choice, page) if choice.facet == "year" else _places_above(choice, page, library)


def _unknown(understanding: Understanding, library: Library) -> Iterator[Span]:
    """Where the query has a word or phrase that stands in no passage."""
    folded = fold(understanding.text)
    spans = [(token.start, token.end) for token in library.analyzer.asked(folded.text) if token.text in understanding.marks]
    for phrase in understanding.phrases:
        start = folded.text.find(phrase)
        spans += [(start, start + len(phrase))] if start >= 0 else []
    for start, end in sorted(spans)[:MOST_TRIED]:
        if not count(SearchRequest(text=f'"{folded.text[start:end]}"'), library):
            yield folded.span(start, end)


def _choices(request: SearchRequest, library: Library) -> Iterator[_Choice]:
    """What was chosen beside the query, and the conditions that stand in it."""
    for facet, values in request.selected.items():
        yield _Choice(facet, frozenset(values), with_values(request, facet, ()))
    if request.published_from or request.published_to:
        yield _Choice("published", frozenset(), replace(request, published_from=None, published_to=None, page=1))
    pieces = _texts(request)
    conditions = Conditions(library.names())
    for at, piece in enumerate(pieces):
        tree = parse(piece).tree
        match conditions.read(tree).filter if isinstance(tree, Condition) else None:
            case FacetFilter(name, chosen):
                yield _Choice(name, chosen, replace(request, text=without_piece(pieces, at), page=1))
            case PublishedFilter():
                yield _Choice("published", frozenset(), replace(request, text=without_piece(pieces, at), page=1))


def _without_quotes(request: SearchRequest, library: Library) -> list[WayOut]:
    """The search for the words of its phrases."""
    phrases = {piece: tree.text for piece in _texts(request) if isinstance(tree := parse(piece).tree, Quoted)}
    words = replace(request, text=" ".join(phrases.get(piece, piece) for piece in _texts(request)), page=1)
    return _finding([WayOut("phrase", " ".join(phrases), words, count(words, library))] if phrases else [])


def _without_words(request: SearchRequest, unknown: tuple[Span, ...], library: Library) -> list[WayOut]:
    """The search without the words no passage holds, and without each of its words."""
    rests = {without_runs(request.text, unknown): " ".join(request.text[start:end] for start, end in unknown)} if unknown else {}
    pieces = _texts(request)
    if 1 < len(pieces) <= MOST_TRIED:
        conditions = Conditions(library.names())
        for at, piece in enumerate(pieces):
            tree = parse(piece).tree
            if tree and piece not in OPERATORS and not (isinstance(tree, Condition) and conditions.read(tree).filter):
                rests.setdefault(without_piece(pieces, at), piece)
    repairs = set(parse(request.text).repairs)
    changed = ((word, replace(request, text=rest, page=1)) for rest, word in rests.items() if _asks(rest, repairs))
    return _finding(WayOut("word", word, rest, count(rest, library)) for word, rest in changed)


def _texts(request: SearchRequest) -> list[str]:
    return [part.text for part in parts(request.text)]


def _without_choices(request: SearchRequest, choices: tuple[_Choice, ...], library: Library) -> list[WayOut]:
    """The search without what was chosen in one facet; where no single facet is to blame, without any."""
    ways = _finding(WayOut("facet", choice.facet, choice.rest, count(choice.rest, library)) for choice in choices)
    if ways or len(request.selected) + bool(request.published_from or request.published_to) < 2:
        return ways
    free = replace(request, selected={}, published_from=None, published_to=None, page=1)
    return _finding([WayOut("filters", "", free, count(free, library))])


def _other_years(choice: _Choice, page: SearchPage) -> list[WayOut]:
    """The nearest years with passages; the counts of a facet look past its own choice."""
    chosen = [int(year) for year in choice.values if year.isdigit()] or [0]
    found = [value for value in page.facet("year").values if value.count and value.value != UNKNOWN]
    found.sort(key=lambda value: min(abs(int(value.value) - year) for year in chosen))
    return [WayOut("year", one.value, with_values(choice.rest, "year", (one.value,)), one.count) for one in found[:MOST_YEARS]]


def _places_above(choice: _Choice, page: SearchPage, library: Library) -> list[WayOut]:
    """The smallest place around each one chosen that has passages."""
    counts = {value.value: value.count for value in flatten(page.facet("city").values) if value.count}
    above = (library.vocabulary.ancestors(choice.facet, value) for value in sorted(choice.values))
    nearest = dict.fromkeys(next(filter(counts.get, reversed(codes)), "") for codes in above)
    return [WayOut("parent", code, with_values(choice.rest, "city", (code,)), counts[code]) for code in nearest if code]


def _asks(text: str, repairs: set[Repair]) -> bool:
    """Whether `text` still asks for words, and needs no repair that the whole query did not need."""
    parsed = parse(text)
    return parsed.tree is not None and not isinstance(parsed.tree, Condition) and set(parsed.repairs) <= repairs


def _finding(ways: Iterable[WayOut]) -> list[WayOut]:
    """Those of `ways` that find something, most first."""
    return sorted((way for way in ways if way.total), key=lambda way: -way.total)
