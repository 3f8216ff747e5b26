"""The document page."""

from flask import Blueprint, abort, render_template

from search_app.document import document_page
from search_app.request import parse_request
from search_app.web.site import library, parameters, site

blueprint = Blueprint("document", __name__)


@blueprint.get("/documents/<path:document_id>")
def document(document_id: str) -> str:
    request = parse_request(parameters(), site().vocabulary, site().settings)
    page = document_page(document_id, request.text, library())
    if page is None:
        abort(404)
    return render_template("document.html", page=page, request_state=request)
