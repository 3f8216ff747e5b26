"""JSON Lines: one document a line, its fields taken as given."""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import replace

from corpus.layout_words import names_body
from corpus.reading.encoding import decode
from corpus.reading.html import looks_like_html, read_html
from corpus.reading.page import Page, Unreadable, make_lines
from corpus.reading.paragraphs import paragraphs

MAX_LINE = 20_000_000  # bytes of one document
MAX_VALUES = 500_000  # in one line, commas in its texts counted; each takes a hundred bytes of memory
TEXT_FIELDS = frozenset(
    ("id", "title", "issuer", "published", "written", "index_number", "document_number", "doc_type", "url", "region_code")
)
"""Fields that are taken as given when they hold a text."""

YEARS = range(1900, 2101)
"""Years a document may be about."""
NAMED = 8  # fields of a line that a message names
LONGEST_NUMBER = 30  # digits; a longer one is kept as text, since making a number of it takes time with the square of its length
_BLOCK_ENDS = re.compile(r"</(?:p|div|li|tr|h[1-6])>|<br */?>", re.IGNORECASE)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

SYNONYMS = {"text": ("content", "body"), "published": ("date", "pubdate", "publish_time", "publish_date")}
"""Fields by the names other tools give them."""


def read_jsonl(data: bytes, first_line: int = 1) -> Iterator[tuple[int, Page | Unreadable]]:
    """The documents of a file with their line numbers, the first being `first_line`; a line that is no document comes as its reason."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = decode(data).text.encode("utf-8", errors="replace")
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
    if sum(line.count(sign) for sign in (b"{", b"[", b",")) > MAX_VALUES:
        raise Unreadable(f"a line with more than {MAX_VALUES} values: no document")
    decoded = decode(line)
    try:
        record = json.loads(decoded.text, parse_int=_number)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"no valid JSON ({error})") from None
    if not isinstance(record, dict):
        raise Unreadable('a JSON object is wanted on each line: {"id": …, "title": …, "text": …}')
    for name, others in SYNONYMS.items():
        record[name] = record.get(name) or next((record[other] for other in others if record.get(other)), None)
    text = record["text"]
    if not isinstance(text, str) or not text.strip():
        there = ", ".join(f'"{name[:20]}"' for name in list(record)[:NAMED] if record[name] is not None)
        raise Unreadable(f'no "text" (nor {" nor ".join(SYNONYMS["text"])}): name the field with the text so; there are {there or "none"}')
    given: dict[str, object] = {
        key: _whole(str(value)).strip() for key, value in record.items() if key in TEXT_FIELDS and isinstance(value, str | int)
    }
    warnings = decoded.warnings
    if "id" in given and not _is_address(str(given["id"])):
        warnings = (*warnings, f"the id {str(given.pop('id'))[:60]!r} cannot stand in an address: one was made from the name of the file")
    if isinstance(source := record.get("source"), str) and names_body(source):  # else it is where the text was taken from
        given["source"] = source.strip()
    if isinstance(domains := record.get("domains"), list):
        given["domains"] = tuple(_whole(value) for value in domains if isinstance(value, str))
    years = record.get("covers_years")
    if isinstance(years := [years] if type(years) is int else years, list):
        taken = tuple(year for year in years if type(year) is int and year in YEARS)
        given["covers_years"] = taken
        if len(taken) < len(years):
            warnings = (*warnings, f"covers_years {str(years)[:60]}: only whole numbers from {YEARS[0]} to {YEARS[-1]} are taken")
    if _HALF_CHARACTER.search(text):
        warnings = (*warnings, "halves of characters (\\ud800 … \\udfff) stand in the text: written as \ufffd")
    page = _text(_whole(text))
    return replace(page, given=given, warnings=warnings + page.warnings)


def _text(text: str) -> Page:
    """The text of a record, which many systems export with its tags; one whose line breaks part its paragraphs is none of these."""
    if len(_BLOCK_ENDS.findall(text)) > text.count("\n") and looks_like_html(data := text.encode("utf-8")):
        return replace(read_html(data), markup=False)
    return Page(lines=make_lines(paragraphs(text)))


def _is_address(id_: str) -> bool:
    """Whether a document can be reached by its id: browsers resolve `.` and `..`, and join what stands between slashes."""
    return id_.isprintable() and {"", ".", ".."}.isdisjoint(id_.split("/"))


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON can hold and no encoding can write."""
    return _HALF_CHARACTER.sub("\ufffd", text)
