"""Places or years side by side, as a page and as a table."""

from collections.abc import Iterator

from flask import Blueprint, Response, render_template, request, stream_with_context

from search_app.compare import Comparison
from search_app.compare import compare as compare_values
from search_app.facets import with_values
from search_app.presenters.hits_csv import BOM, COLUMNS, line, row
from search_app.request import parse_request
from search_app.web.site import interface, library, note_out_of_time, parameters, site
from search_app.web.templating import public_address, take_url, value_name

blueprint = Blueprint("compare", __name__)

NO_TIME = "There was no time left to look."


@blueprint.get("/compare")
def compare() -> Response:
    page = _comparison()
    answer = Response(render_template("compare.html", page=page, without=_without(page)))
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@blueprint.get("/compare.csv")
def table() -> Response:
    answer = Response(stream_with_context(_lines(_comparison())), mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _comparison() -> Comparison:
    asked = parse_request(parameters(), site().vocabulary, site().settings)
    page = compare_values(asked, request.args.get("by") or None, library())
    if page.partial:
        note_out_of_time("partial")
    return page


def _without(page: Comparison) -> dict[str, str]:
    """The address of the comparison without a column, by its value; none where two would not be left."""
    values = [column.value for column in page.columns]
    left = {value: tuple(other for other in values if other != value) for value in values if len(values) > 2}
    return {
        value: take_url("compare.compare", with_values(page.request, page.by, others), ("by", page.by)) for value, others in left.items()
    }


def _lines(page: Comparison) -> Iterator[str]:
    here = interface()
    yield BOM + line([here.say("Compared"), *(here.say(column) for column in COLUMNS)])
    for column in page.columns:
        if column.total is None:
            yield line([value_name(page.by, column.value), here.say(NO_TIME)])
        for rank, hit in enumerate(column.hits, 1):
            yield line([value_name(page.by, column.value), *row(rank, hit, value_name, public_address)])
