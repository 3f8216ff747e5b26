"""The document page."""

from typing import cast, get_args

import flask
from flask import Blueprint, abort, render_template

from analyzers.reading_script import ReadingScript
from search_app.document import document_page
from search_app.request import Fault, InvalidRequest, SearchRequest, parse_request
from search_app.web.site import library, note_out_of_time, parameters, site

blueprint = Blueprint("document", __name__)


@blueprint.get("/documents/<path:document_id>")
def document(document_id: str) -> str:
    request = parse_request(parameters(), site().vocabulary, site().settings)
    page = document_page(document_id, request, library(), reading_script())
    if page is None:
        abort(404)
    if page.partial:
        note_out_of_time("partial")
    return render_template("document.html", page=page, request_state=request, found_by_search=request != SearchRequest())


def reading_script() -> ReadingScript | None:
    """The script the reader wants the text in; None for its own."""
    written = flask.request.args.get("read", "")
    if not written:
        return None
    for script in get_args(ReadingScript):
        if script == written:
            return cast("ReadingScript", script)
    raise InvalidRequest([Fault("read", "must be one of: %(choices)s", {"choices": ", ".join(get_args(ReadingScript))})])
