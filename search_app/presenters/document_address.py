"""The address of a document page, relative to the site."""

from collections.abc import Callable
from urllib.parse import quote

Address = Callable[[str, str | None], str]
"""The address of a document by its id, at an anchor where one is given."""

_AS_IT_STANDS = "/!$&'()*+,:;=@"
"""What stands in a path as it is: slashes, and the signs of RFC 3986 that need no escape there."""


def document_address(document_id: str, anchor: str | None = None) -> str:
    """The path of a document, at `anchor` where one is given. Slashes in an id stay as they are.

    It is what `url_for` gives below the root of the site, made without asking the routes: a page of results has twenty.
    """
    return f"/documents/{quote(document_id, safe=_AS_IT_STANDS)}" + (f"#{anchor}" if anchor else "")
