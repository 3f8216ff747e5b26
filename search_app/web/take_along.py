"""A search to take along: as a table, as a feed."""

from dataclasses import replace
from datetime import datetime

from flask import Blueprint, Response, stream_with_context

from search_app.export import export
from search_app.presenters.atom import FeedHead, atom
from search_app.presenters.hits_csv import hits_csv
from search_app.request import SearchRequest, parse_request
from search_app.search import search
from search_app.web.site import interface, library, note_out_of_time, parameters, site
from search_app.web.templating import absolute_url, public_address, search_url, take_url, value_name

blueprint = Blueprint("take_along", __name__)


@blueprint.get("/search.csv")
def csv() -> Response:
    found = export(_request(), library(), site().settings.max_export)
    if found.partial:
        note_out_of_time("partial")
    lines = hits_csv(found, interface(), value_name, public_address)
    answer = Response(stream_with_context(lines), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="passages.csv"'
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@blueprint.get("/search.atom")
def feed() -> Response:
    """The newest passages first, unless another order is asked for: whoever subscribes waits for what is new."""
    request, here = _request(), interface()
    newest = request if "sort" in parameters() else replace(request, sort="newest")
    page = search(newest, library())
    if page.partial:
        note_out_of_time("partial")
    own = absolute_url(take_url("take_along.feed", request))
    name = site().settings.site_name or here.say("Civil Affairs Search")
    title = " · ".join(part for part in (request.text, here.say("Results"), name) if part)
    built = datetime.fromisoformat(site().index.manifest.created)
    head = FeedHead(title, here.language, absolute_url(search_url(request)), own, built)
    answer = Response(atom(page, head, public_address), mimetype="application/atom+xml")
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _request() -> SearchRequest:
    return parse_request(parameters(), site().vocabulary, site().settings)
