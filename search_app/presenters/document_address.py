"""The address of a document page, relative to the site."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

Address = Callable[[str, str | None], str]
"""The address of a document by its id, at an anchor where one is given."""

REMEMBERED = 1_000
"""Documents of which the address is kept: a page of results names each several times, and the next page the same ones."""
_AS_IT_STANDS = "/!$&'()*+,:;=@"
"""What stands in a path as it is: slashes, and the signs of RFC 3986 that need no escape there."""


def document_address(document_id: str, anchor: str | None = None) -> str:
    """The path of a document, at `anchor` where one is given. Slashes in an id stay as they are.

    It is what `url_for` gives below the root of the site, made without asking the routes: a page of results has twenty.
    """
    return f"/documents/{_quoted(document_id)}" + (f"#{anchor}" if anchor else "")


@lru_cache(REMEMBERED)
def _quoted(document_id: str) -> str:
    return quote(document_id, safe=_AS_IT_STANDS)
