"""PDF files with a text layer → lines. pdfium gives characters and their boxes, `pdf_layout` tells by these which lines belong together."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # comes without stubs

from corpus.reading.confinement import SECONDS, allow, confined
from corpus.reading.page import MAX_CHARACTERS, Page, Unreadable, make_lines
from corpus.reading.pdf_layout import Cell, Printed, paragraphs
from corpus.reading.white_space import tidy

MAX_PAGES = 2_000
TOO_MUCH = "takes too much time or memory to read, as files made to harm do: print it to a new PDF"
PAGE_TIME = 0.0003
"""Seconds of computing that a page earns beside those every file has (`confinement.SECONDS`); one without text takes a tenth of it."""
CHARACTER_TIME = 25e-6
"""The same for a character read, so that a long report has its time and a file that costs much and says little has not; it takes 8e-6."""
MOST_EARNING = 5_000  # characters of a page that earn; a page of a newspaper has fewer
SCANNED = 8  # characters a page has on average below which it is a picture
APART = 0.6  # widths of a character between two parts of a line that stand apart: cells of Word keep two thirds
_SPACED_OUT = re.compile("[\u4e00-\u9fff](?: [\u4e00-\u9fff])*")
"""索 引, the beginning of a name whose characters stand apart."""
_WORD = re.compile(r"\S+")


def read_pdf(data: bytes) -> Page:
    """A PDF. Raises `Unreadable` when it is damaged, encrypted, scanned, too long, or takes too much to read."""
    found = confined(_extract, data, TOO_MUCH)
    pages = [[Printed(*line)._replace(cells=[Cell(*cell) for cell in line[-1]]) for line in page] for page in found["pages"]]
    if sum(len(line.text) for page in pages for line in page) < SCANNED * max(1, len(pages)):
        raise Unreadable("pages without text layer, as scanners make them: run text recognition (OCR) on it")
    shown = list(paragraphs(pages))
    return Page(lines=make_lines([text for text, _ in shown], [marks for _, marks in shown]), title=found["title"] or None)


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


def _pages(document: pypdfium2.PdfDocument) -> Iterator[list[Printed]]:
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


def _printed(document: pypdfium2.PdfDocument, number: int) -> Iterator[Printed]:
    """The lines of a page from top to bottom."""
    page = document[number]
    text_page = page.get_textpage()
    at = 0
    for raw in re.split(r"(\r\n|\n|\r)", text_page.get_text_range()):
        if raw.strip():
            yield _line(raw, [_word(text_page, at, found) for found in _WORD.finditer(raw)])
        at += len(raw)
    text_page.close()
    page.close()


def _word(text_page: pypdfium2.PdfTextPage, at: int, found: re.Match[str]) -> Cell:
    """A part of a line between blanks, the line being at this place among the characters of the page."""
    left, _, _, _ = text_page.get_charbox(at + found.start())
    _, _, right, _ = text_page.get_charbox(at + found.end() - 1)
    return Cell(found[0], left, right)


def _line(raw: str, words: Sequence[Cell]) -> Printed:
    """A line and its parts that stand apart. What begins with characters apart from each other is one word (索　引　号)."""
    wide = sum(2 if character > "\u2e7f" else 1 for word in words for character in word.text) / 2
    size = sum(word.right - word.left for word in words) / max(1.0, wide)
    cells = [words[0]]
    for word in words[1:]:
        before = cells[-1]
        if (len(cells) == 1 and _SPACED_OUT.fullmatch(before.text)) or word.left - before.right < APART * size:
            cells[-1] = Cell(f"{before.text} {word.text}", before.left, word.right)
        else:
            cells.append(word)
    return Printed(tidy(raw), words[0].left, words[-1].right, size, cells if len(cells) > 1 else ())
