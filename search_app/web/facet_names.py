"""What facets, conditions and spans of time are called on a page."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from search_app.i18n import Interface

FACET_NAMES: Mapping[str, str] = {
    "city": "Place",
    "year": "Year covered",
    "domain": "Field of work",
    "doc_type": "Type of document",
    "issuer": "Issuer",
    "script": "Script",
}
CONDITION_NAMES: Mapping[str, str] = {**FACET_NAMES, "published": "Published"}
"""What narrows a search: the facets, and the date of publication."""


def published_span(first: date | None, last: date | None, here: Interface) -> str:
    """A span of days, open where an end is None."""
    return f"{here.date(first) if first else ''} – {here.date(last) if last else ''}".strip()


def year_runs(values: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The years in ascending order, those that follow one another together; anything else by itself, last."""
    years = sorted(int(value) for value in values if value.isdigit())
    runs = groupby(enumerate(years), key=lambda pair: pair[1] - pair[0])
    return [tuple(str(year) for _, year in run) for _, run in runs] + [(value,) for value in values if not value.isdigit()]
