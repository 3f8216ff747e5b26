"""The conditions of the query language: `city:义乌 year:2020..2023 published:>=2024-01-01` → filters of the engine.

Values are read as people write them: part of a name (领域:养老, 机构:民政局), places with those above them (浙江省温州市), dates in
Chinese, open ranges (year:2021.., 2019年以前), comparisons, several values parted by commas. What is not understood is handed back, for
it to be searched as words: a condition never silently becomes no condition.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from analyzers import fold
from indexer.query import FacetFilter, Filter, PublishedFilter
from search_app.query.syntax import Condition

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that documents may be about; open ranges end there."""

_SEVERAL = re.compile(r"[,，、;；]+")
_TO = r"\s*(?:\.{2,}|…|-|–|—|~|～|至|到)\s*"
_YEAR = r"(\d{4})(?:年度?)?"
_DATE = r"(\d{4})(?:年|(?:[-./年](\d{1,2})(?:月|(?:[-./月](\d{1,2})日?)?)))?"
_SIGN = r"(?P<sign>>=|<=|>|<|≥|≤|=)?\s*"
_SINCE = r"(?P<since>(?:以来|以后|之后|后|起|至今))?(?P<until>(?:以前|之前|前|为止))?"
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NUMERAL_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年|$)")


class Names(Protocol):
    """What knows the values of facets by their names."""

    def values_named(self, facet: str, written: str) -> tuple[str, ...]:
        """The values that `written` may stand for: one where it is a whole name, several where it is part of several or has namesakes."""
        ...

    def places_named(self, written: str) -> tuple[str, ...]: ...

    def place_name(self, code: str) -> str: ...

    def label(self, facet: str, value: str) -> str: ...


class Reading(NamedTuple):
    """A condition read. `rest` is what of its value is not understood; `several` are the values one written name may stand for, by name."""

    filter: Filter | None
    rest: str = ""
    several: tuple[str, ...] = ()


class Span(NamedTuple):
    """What a written time begins and ends with; None is open."""

    first: str | None
    last: str | None


class Conditions:
    """Reads conditions."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def read(self, condition: Condition) -> Reading:
        if condition.name == "published":
            first, *others = _parts(condition.value) or [""]
            published = _published(first)
            return Reading(published, "，".join(others)) if published else Reading(None, condition.value)
        values: list[str] = []
        several: list[str] = []
        parts = _parts(condition.value)
        for at, part in enumerate(parts):
            found = self._values(condition.name, part)
            if not found:
                parts = parts[at:]
                break
            values += found
            several += self._several(condition.name, found)
        else:
            parts = []
        return Reading(FacetFilter(condition.name, frozenset(values)) if values else None, "，".join(parts), tuple(several))

    def _values(self, facet: str, written: str) -> Sequence[str]:
        return _years(written) if facet == "year" else self._names.values_named(facet, written)

    def _several(self, facet: str, values: Sequence[str]) -> tuple[str, ...]:
        if facet == "year" or len(values) < 2:
            return ()
        return tuple(self._names.place_name(value) if facet == "city" else self._names.label(facet, value) for value in values)


def _parts(written: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.split(written) if part.strip()]


def _years(written: str) -> tuple[str, ...]:
    """`2020`, `2020年`, `2020..2023`, `2021..`, `>=2022`, `2019年以前`; empty where no such years are meant."""
    if written == "unknown":
        return (written,)
    span = _span(written, _YEAR)
    if span is None:
        return ()
    first, last = (int(part[:4]) if part else None for part in span)
    first = first if first is not None else FIRST_YEAR
    last = last if last is not None else LAST_YEAR
    match _sign(written):
        case ">":
            first += 1
        case "<":
            last -= 1
    first, last = (first, last) if first <= last or not (span.first and span.last) else (last, first)
    return tuple(map(str, range(first, last + 1))) if FIRST_YEAR <= first <= last <= LAST_YEAR else ()


def _published(written: str) -> PublishedFilter | None:
    """`>=2024-01-01`, `<2020`, `2024年5月` (the whole month), `2019..2021`, `2024年以来`."""
    span = _span(written, _DATE)
    if span is None or span == (None, None):
        return None
    first, last = (_days(part) if part else None for part in span)
    if (span.first and not first) or (span.last and not last):
        return None
    match _sign(written):
        case ">":
            return PublishedFilter(_shifted(first[1], 1), None) if first else None
        case "<":
            return PublishedFilter(None, _shifted(last[0], -1)) if last else None
    return PublishedFilter(first[0] if first else None, last[1] if last else None)


def _span(written: str, moment: str) -> Span | None:
    """The two ends of a written time, each as `moment` matches it; both the same for a single one."""
    text = _NUMERAL_YEAR.sub(lambda found: found.group().translate(_NUMERALS), fold(written).text.strip())
    if found := re.fullmatch(rf"(?P<first>{moment}){_TO}(?P<last>{moment})", text):
        return Span(found["first"], found["last"])
    if found := re.fullmatch(rf"(?P<first>{moment}){_TO}|{_TO}(?P<last>{moment})", text):
        return Span(found["first"], found["last"])
    found = re.fullmatch(rf"{_SIGN}(?P<moment>{moment}){_SINCE}", text)
    if not found:
        return None
    if found["since"] or found["sign"] in {">", ">=", "≥"}:
        return Span(found["moment"], None)
    if found["until"] or found["sign"] in {"<", "<=", "≤"}:
        return Span(None, found["moment"])
    return Span(found["moment"], found["moment"])


def _sign(written: str) -> str:
    """The comparison that leaves its own moment out, if one is written."""
    found = re.match(r"[<>](?!=)", fold(written).text.strip())
    return found.group() if found else ""


def _days(written: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day; None when there is no such date."""
    found = re.fullmatch(_DATE, written)
    year, month, day = (int(part) if part else None for part in found.groups()) if found else (0, None, None)
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
