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
    """`total` hits match; `hits` gives the first `listed` of them, in order, once.
    `partial` tells that there was no time for passages that hold only most of what was asked."""

    request: SearchRequest
    total: int
    listed: int
    partial: bool
    hits: Iterator[HitView]


def export(request: SearchRequest, library: Library, limit: int) -> Export:
    """The hits of `request` from the first on, whatever page it asks for.

    The time of `library` is for the first page. Whoever got that shall have the others: each takes about as long, and they are few.
    """
    first = search(replace(request, page=1, per_page=PAGE), library)
    listed = min(first.total, limit)

    def hits() -> Iterator[HitView]:
        page, left, unhurried = first, listed, replace(library, until=None)
        while left and page.hits:
            yield from page.hits[:left]
            left -= min(left, len(page.hits))
            if left:
                page = search(replace(page.request, page=page.request.page + 1), unhurried)

    return Export(request, first.total, listed, first.partial, hits())
