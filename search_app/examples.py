"""Searches to show to those who have none yet, made of what an index has most: each finds something in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from analyzers.reading_script import convert
from corpus.model import UNKNOWN
from indexer.engine import EngineRequest
from indexer.query import Everything
from search_app.facets import Facet, build_facets, flatten
from search_app.request import SearchRequest
from search_app.search import Library, search

_TOPICS = 4
_NUMBERED, _LOOKED_AT = "title:通知 OR title:办法 OR title:要点", 50
"""Which documents have a number more often than not, and how many are looked at for one."""
_AND = "与"
"""Between the parts of what a field of work is called: 养老服务与老龄."""


@dataclass(frozen=True, slots=True)
class Known:
    """Values the index has most of, for examples that find something; those it has none of are only examples."""

    place: str = "义乌市"
    year: int = 2023
    issuer: str = "义乌市民政局"
    number: str = "民发〔2021〕51号"


def known_values(here: Library) -> Known:
    """The place, the year and the issuer with most passages, and a number of a document."""
    counts = here.reader.search(EngineRequest(Everything(), facets=("city", "year", "issuer"), limit=0)).facets
    known = _known(build_facets(counts, SearchRequest(), here.vocabulary), here)
    numbered = search(SearchRequest(_NUMBERED, per_page=_LOOKED_AT), here).hits
    return replace(known, number=next((hit.document.document_number for hit in numbered if hit.document.document_number), known.number))


def examples(here: Library) -> tuple[str, ...]:
    """Searches that show what the box understands: several words, a phrase, alternatives, a filter, the other script. What the index
    cannot answer is left out."""
    topics = tuple(islice(_topics(here), _TOPICS))
    if not topics:
        return ()
    known = _known(search(SearchRequest(topics[0]), here).facets, here)
    tried = [f"{topics[0]} {known.place}", *(f"“{topic}”" for topic in topics[1:2]), f"{topics[0]} year:{known.year}"]
    tried += [" OR ".join(topics[2:])] if len(topics) == _TOPICS else []
    tried += [convert(topic, "hant") for topic in topics if convert(topic, "hant") != topic][:1]
    return tuple(text for text in tried if _answers(text, here))


def _topics(here: Library) -> Iterator[str]:
    """What the fields of work with most passages are called, in words that stand in the index: 养老服务 of 养老服务与老龄."""
    counts = here.reader.search(EngineRequest(Everything(), facets=("domain",), limit=0)).facets
    facets = {facet.name: facet for facet in build_facets(counts, SearchRequest(), here.vocabulary)}
    for _, name in _most(facets["domain"]):
        yield from islice((part for part in name.split(_AND) if _answers(f"“{part}”", here)), 1)


def _answers(text: str, here: Library) -> int:
    """How many passages hold everything that is asked."""
    page = search(SearchRequest(text, per_page=1), here)
    return page.total if page.complete is None else page.complete


def _known(listed: Iterable[Facet], here: Library) -> Known:
    """What has most passages in these facets. A place is one that its name alone tells."""
    facets = {facet.name: facet for facet in listed}
    places = (name for code, name in _most(facets["city"]) if here.vocabulary.canonical("city", name) == code and code[2:] != "0000")
    years = (int(year) for year, _ in _most(facets["year"]))
    issuers = (issuer for issuer, _ in _most(facets["issuer"]) if not set(issuer) & set(' "“”()（）'))
    example = Known()
    return Known(next(places, example.place), next(years, example.year), next(issuers, example.issuer))


def _most(facet: Facet) -> Iterator[tuple[str, str]]:
    """Value and name of what is known, most passages first, the smallest place first."""
    found = [value for value in flatten(facet.values) if value.value != UNKNOWN]
    return ((one.value, one.label) for one in sorted(found, key=lambda one: (-one.count, bool(one.children), one.value)))
