"""What the index covers, for those who must know what a search cannot find."""

from datetime import datetime

from flask import Blueprint, render_template

from search_app.web.site import interface, library, site

blueprint = Blueprint("coverage", __name__)

MOST_SKIPPED = 500
"""Skipped files listed by name; a page of more would hide the table."""


@blueprint.get("/coverage")
def coverage() -> str:
    index = site().index
    found = site().coverage.of(library().reader)
    skipped = index.skipped()
    built = datetime.fromisoformat(index.manifest.created).date()
    said = {one.reason: interface().reason(one.reason) for one in skipped[:MOST_SKIPPED]}
    return render_template("coverage.html", page=found, manifest=index.manifest, built=built, skipped=skipped, said=said, most=MOST_SKIPPED)
