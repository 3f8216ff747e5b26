"""The help page: the query language, each rule with a search over this index that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template

from corpus.model import DOC_TYPES, UNKNOWN
from indexer.engine import EngineRequest
from indexer.query import Everything
from search_app.facets import Facet, build_facets, flatten
from search_app.query.grammar import MAX_DEPTH, MAX_TERMS
from search_app.request import SearchRequest
from search_app.search import Library, count
from search_app.web.site import library, site

blueprint = Blueprint("help", __name__)


@dataclass(frozen=True, slots=True)
class Known:
    """Values the index has most of, for examples that find something; those of an empty index are only examples."""

    place: str = "义乌市"
    year: int = 2023
    issuer: str = "义乌市民政局"


@blueprint.get("/help")
def help_page() -> str:
    here = library()
    return render_template(
        "help.html",
        known=known_values(here),
        found=lambda text: count(SearchRequest(text), here),
        domains=tuple(site().vocabulary.names["domain"]),
        doc_types=DOC_TYPES,
        max_terms=MAX_TERMS,
        max_depth=MAX_DEPTH,
    )


def known_values(here: Library) -> Known:
    """The place, the year and the issuer with most passages. A place is one that its name alone tells."""
    counts = here.reader.search(EngineRequest(Everything(), facets=("city", "year", "issuer"), limit=0)).facets
    facets = {facet.name: facet for facet in build_facets(counts, SearchRequest(), here.vocabulary)}
    places = (name for code, name in _most(facets["city"]) if here.vocabulary.canonical("city", name) == code and code[2:] != "0000")
    years = (int(year) for year, _ in _most(facets["year"]))
    issuers = (issuer for issuer, _ in _most(facets["issuer"]) if not set(issuer) & set(' "“”()（）'))
    example = Known()
    return Known(next(places, example.place), next(years, example.year), next(issuers, example.issuer))


def _most(facet: Facet) -> Iterator[tuple[str, str]]:
    """Value and name of what is known, most passages first, the smallest place first."""
    found = [value for value in flatten(facet.values) if value.value != UNKNOWN]
    return ((one.value, one.label) for one in sorted(found, key=lambda one: (-one.count, bool(one.children), one.value)))
