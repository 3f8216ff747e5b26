"""HTML tables: which hold data, and their rows with merged cells resolved."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from corpus.reading.html_tree import Element, first, text_of

CELLS = frozenset(("td", "th"))
LONG_CELL = 300  # characters; a table with a longer cell arranges the page
LINK = 6  # characters of a link that is a title
MAX_SPAN = 200  # rows a merged cell may span; more is an error of the page


class Cell(NamedTuple):
    """A cell and its text."""

    element: Element
    text: str


def data_rows(table: Element) -> list[list[Cell]] | None:
    """The cells of each row of a table that holds data: no table inside, no cell of running text, and somewhere two cells side by side.
    None for one that arranges the page."""
    rows: list[list[Cell]] = []
    beside = False
    for element in chain((table,), table.descendants):  # which may end at once
        if not isinstance(element, Element):
            continue
        if element.name == "table" and element is not table:
            return None
        cells = [Cell(cell, text_of(cell)) for cell in element.contents if isinstance(cell, Element) and cell.name in CELLS]
        if any(len(cell.text) > LONG_CELL for cell in cells):
            return None
        if element.name == "tr":
            rows.append(cells)
        beside = beside or len(cells) > 1
    return rows if beside else None


def linked_rows(rows: Sequence[Sequence[Cell]]) -> Iterator[bool]:
    """Whether each row leads elsewhere, since its longest cell is a link: those of a list of documents do."""
    for cells in rows:
        longest = max(cells, key=lambda cell: len(cell.text), default=None)
        link = first(longest.element, "a") if longest else None
        yield link is not None and len(link.get_text(strip=True)) >= LINK


def row_texts(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
    """The texts of each row. A cell that spans rows is repeated in each of them, one that spans columns stands once."""
    pending: dict[int, tuple[int, str]] = {}  # column → rows still to fill, text
    for row in rows:
        cells: list[str] = []
        for cell in row:
            _fill(cells, pending)
            text = " ".join(cell.text.split())
            span = _span(cell.element)
            if span > 1 and text:
                pending[len(cells)] = (span - 1, text)
            cells.append(text)
        _fill(cells, pending)
        yield tuple(cells)


def _fill(cells: list[str], pending: dict[int, tuple[int, str]]) -> None:
    """Puts in the cells that reach down from rows above."""
    while (column := len(cells)) in pending:
        rows, text = pending.pop(column)
        if rows > 1:
            pending[column] = (rows - 1, text)
        cells.append(text)


def _span(cell: Element) -> int:
    value = str(cell.get("rowspan", "1")).strip()
    return min(int(value), MAX_SPAN) if value.isdecimal() else 1
