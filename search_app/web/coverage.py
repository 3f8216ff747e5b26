"""What the index covers, for those who must know what a search cannot find."""

from datetime import datetime

from flask import Blueprint, render_template, request

from search_app.coverage import tabulate
from search_app.request import UNKNOWN_VALUE, Fault, InvalidRequest
from search_app.web.site import interface, library, site

blueprint = Blueprint("coverage", __name__)

MOST_SKIPPED = 500
"""Skipped files listed by name; a page of more would hide the table."""


@blueprint.get("/coverage")
def coverage() -> str:
    index = site().index
    found = site().coverage.of(library().reader)
    within = asked_place()
    skipped = index.skipped()
    return render_template(
        "coverage.html",
        page=found,
        table=tabulate(found, site().vocabulary, within),
        within=within,
        above=site().vocabulary.ancestors("city", within) if within else (),
        manifest=index.manifest,
        built=datetime.fromisoformat(index.manifest.created).date(),
        skipped=skipped,
        said={reason: interface().reason(reason) for reason in (*found.warned, *(one.reason for one in skipped[:MOST_SKIPPED]))},
        most=MOST_SKIPPED,
    )


def asked_place() -> str | None:
    """The code of the place that is asked about, by the parameter `city`; None for all."""
    written = request.args.get("city", "")
    code = site().vocabulary.canonical("city", written) if written else None
    if written and (code is None or not code.isdigit()):
        raise InvalidRequest([Fault("city", UNKNOWN_VALUE["city"])])
    return code
