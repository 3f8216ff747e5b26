"""The first page: the box, what the index holds, and ways in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from flask import Blueprint, Response, render_template, stream_with_context, url_for
from markupsafe import escape

from corpus.model import Document
from indexer.engine import EngineRequest, EngineResult, Reader
from indexer.query import Everything, PublishedFilter
from search_app.facets import Facet, build_facets, flatten
from search_app.request import SearchRequest
from search_app.search import Library
from search_app.web.site import library, site
from search_app.web.templating import absolute_url, public_address

blueprint = Blueprint("home", __name__)

NEWEST = 6
DATED = PublishedFilter()
"""A plan for years to come without a date is not the newest there is."""
MOST_IN_SITEMAP = 50_000


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the index holds, and the newest of the documents whose date is known."""

    documents: int
    passages: int
    facets: tuple[Facet, ...]
    newest: tuple[Document, ...]

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)

    @property
    def cities(self) -> int:
        """Places below a province that have documents."""
        return sum(value.value[2:] != "0000" and value.value.isdigit() for value in flatten(self.facet("city").values))

    @property
    def years(self) -> tuple[int, int] | None:
        known = [int(value.value) for value in self.facet("year").values if value.value.isdigit()]
        return (min(known), max(known)) if known else None


@blueprint.get("/")
def home() -> str:
    built = datetime.fromisoformat(site().index.manifest.created).date()
    examples = site().examples.of(library().reader)
    return render_template("home.html", page=home_page(library()), built=built, examples=examples)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Documents may be crawled; the ways through searches are without number."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ("/search", "/compare", "/similar/", "/cite/", "/api/v1/"))]
    lines.append(f"Sitemap: {absolute_url(url_for('home.sitemap'))}")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """The addresses of all documents, as far as one file may hold them (sitemaps.org), for search engines."""
    addresses = (public_address(parsed.document.id) for parsed in islice(library().reader.documents(), MOST_IN_SITEMAP))
    lines = (f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Response(stream_with_context(chain([head], lines, ["</urlset>\n"])), mimetype="application/xml")


def home_page(here: Library) -> HomePage:
    reader = here.reader
    result = reader.search(EngineRequest(Everything(), facets=("city", "year", "domain"), limit=0))
    newest = reader.search(EngineRequest(Everything(), (DATED,), sort="newest", limit=NEWEST, per_document=1, fold_copies=True))
    return HomePage(
        documents=reader.document_count,
        passages=reader.passage_count,
        facets=build_facets(result.facets, SearchRequest(), here.vocabulary),
        newest=tuple(_documents(newest, reader)),
    )


def _documents(result: EngineResult, reader: Reader) -> Iterator[Document]:
    for hit in result.hits:
        found = reader.passage(hit.passage_id)
        if found:
            yield found.document
