"""JSON Lines: one document a line, its fields taken as given."""

import json
from collections.abc import Iterator

from corpus.reading.encoding import decode
from corpus.reading.page import Page, Unreadable, make_lines
from corpus.reading.text import paragraphs

MAX_LINE = 20_000_000  # bytes of one document
TEXT_FIELDS = frozenset(
    ("id", "title", "issuer", "published", "written", "index_number", "document_number", "doc_type", "url", "region_code")
)
"""Fields that are taken as given when they hold a text."""

SYNONYMS = {"text": ("content", "body"), "published": ("date", "pubdate", "publish_time", "publish_date")}
"""Fields by the names other tools give them."""


def read_jsonl(data: bytes, first_line: int = 1) -> Iterator[tuple[int, Page | Unreadable]]:
    """The documents of a file with their line numbers, the first being `first_line`; a line that is no document comes as its reason."""
    start, number = 0, first_line - 1
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        number += 1
        if end - start > MAX_LINE:
            yield number, Unreadable(f"a line of more than {MAX_LINE // 1_000_000} MB: split the document")
        elif line := data[start:end].strip():
            try:
                yield number, _page(line)
            except Unreadable as reason:
                yield number, reason
        start = end + 1


def _page(line: bytes) -> Page:
    decoded = decode(line)
    try:
        record = json.loads(decoded.text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"no valid JSON ({error})") from None
    if not isinstance(record, dict):
        raise Unreadable('a JSON object is wanted on each line: {"id": …, "title": …, "text": …}')
    for name, others in SYNONYMS.items():
        record.setdefault(name, next((record[other] for other in others if record.get(other)), None))
    text = record["text"]
    if not isinstance(text, str) or not text.strip():
        raise Unreadable('no "text"')
    given: dict[str, object] = {
        key: str(value).strip() for key, value in record.items() if key in TEXT_FIELDS and isinstance(value, str | int)
    }
    for key in ("covers_years", "domains"):
        if isinstance(record.get(key), list):
            given[key] = tuple(record[key])
    return Page(lines=make_lines(paragraphs(text)), given=given, warnings=decoded.warnings)
