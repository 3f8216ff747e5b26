"""The address of a document page, relative to the site."""

from collections.abc import Callable
from urllib.parse import quote

Address = Callable[[str, str | None], str]
"""The address of a document by its id, at an anchor where one is given."""


def document_address(document_id: str, anchor: str | None = None) -> str:
    """The path of a document, at `anchor` where one is given. Slashes in an id stay as they are."""
    return f"/documents/{quote(document_id, safe='/')}" + (f"#{anchor}" if anchor else "")
