"""The conditions of the query language: `city:义乌 year:2020..2023 published:>=2024-01-01` → filters of the engine."""

import re
from calendar import monthrange
from datetime import date
from typing import Protocol

from indexer.query import FacetFilter, Filter, PublishedFilter
from search_app.grammar import Condition

_YEARS = re.compile(r"(?P<first>\d{4})年?(?:\s*(?:\.\.|-|–|—|~|至)\s*(?P<last>\d{4})年?)?")
_DATE = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
_COMPARED = re.compile(rf"(?P<sign>>=|<=|>|<|≥|≤|=)?\s*(?P<first>{_DATE})")
_RANGE = re.compile(rf"(?P<first>{_DATE})\.\.(?P<last>{_DATE})")
MAX_YEARS = 200


class Names(Protocol):
    """What knows the values of facets by their names."""

    def canonical(self, facet: str, written: str) -> str | None: ...
    def places_named(self, written: str) -> tuple[str, ...]: ...


class Conditions:
    """Reads conditions; a value that nothing is known by is None, for the reader to be told."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def read(self, condition: Condition) -> Filter | None:
        if condition.name == "published":
            return _published(condition.value)
        if condition.name == "year":
            return _years(condition.value)
        value = self._names.canonical(condition.name, condition.value)
        return FacetFilter(condition.name, frozenset({value})) if value else None


def _years(written: str) -> FacetFilter | None:
    if written == "unknown":
        return FacetFilter("year", frozenset({written}))
    found = _YEARS.fullmatch(written)
    if not found:
        return None
    first, last = sorted((int(found["first"]), int(found["last"] or found["first"])))
    return FacetFilter("year", frozenset(map(str, range(first, last + 1)))) if last - first < MAX_YEARS else None


def _published(written: str) -> PublishedFilter | None:
    """`>=2024-01-01`, `<2020`, `2024-05` (the whole month), `2019..2021`."""
    if found := _RANGE.fullmatch(written):
        first, last = _days(found["first"]), _days(found["last"])
        return PublishedFilter(first[0], last[1]) if first and last else None
    found = _COMPARED.fullmatch(written)
    days = _days(found["first"]) if found else None
    if not found or not days:
        return None
    match found["sign"]:
        case ">=" | "≥":
            return PublishedFilter(days[0], None)
        case "<=" | "≤":
            return PublishedFilter(None, days[1])
        case ">":
            return PublishedFilter(_shifted(days[1], 1), None)
        case "<":
            return PublishedFilter(None, _shifted(days[0], -1))
        case _:
            return PublishedFilter(*days)


def _days(written: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day; None when there is no such date."""
    year, month, day = (int(part) if part else None for part in re.fullmatch(_DATE, written).groups())  # type: ignore[union-attr]
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(year or 0, last_month, day or monthrange(year or 0, last_month)[1])
    except ValueError:
        return None
    return first, last


def _shifted(day: date, by: int) -> date:
    shifted = day.toordinal() + by
    return date.fromordinal(min(max(shifted, 1), date.max.toordinal()))
