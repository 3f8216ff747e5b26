"""The help page: the query language, each rule with a search over this index that shows it."""

from flask import Blueprint, render_template

from corpus.model import DOC_TYPES
from search_app.examples import known_values
from search_app.query.grammar import MAX_DEPTH, MAX_TERMS
from search_app.request import SearchRequest
from search_app.search import count
from search_app.web.site import library, site

blueprint = Blueprint("help", __name__)


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
