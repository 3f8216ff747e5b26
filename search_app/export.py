"""A result list to take along: every hit up to a limit, read page by page while it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search_app.page import HitView
from search_app.request import SearchRequest
from search_app.search import Library, search

PAGE = 100
"""Hits read at a time: memory stays small however long the list."""


@dataclass(frozen=True, slots=True)
class Export:
    """`total` hits match; `hits` gives the first `listed` of them, in order, once."""

    request: SearchRequest
    total: int
    listed: int
    hits: Iterator[HitView]


def export(request: SearchRequest, library: Library, limit: int) -> Export:
    """The hits of `request` from the first on, whatever page it asks for."""
    first = search(replace(request, page=1, per_page=PAGE), library)
    listed = min(first.total, limit)

    def hits() -> Iterator[HitView]:
        page, left = first, listed
        while left and page.hits:
            yield from page.hits[:left]
            left -= min(left, len(page.hits))
            if left:
                page = search(replace(page.request, page=page.request.page + 1), library)

    return Export(request, first.total, listed, hits())
