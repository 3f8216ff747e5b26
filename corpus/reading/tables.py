"""HTML tables: which hold data, and their rows with merged cells resolved."""

from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag

CELLS = frozenset(("td", "th"))
LONG_CELL = 300  # characters; a table with a longer cell arranges the page
LINK = 6  # characters of a link that is a title
MAX_SPAN = 200  # rows a merged cell may span; more is an error of the page


def is_data_table(table: Tag) -> bool:
    """Whether a table holds data: no table inside, no cell of running text, and somewhere two cells side by side."""
    cells = []
    for element in table.descendants:
        if isinstance(element, Tag):
            if element.name == "table":
                return False
            if element.name in CELLS:
                cells.append(element)
    if any(len(cell.get_text()) > LONG_CELL for cell in cells):
        return False
    return any(left.parent is right.parent for left, right in pairwise(cells))


def linked_rows(table: Tag) -> set[int]:
    """Which rows lead elsewhere, since their longest cell is a link: those of a list of documents. Counted without the caption."""
    if table.a is None:
        return set()
    found = set()
    for number, row in enumerate(_rows(table)):
        cells = [element for element in row.contents if isinstance(element, Tag) and element.name in CELLS]
        longest = max(cells, key=lambda cell: len(cell.get_text()), default=None)
        if longest is not None and longest.a is not None and len(longest.a.get_text(strip=True)) >= LINK:
            found.add(number)
    return found


def _rows(table: Tag) -> Iterator[Tag]:
    return (element for element in table.descendants if isinstance(element, Tag) and element.name == "tr")


def table_rows(table: Tag) -> Iterator[tuple[str, ...]]:
    """The cells of each row. A cell that spans rows is repeated in each of them, one that spans columns stands once."""
    pending: dict[int, tuple[int, str]] = {}  # column → rows still to fill, text
    if table.caption is not None:
        yield (table.caption.get_text(),)
    for row in _rows(table):
        cells: list[str] = []
        for cell in (element for element in row.contents if isinstance(element, Tag) and element.name in CELLS):
            _fill(cells, pending)
            text = " ".join(cell.get_text().split())
            span = _span(cell)
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


def _span(cell: Tag) -> int:
    value = str(cell.get("rowspan", "1")).strip()
    return min(int(value), MAX_SPAN) if value.isdecimal() else 1
