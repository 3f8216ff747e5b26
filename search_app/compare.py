"""The same query in several places, or several years, side by side: one column each, its best passages in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.engine import OutOfTime
from search_app.page import HitView
from search_app.request import Fault, InvalidRequest, SearchRequest
from search_app.search import Library, search

COMPARABLE: Mapping[str, str] = {"city": "Place", "year": "Year covered"}
"""The facets whose values can be set side by side, with the text that names each."""
MOST_COLUMNS = 6
"""More columns than six cannot be read side by side, and each is a search of its own."""
SHOWN = 5
PER_DOCUMENT = 3
"""A place or year with a single document still shows its best passages; one with several shows more than one of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """One value, how many passages it has, and the best of them, at most three of a document. `total` is None where there was no
    time to look."""

    value: str
    total: int | None
    hits: tuple[HitView, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`request` holds the query, the other filters, and the values compared, those of the facet `by`."""

    request: SearchRequest
    by: str
    columns: tuple[Column, ...]

    @property
    def partial(self) -> bool:
        return any(column.total is None for column in self.columns)


def comparable(request: SearchRequest) -> str | None:
    """The first facet of which a comparable number of values is chosen, or None."""
    return next((facet for facet in COMPARABLE if 2 <= len(request.selected.get(facet, ())) <= MOST_COLUMNS), None)


def one_short(request: SearchRequest) -> str | None:
    """The first facet of which one value is chosen: with another one there is something to compare."""
    return next((facet for facet in COMPARABLE if len(request.selected.get(facet, ())) == 1), None)


def compare(request: SearchRequest, by: str | None, library: Library) -> Comparison:
    """The comparison of the values chosen in the facet `by`, or in the first one with two or more; `InvalidRequest` without such."""
    facet = by or comparable(request) or "city"
    if facet not in COMPARABLE:
        raise InvalidRequest([Fault("by", "must be one of: %(choices)s", {"choices": ", ".join(COMPARABLE)})])
    values = request.selected.get(facet, ())
    if not 2 <= len(values) <= MOST_COLUMNS:
        raise InvalidRequest([Fault(facet, "must be chosen two to %(most)d times to compare", {"most": MOST_COLUMNS})])
    if facet == "year":
        values = tuple(sorted(values))
    first, *others = values
    columns = [_column(request, facet, first, library)]
    for value in others:
        try:
            columns.append(_column(request, facet, value, library))
        except OutOfTime:
            columns.append(Column(value, None, ()))
    return Comparison(request, facet, tuple(columns))


def _column(request: SearchRequest, facet: str, value: str, library: Library) -> Column:
    alone = replace(request, selected={**request.selected, facet: (value,)}, page=1, per_page=SHOWN)
    page = search(alone, library, per_document=PER_DOCUMENT)
    return Column(value, page.total, page.hits)
