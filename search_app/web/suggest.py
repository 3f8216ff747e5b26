"""Suggestions while typing, for the box of our pages and the address bar of a browser; `api.py` gives them to programs."""

from flask import Blueprint, Response, jsonify, render_template, request

from search_app.assistance.suggestions import Suggestion
from search_app.request import clean, parse_request
from search_app.web.site import parameters, site, suggester
from search_app.web.templating import absolute_url, page_url

blueprint = Blueprint("suggest", __name__)

FRESH_SECONDS = 60
"""How long a browser may keep an answer: whoever deletes a letter and types it again need not wait."""


@blueprint.get("/suggest")
def suggest_to_browser() -> Response:
    """The OpenSearch suggestions format: what was typed, and the completions."""
    parse_request(parameters(), site().vocabulary, site().settings)  # tells what is wrong with the parameters, such as the length
    answer = jsonify([_typed(), [text for text, _ in suggestions()]])
    answer.mimetype = "application/x-suggestions+json"
    return kept(answer)


@blueprint.get("/opensearch.xml")
def description() -> Response:
    """What a browser reads to offer this search in its address bar (OpenSearch 1.1)."""
    urls = {name: absolute_url(page_url(endpoint)) for name, endpoint in ENDPOINTS.items()}
    return Response(render_template("opensearch.xml", urls=urls), mimetype="application/opensearchdescription+xml")


ENDPOINTS = {"results": "results.results", "suggestions": "suggest.suggest_to_browser", "own": "suggest.description"}


def suggestions() -> tuple[Suggestion, ...]:
    """The completions of what the parameter `q` says is typed."""
    ready = suggester()
    return ready.suggest(_typed()) if ready else ()


def _typed() -> str:
    """What is in the box. A blank at its end counts: it begins a new word."""
    written = request.args.get("q", "")
    return clean(written) + (" " if written[-1:].isspace() else "")


def kept(answer: Response) -> Response:
    """The answer, for the browser to keep a while once there can be suggestions."""
    answer.headers["Cache-Control"] = f"private, max-age={FRESH_SECONDS}" if suggester() else "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
