"""The address of a document page, relative to the site."""

from urllib.parse import quote


def document_address(document_id: str, anchor: str | None = None) -> str:
    """The path of a document, at `anchor` where one is given. Slashes in an id stay as they are."""
    return f"/documents/{quote(document_id, safe='/')}" + (f"#{anchor}" if anchor else "")
