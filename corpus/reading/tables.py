"""HTML tables: which hold data, and their rows with merged cells resolved."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree  # type: ignore[import-untyped]  # comes without stubs

CELLS = ("td", "th")
LONG_CELL = 300  # characters; a table with a longer cell arranges the page
MAX_SPAN = 200  # rows a merged cell may span; more is an error of the page


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data: no table inside, no cell of running text, and somewhere two cells side by side."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter(*CELLS))
    if any(sum(map(len, cell.itertext())) > LONG_CELL for cell in cells):
        return False
    return any(left.getparent() is right.getparent() for left, right in pairwise(cells))


def table_rows(table: etree._Element) -> Iterator[tuple[str, ...]]:
    """The cells of each row. A cell that spans rows is repeated in each of them, one that spans columns stands once."""
    pending: dict[int, tuple[int, str]] = {}  # column → rows still to fill, text
    caption = table.find(".//caption")
    if caption is not None:
        yield ("".join(caption.itertext()),)
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren(*CELLS):
            _fill(cells, pending)
            text = " ".join("".join(cell.itertext()).split())
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


def _span(cell: etree._Element) -> int:
    value = cell.get("rowspan", "1").strip()
    return min(int(value), MAX_SPAN) if value.isdecimal() else 1
