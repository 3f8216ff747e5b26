"""Printed lines → paragraphs and rows of tables, told by where the lines stand on their pages.

A line goes on with the paragraph above when that one reached the right edge of its column and it begins at the left edge. Lines that stand
at the top or bottom of many pages, or of all, are running headers and footers and go. Lines whose parts stand above or below those of the
next are rows of a table.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from corpus.layout_words import ends_as_title
from corpus.reading.page import Marks, row_text
from corpus.reading.paragraphs import ENDS

RUNNING = 3  # pages from which a repeated first or last line is a header or footer, unless all pages have it
MOST_RUNNING = 3  # such lines one below the other
EDGE = 1.6  # widths of a character by which a line may miss the edge, …
UNFINISHED_EDGE = 4.0  # … and one that ends in mid-sentence: a figure stays with its unit, a character with the mark behind it
MOST_CELLS = 60  # of a row; more parts of a line are no cells
COLUMN_LINES = 10  # of a page from which it may have columns
COLUMN_TEXT = 9  # characters a line of running text in a column has at least, on average
MIDDLE = (0.35, 0.65)  # of the width, where a second column begins
SIDE = 0.25  # share of the lines that stand in each of two columns, and at most across both
LONGEST_NUMBER = 12  # characters of the number of a page with what stands around it
_PAGE_NUMBER = re.compile(r"[\s—–\-·•第共页/]*\d{1,4}[\s—–\-·•第共页/\d]*$")
_STARTS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]+[章节條条]")


class Cell(NamedTuple):
    """A part of a line that stands apart from the others, and its edges."""

    text: str
    left: float
    right: float


class Printed(NamedTuple):
    """A line on a page: its text, left and right edge, and the size of its characters, in points; its parts where these stand apart."""

    text: str
    left: float
    right: float
    size: float
    cells: Sequence[Cell] = ()


class _Placed(NamedTuple):
    """A line, its column (0 across the page, 1 and 2 beside each other), and whether it is the row of a table."""

    line: Printed
    column: int
    in_table: bool


def paragraphs(pages: Sequence[Sequence[Printed]]) -> Iterator[tuple[str, Marks]]:
    """The paragraphs and rows of a document with what their places tell of them."""
    lines = [placed for page in _without_running(pages) for placed in _places(page)]
    edges = {column: _edges([line for line, of, _ in lines if of == column or not column]) for column in {0, *(of for _, of, _ in lines)}}
    text, centered = "", False
    reached = False
    for line, column, in_table in lines:
        left, right, size = edges[column]
        begins = line.left > left + EDGE * size or _STARTS.match(line.text) is not None or not reached or in_table
        if begins and text:
            yield text, Marks(centered=centered)
            text = ""
        if in_table:
            cells = tuple(cell.text for cell in line.cells)
            yield row_text(cells), Marks(cells=cells)
            continue
        if not text:
            middle = abs((line.left - left) - (right - line.right)) < EDGE * size
            centered = middle and line.left > left + 2.5 * size
        text += (" " if text and text[-1].isascii() and line.text[:1].isascii() else "") + line.text
        reached = line.right > right - (UNFINISHED_EDGE if ENDS.search(line.text) is None else EDGE) * size
    if text:
        yield text, Marks(centered=centered)


def _edges(lines: Sequence[Printed]) -> tuple[float, float, float]:
    """The left and right edge of a column, and the size of its characters."""
    if not lines:
        return 0, 0, 0
    lefts = Counter(round(line.left) for line in lines)
    often = 0.1 * max(lefts.values())
    left = min(edge for edge, count in lefts.items() if count >= often)
    return left, max(line.right for line in lines), sorted(line.size for line in lines)[len(lines) // 2]


def _places(page: Sequence[Printed]) -> Iterator[_Placed]:
    """The lines of a page, each with its place."""
    in_table = [_is_row(page, index) for index in range(len(page))]
    middle = _second_column([line for line, is_row in zip(page, in_table, strict=True) if not is_row])
    for line, is_row in zip(page, in_table, strict=True):
        yield _Placed(line, 0 if middle is None or is_row else _column(line, middle), is_row)


def _column(line: Printed, middle: float) -> int:
    """In which of two columns a line stands; 0 for one that reaches from the first into the second."""
    if line.left >= middle - line.size:
        return 2
    return 0 if line.right > middle - line.size else 1


def _second_column(lines: Sequence[Printed]) -> float | None:
    """Where the second of two columns begins, if the lines stand in two."""
    if len(lines) < COLUMN_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    first, last = (left + share * (right - left) for share in MIDDLE)
    starts = Counter(round(line.left) for line in lines if first < line.left < last)
    if not starts:
        return None
    middle = starts.most_common(1)[0][0]
    sides = [line for line in lines if line.right < middle], [line for line in lines if line.left > middle - line.size]
    runs = all(sum(len(line.text) for line in side) >= COLUMN_TEXT * len(side) for side in sides)
    smaller, both = min(map(len, sides)), sum(map(len, sides))
    return middle if runs and smaller >= SIDE * len(lines) and len(lines) - both <= SIDE * len(lines) else None


def _is_row(page: Sequence[Printed], index: int) -> bool:
    """Whether the parts of a line stand below or above those of the next."""
    line = page[index]
    if not 1 < len(line.cells) <= MOST_CELLS or (len(line.cells) == 2 and _STARTS.match(line.text)):
        return False
    return any(_aligned(line, page[other]) for other in (index - 1, index + 1) if 0 <= other < len(page))


def _aligned(line: Printed, other: Printed) -> bool:
    """Whether half of the parts of a line, the first aside, have an edge or the middle in common with parts of another."""
    near = min(line.size, other.size)
    if len(other.cells) > MOST_CELLS:
        return False
    common = sum(any(_one_column(here, there, near) for there in other.cells[1:]) for here in line.cells[1:])
    return 2 * common >= len(line.cells) - 1 > 0


def _one_column(cell: Cell, other: Cell, near: float) -> bool:
    middles = (cell.left + cell.right) / 2, (other.left + other.right) / 2
    return any(abs(here - there) < near for here, there in ((cell.left, other.left), (cell.right, other.right), middles))


def _without_running(pages: Sequence[Sequence[Printed]]) -> Sequence[Sequence[Printed]]:
    """All pages without their numbers and running headers and footers, of which one may stand below another."""
    for _ in range(MOST_RUNNING):
        pages = [_without_number(page) for page in pages]
        edges = Counter(text for page in pages if len(page) > 2 for text in {_unnumbered(page[0]), _unnumbered(page[-1])})
        often = (text for text, count in edges.items() if count >= max(RUNNING, len(pages) / 2) or count == len(pages) > 1)
        running = {text for text in often if not text.endswith("。")}
        if not running:
            break
        pages = [_inside(page, running, first=number == 0) for number, page in enumerate(pages)]
    return pages


def _without_number(page: Sequence[Printed]) -> Sequence[Printed]:
    """A page without its number at its edges; elsewhere a number is a cell of a table."""
    start, end = 0, len(page)
    if start < end and _is_number(page[start]):
        start += 1
    if start < end and _is_number(page[end - 1]):
        end -= 1
    return page[start:end]


def _is_number(line: Printed) -> bool:
    return len(line.text) <= LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(line.text) is not None


def _inside(page: Sequence[Printed], running: Collection[str], *, first: bool) -> Sequence[Printed]:
    """A page without running lines at its edges; a title that runs on the pages below stays where it stands alone on the first."""
    texts = [_unnumbered(line) for line in page]
    is_title = first and bool(page) and ends_as_title(page[0].text) and texts.count(texts[0]) == 1
    start = 1 if texts[:1] and texts[0] in running and not is_title else 0
    end = len(page) - 1 if len(page) > 1 and texts[-1] in running else len(page)
    return page[start:end]


def _unnumbered(line: Printed) -> str:
    return re.sub(r"\d", "", line.text)
