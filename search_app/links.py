"""Every state of a search as an address: `SearchRequest` → parameters, the inverse of `request.parse_request`."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import urlencode

from search_app.request import FACET_PARAMETERS, SearchRequest

DEFAULTS = SearchRequest()


def parameters(request: SearchRequest) -> Iterator[tuple[str, str]]:
    """The parameters that ask for `request`, in a fixed order, those at their default left out."""
    if request.text:
        yield "q", request.text
    for facet in FACET_PARAMETERS:
        values = request.selected.get(facet, ())
        for value in _spans(values) if facet == "year" else values:
            yield facet, value
    if request.published_from:
        yield "published_from", request.published_from.isoformat()
    if request.published_to:
        yield "published_to", request.published_to.isoformat()
    if request.sort != DEFAULTS.sort:
        yield "sort", request.sort
    if not request.expand:
        yield "expand", "0"
    if request.per_page != DEFAULTS.per_page:
        yield "per_page", str(request.per_page)
    if request.page != DEFAULTS.page:
        yield "page", str(request.page)


def _spans(years: Sequence[str]) -> Iterator[str]:
    """The years in their order, those that follow one another as a range: one parameter, however many there are."""
    runs = groupby(enumerate(years), key=lambda pair: int(pair[1]) - pair[0] if pair[1].isdigit() else pair[1])
    for _, run in runs:
        (_, first), *others = run
        yield f"{first}-{others[-1][1]}" if others else first


def address(path: str, *pairs: tuple[str, str]) -> str:
    """`path` with a query string of `pairs`, if there are any."""
    return f"{path}?{urlencode(pairs)}" if pairs else path


def safe_link(url: str | None) -> bool:
    """Whether an address found in a document may be passed on: `javascript:` and its kin may not."""
    return bool(url and url.startswith(("http://", "https://")))
