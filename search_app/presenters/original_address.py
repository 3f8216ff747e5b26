"""Where the original of a document can be read."""

import re
from urllib.parse import quote

from corpus.model import Document
from search_app.links import safe_link

_INSIDE = re.compile(r"(?<=\.zip)!/.*|(?<=\.jsonl)#\d+$", re.DOTALL | re.IGNORECASE)
"""What follows the name of a file that holds several documents."""


def original_address(document: Document, originals_url: str) -> str | None:
    """The web address the document names, else its file below `originals_url`, where the files lie as they were indexed; None without
    either. Of an archive it is the archive."""
    if document.url and safe_link(document.url):
        return document.url
    if not originals_url:
        return None
    file = _INSIDE.sub("", document.source)
    return f"{originals_url.rstrip('/')}/{quote(file, errors='surrogateescape')}"
