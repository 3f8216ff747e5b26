"""The years of a result list as bars, every year between the first and the last included."""

from dataclasses import dataclass

from search_app.facets import Facet, FacetValue

HEIGHT = 56
MOST_BARS = 40
"""Bars thinner than six pixels can neither be read nor hit: an older tail stays in the list below the chart."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year; `height` in units of `HEIGHT`, at least 2 where something is there."""

    year: int
    value: FacetValue | None
    height: int


def bars(years: Facet) -> tuple[Bar, ...]:
    """The bars in order of time, the newest `MOST_BARS`; none when fewer than two years are known."""
    known = {int(value.value): value for value in years.values if value.value.isdigit()}
    if len(known) < 2:
        return ()
    highest = max(value.count for value in known.values()) or 1
    first, last = min(known), max(known)
    return tuple(_bar(year, known.get(year), highest) for year in range(max(first, last - MOST_BARS + 1), last + 1))


def _bar(year: int, value: FacetValue | None, highest: int) -> Bar:
    return Bar(year, value, max(2, round(HEIGHT * value.count / highest)) if value and value.count else 0)
