"""The results page."""

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from search_app.assistance.advice import advise
from search_app.compare import comparable, one_short
from search_app.histogram import Bar, bars
from search_app.request import SearchRequest, parse_request
from search_app.search import search
from search_app.web.chips import chips
from search_app.web.conditions import typed_conditions
from search_app.web.facet_names import CONDITION_NAMES
from search_app.web.site import library, note_out_of_time, parameters, site

blueprint = Blueprint("results", __name__)

PER_DOCUMENT = 2
"""A long document that fits well must not push all others from the first page; the rest of it is one link away."""


@blueprint.get("/search")
def results() -> ResponseReturnValue:
    request = parse_request(parameters(), site().vocabulary, site().settings)
    page = search(request, library(), per_document=PER_DOCUMENT)
    advice = advise(page, library())
    if advice.partial:
        note_out_of_time("partial")
    shown = bars(page.facet("year"))
    answer = make_response(
        render_template(
            "results.html",
            page=page,
            advice=advice,
            bars=shown,
            year_range=year_range(request, shown),
            chips=chips(request),
            conditions=typed_conditions(page.understanding.filters),
            condition_names=CONDITION_NAMES,
            page_numbers=page_numbers,
            comparable=comparable(request),
            one_short=one_short(request),
        )
    )
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"  # the ways through the facets are without number
    return answer


def year_range(request: SearchRequest, shown: tuple[Bar, ...]) -> tuple[int, int]:
    """The years the range form starts with: those chosen, else all that are shown."""
    years = [int(value) for value in request.selected.get("year", ()) if value.isdigit()] or [bar.year for bar in shown] or [0]
    return min(years), max(years)


def page_numbers(current: int, last: int) -> list[int | None]:
    """The page numbers to link to: the ends and the neighbours of `current`; None stands for a gap."""
    near = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    numbers: list[int | None] = []
    for number in near:
        before = numbers[-1] if numbers else None
        if before is not None and number - before == 2:
            numbers.append(number - 1)
        elif before is not None and number - before > 2:
            numbers.append(None)
        numbers.append(number)
    return numbers
