"""PDF files with a text layer → lines. pdfium gives characters and their boxes; lines of one paragraph are joined by their edges.

A line goes on with the paragraph above when that one reached the right edge and it begins at the left edge. Lines that
stand at the top or bottom of many pages, or of all, are running headers and footers and go.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # comes without stubs

from corpus.layout_words import ends_as_title
from corpus.reading.confinement import SECONDS, allow, confined
from corpus.reading.page import MAX_CHARACTERS, Marks, Page, Unreadable, make_lines
from corpus.reading.white_space import tidy

MAX_PAGES = 2_000
TOO_MUCH = "takes too much time or memory to read, as files made to harm do: print it to a new PDF"
PAGE_TIME = 0.0003
"""Seconds of computing that a page earns beside those every file has (`confinement.SECONDS`); one without text takes a tenth of it."""
CHARACTER_TIME = 25e-6
"""The same for a character read, so that a long report has its time and a file that costs much and says little has not; it takes 8e-6."""
MOST_EARNING = 5_000  # characters of a page that earn; a page of a newspaper has fewer
SCANNED = 8  # characters a page has on average below which it is a picture
RUNNING = 3  # pages from which a repeated first or last line is a header or footer, unless all pages have it
MOST_RUNNING = 3  # such lines one below the other
EDGE = 1.6  # widths of a character by which a line may miss the edge
_PAGE_NUMBER = re.compile(r"[\s—–\-·•第共页/]*\d{1,4}[\s—–\-·•第共页/\d]*$")
_STARTS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]+[章节条]")


class _Printed(NamedTuple):
    """A line on a page: its text, left and right edge, and the size of its characters, in points."""

    text: str
    left: float
    right: float
    size: float


def read_pdf(data: bytes) -> Page:
    """A PDF. Raises `Unreadable` when it is damaged, encrypted, scanned, too long, or takes too much to read."""
    found = confined(_extract, data, TOO_MUCH)
    pages = [[_Printed(*line) for line in page] for page in found["pages"]]
    if sum(len(line.text) for page in pages for line in page) < SCANNED * max(1, len(pages)):
        raise Unreadable("pages without text layer, as scanners make them: run text recognition (OCR) on it")
    paragraphs = list(_paragraphs(_without_running(pages)))
    lines = make_lines([text for text, _ in paragraphs], [marks for _, marks in paragraphs])
    return Page(lines=lines, title=found["title"] or None)


def _extract(data: bytes) -> dict[str, Any]:
    """The printed lines of each page and the title of the file."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted: remove the password" if "assword" in str(error) else "a damaged PDF: print it to a new PDF"
        raise Unreadable(f"{reason} ({error})") from None
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"{len(document)} pages, more than {MAX_PAGES}: split it")
        return {"pages": list(_pages(document)), "title": tidy(document.get_metadata_value("Title"))}
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"a damaged PDF: print it to a new PDF ({error})") from None
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[_Printed]]:
    """The lines of each page. Raises `Unreadable` for more text than people write; the process ends where it costs more than it earns."""
    seconds = SECONDS + PAGE_TIME * len(document)
    characters = 0
    for number in range(len(document)):
        allow(seconds)
        page = list(_printed(document, number))
        size = sum(len(line.text) for line in page)
        characters += size
        if characters > MAX_CHARACTERS:
            raise Unreadable(f"more than {MAX_CHARACTERS} characters on {number + 1} of {len(document)} pages: split it")
        seconds += CHARACTER_TIME * min(size, MOST_EARNING)
        yield page
    allow(seconds)


def _printed(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Printed]:
    """The lines of a page from top to bottom."""
    page = document[number]
    text_page = page.get_textpage()
    at = 0
    for raw in re.split(r"(\r\n|\n|\r)", text_page.get_text_range()):
        if raw.strip():
            first = at + len(raw) - len(raw.lstrip(" \u3000"))
            last = at + len(raw.rstrip()) - 1
            left, _, _, _ = text_page.get_charbox(first)
            _, _, right, _ = text_page.get_charbox(last)
            shown = raw.strip()
            wide = sum(2 if character > "\u2e7f" else 1 for character in shown) / 2
            if not _PAGE_NUMBER.fullmatch(shown) or len(shown) > 12:
                yield _Printed(tidy(raw), left, right, (right - left) / max(1.0, wide))
        at += len(raw)
    text_page.close()
    page.close()


def _without_running(pages: Sequence[Sequence[_Printed]]) -> list[_Printed]:
    """All lines of all pages without running headers and footers, of which one may stand below another."""
    for _ in range(MOST_RUNNING):
        edges = Counter(text for page in pages if len(page) > 2 for text in {_unnumbered(page[0]), _unnumbered(page[-1])})
        often = (text for text, count in edges.items() if count >= max(RUNNING, len(pages) / 2) or count == len(pages) > 1)
        running = {text for text in often if not text.endswith("。")}
        if not running:
            break
        pages = [_inside(page, running, first=number == 0) for number, page in enumerate(pages)]
    return [line for page in pages for line in page]


def _inside(page: Sequence[_Printed], running: Collection[str], *, first: bool) -> Sequence[_Printed]:
    """A page without running lines at its edges; a title that runs on the pages below stays where it stands alone on the first."""
    texts = [_unnumbered(line) for line in page]
    is_title = first and bool(page) and ends_as_title(page[0].text) and texts.count(texts[0]) == 1
    start = 1 if texts[:1] and texts[0] in running and not is_title else 0
    end = len(page) - 1 if len(page) > 1 and texts[-1] in running else len(page)
    return page[start:end]


def _unnumbered(line: _Printed) -> str:
    return re.sub(r"\d", "", line.text)


def _paragraphs(lines: Sequence[_Printed]) -> Iterator[tuple[str, Marks]]:
    """Joins lines into paragraphs by the edges of the text."""
    if not lines:
        return
    lefts = Counter(round(line.left) for line in lines)
    left = min(edge for edge, count in lefts.items() if count >= 0.1 * max(lefts.values()))
    right = max(line.right for line in lines)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    text, centered = "", False
    reached = False
    for line in lines:
        begins = line.left > left + EDGE * size or _STARTS.match(line.text) is not None or not reached
        if begins and text:
            yield text, Marks(centered=centered)
            text = ""
        if not text:
            middle = abs((line.left - left) - (right - line.right)) < EDGE * size
            centered = middle and line.left > left + 2.5 * size
        text += (" " if text and text[-1].isascii() and line.text[:1].isascii() else "") + line.text
        reached = line.right > right - EDGE * size
    yield text, Marks(centered=centered)
