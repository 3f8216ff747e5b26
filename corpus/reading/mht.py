"""Pages that a browser saved as one file with their pictures (.mht, .mhtml; RFC 2557) → the page in it."""

from dataclasses import replace
from email import message_from_bytes

from corpus.reading.html import read_html
from corpus.reading.page import Page, Unreadable

MAX_PARTS = 5_000
"""Parts of a saved page, its pictures among them."""
MAX_HEADERS = 20_000
"""Headers before the first tag, of the file and its first part."""
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")
"""What Chrome and Internet Explorer call the address the page had."""


def read_mht(data: bytes) -> Page:
    """The first page in the file. Raises `Unreadable` where there is none, or what only a machine makes."""
    if data.count(b"\n--") > MAX_PARTS:
        raise Unreadable(f"more than {MAX_PARTS} parts: no page saved by a browser")
    if data.count(b":", 0, data.find(b"<") + 1 or None) > MAX_HEADERS:
        raise Unreadable(f"more than {MAX_HEADERS} headers: no page saved by a browser")
    try:
        saved = message_from_bytes(data)
        parts = list(saved.walk())
    except RecursionError:
        raise Unreadable("parts nested beyond reason: no page saved by a browser") from None
    for part in parts:
        markup = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(markup, bytes) and markup.strip():
            page = read_html(markup)
            address = next((str(value) for name in _ADDRESSES if (value := saved.get(name) or part.get(name))), None)
            return replace(page, meta={**page.meta, "saved from": address}) if address else page
    raise Unreadable("no page in it: open it in the browser and save it as .html")
