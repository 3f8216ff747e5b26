"""`/api/v1`: the search for programs. Versioned: fields are added, never renamed or removed."""

from dataclasses import replace
from itertools import islice

from flask import Blueprint, Response, abort, jsonify, request

from search_app.assistance.advice import advise
from search_app.document import document_page
from search_app.presenters.document_address import document_address
from search_app.presenters.document_json import document_json
from search_app.presenters.search_json import search_json
from search_app.related import load_related
from search_app.request import FACET_PARAMETERS, MOST_FAULTS, SINGLE_PARAMETERS, Fault, InvalidRequest, SearchRequest, parse_request
from search_app.search import search
from search_app.web.site import library, note_out_of_time, parameters, site
from search_app.web.suggest import kept, suggestions

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

MOST_CITING = 200
"""Documents citing one that are told with title, issuer and number: thousands cite a law, and each is loaded for it."""


@blueprint.get("/search")
def search_passages() -> Response:
    page = search(_request(), library())
    advice = advise(page, library())
    if advice.partial:
        note_out_of_time("partial")
    return jsonify(search_json(page, advice, _address))


@blueprint.get("/suggest")
def suggest() -> Response:
    _request(("q", "lang"))
    return kept(jsonify([{"text": text, "kind": kind} for text, kind in suggestions()]))


@blueprint.get("/documents/<path:document_id>")
def document(document_id: str) -> Response:
    page = document_page(document_id, SearchRequest(), library())
    if page is None:
        abort(404)
    page = replace(page, cited_by=load_related(page.cited_by.ids, library().reader, MOST_CITING))
    return jsonify(document_json(page, _address, site().settings.originals_url))


def _request(known: tuple[str, ...] = (*SINGLE_PARAMETERS, *FACET_PARAMETERS)) -> SearchRequest:
    """The request; a parameter that does not exist is a fault here, for a program it is a mistake that would go unseen."""
    given = parameters()
    strangers = islice((name for name in given if name not in known), MOST_FAULTS)
    unknown = [Fault(_shown(name), "there is no such parameter") for name in strangers]
    try:
        asked = parse_request(given, site().vocabulary, site().settings)
    except InvalidRequest as error:
        raise InvalidRequest([*unknown, *error.faults]) from None
    if unknown:
        raise InvalidRequest(unknown)
    return asked


def _shown(name: str) -> str:
    """A parameter's name as far as it can be one; anything stranger is not repeated."""
    return name if name.replace("_", "").isalnum() and name.isascii() and len(name) <= 40 else "?"


def _address(document_id: str, anchor: str | None) -> str:
    return request.script_root + document_address(document_id, anchor)
