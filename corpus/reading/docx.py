"""Word files (.docx) → lines. python-docx opens the package; the text is read from its XML in document order.

Automatic numbering is not in the text of a Word file: it is counted here (`docx_numbering`), since the outline lives on it.
Inserted text of tracked changes counts, deleted and hidden text does not. Headers, footers, footnotes and comments are left out.
"""

import itertools
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from corpus.reading.archive import DAMAGED, check_sizes
from corpus.reading.confinement import confined
from corpus.reading.docx_numbering import Numbering
from corpus.reading.docx_values import is_on, value
from corpus.reading.list_numerals import before
from corpus.reading.page import Marks, Page, Unreadable, check_size, make_lines, row_text
from corpus.reading.tables import LONG_CELL
from corpus.reading.white_space import tidy

MAX_PART_BYTES = 16_000_000  # of XML; a tree of it takes ten times as much memory
TOO_MUCH = "takes too much time or memory to read, as files made to harm do: split it, or copy its text into a new one"
SECONDS = 1.5
"""Of computing for a file: one of 10,000 paragraphs takes 0.4, a table of 40,000 cells 0.9."""
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-6])$", re.IGNORECASE)
_TITLE_STYLES = frozenset(("title", "标题"))
_SKIPPED = frozenset(
    (
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:txbxContent"),
        qn("w:rt"),  # the reading above a character
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_TEXTS = frozenset((qn("w:t"), qn("m:t")))  # of runs and of formulas
DAMAGED_WORD = (
    *DAMAGED,
    PackageNotFoundError,  # no package of Office at all
    KeyError,  # a part or a relationship that is named and not there
    AttributeError,  # a part that is no Word document
    SyntaxError,  # XML that is none: lxml's error is one
)
"""What python-docx raises for files that are no Word files, or damaged ones."""
_Shown = tuple[str, Marks]
"""A line as it is shown, and what its mark-up tells."""
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(data: bytes) -> Page:
    """A Word file. Raises `Unreadable` when it is damaged, encrypted or too large, or takes too much to read."""
    found = confined(_extract, data, TOO_MUCH, seconds=SECONDS)
    marks = [(told := Marks(*values))._replace(cells=tuple(told.cells)) for _, values in found["lines"]]  # JSON knows no tuples
    return Page(lines=make_lines([text for text, _ in found["lines"]], marks), title=found["title"] or None)


def _extract(data: bytes) -> dict[str, Any]:
    """The lines, each with its text and marks, and the title of the file."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_sizes(archive)
            if any(member.file_size > MAX_PART_BYTES for member in archive.infolist() if member.filename.endswith(".xml")):
                raise Unreadable(f"a part of more than {MAX_PART_BYTES // 1_000_000} MB: split the document")
            document = docx.Document(_without_pictures(archive))
        reader = _Reader(_Styles(document), Numbering(document))
        return {"lines": _within_bounds(reader.lines(document.element.body)), "title": tidy(document.core_properties.title or "")}
    except DAMAGED_WORD as error:
        raise Unreadable(f"a damaged Word file ({type(error).__name__}): open it in Word and save it again") from None


def _without_pictures(archive: zipfile.ZipFile) -> BytesIO:
    """The package with nothing in its pictures and other files that are put into it, of which python-docx would read every one."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as copied:
        for member in archive.infolist():
            copied.writestr(member.filename, archive.read(member) if member.filename.endswith((".xml", ".rels")) else b"")
    package.seek(0)
    return package


def _within_bounds(lines: Iterator[_Shown]) -> list[_Shown]:
    """All lines. Raises `Unreadable` for more than people write: a merged cell is repeated in each of its rows."""
    taken: list[_Shown] = []
    characters = 0
    for line in lines:
        taken.append(line)
        characters += len(line[0])
        check_size(len(taken), characters)
    return taken


class _Styles:
    """What paragraph styles say: heading depth, and the numbering they bring."""

    def __init__(self, document: Document) -> None:
        self.default: str | None = None
        self._elements = {str(style.get(qn("w:styleId"))): style for style in document.styles.element.iterfind(qn("w:style"))}

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self._elements:
            seen.add(style_id)
            style = self._elements[style_id]
            yield style
            style_id = value(style, "w:basedOn")

    def heading(self, style_id: str | None) -> int:
        """1–6 for a heading style, 0 for any other."""
        for style in self.chain(style_id):
            name = (value(style, "w:name") or "").lower()
            if name in _TITLE_STYLES:
                return 1
            if found := _HEADING_STYLE.match(name):
                return int(found[1])
        return 0


class _Reader:
    """Walks the body once; the numbering counts on from paragraph to paragraph."""

    def __init__(self, styles: _Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def lines(self, container: Element) -> Iterator[_Shown]:
        """The lines of a body or a cell."""
        for child in container:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt"):
                content = child.find(qn("w:sdtContent"))
                if content is not None:
                    yield from self.lines(content)

    def _paragraph(self, paragraph: Element) -> Iterator[_Shown]:
        properties = paragraph.find(qn("w:pPr"))
        style_id = value(properties, "w:pStyle")
        text = _text(paragraph)
        if text.strip():
            number = self._number(properties)
            centered = value(properties, "w:jc") == "center"
            heading, lead = self._styles.heading(style_id), _bold_lead(paragraph)
            bold = len(lead) == len(text.strip())
            for part in before(number, text).split("\n"):
                if tidied := tidy(part):
                    leads = 0 if bold or not lead else len(tidy(before(number, lead)))
                    yield tidied, Marks(heading, bold, centered, lead=min(leads, len(tidied)))
                lead = ""  # of the paragraph's first line only
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(ancestor.tag in _SKIPPED for ancestor in box.iterancestors()):
                yield from self.lines(box)

    def _table(self, table: Element) -> Iterator[_Shown]:
        standing = (row for row in _inside(table, "w:tr") if not _is_deleted(row))
        rows = [[(cell, _cell_text(cell)) for cell in _inside(row, "w:tc")] for row in standing]
        if any(len(text) > LONG_CELL for row in rows for _, text in row) or all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell, _ in row:
                    yield from self.lines(cell)
            return
        above: dict[int, str] = {}
        for row in rows:
            cells: list[str] = []
            column = 0
            for cell, plain in row:
                text = self._counted(cell, plain)
                properties = cell.find(qn("w:tcPr"))
                merge = properties.find(qn("w:vMerge")) if properties is not None else None
                continued = merge is not None and merge.get(qn("w:val")) != "restart"
                above[column] = above.get(column, "") if continued else text
                cells.append(above[column])
                column += int(value(properties, "w:gridSpan") or 1)
            if shown := row_text(cells):
                yield shown, Marks(cells=tuple(cells))

    def _counted(self, cell: Element, text: str) -> str:
        """The text of a cell with the numbers of its paragraphs: a column of these alone holds nothing else."""
        paragraphs = cell.findall(qn("w:p"))
        numbers = [self._number(paragraph.find(qn("w:pPr"))) for paragraph in paragraphs]
        if not any(numbers):
            return text
        texts = (before(number, _text(paragraph)) for number, paragraph in zip(numbers, paragraphs, strict=True))
        return tidy(" ".join(texts).replace("\n", " "))

    def _number(self, properties: Element | None) -> str:
        styles = self._styles.chain(value(properties, "w:pStyle"))
        return self._numbering.next(properties, [style.find(qn("w:pPr")) for style in styles])


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag == qn("w:sdt") and (content := child.find(qn("w:sdtContent"))) is not None:
            yield from _inside(content, tag)


def _text(element: Element, *, deep: bool = False) -> str:
    """The text below an element; `deep` puts a break between paragraphs."""
    parts: list[str] = []
    stack: list[Iterator[Element]] = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in _TEXTS:
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[str(child.tag)])
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            if deep and child.tag == qn("w:p") and parts:
                parts.append("\n")
            stack.append(iter(child))
    return "".join(parts)


def _is_hidden(run: Element) -> bool:
    """Whether a run is of hidden text."""
    return run.tag == qn("w:r") and is_on(run.find(qn("w:rPr")), "w:vanish")


def _is_deleted(row: Element) -> bool:
    """Whether tracked changes took a row out."""
    return is_on(row.find(qn("w:trPr")), "w:del")


def _cell_text(cell: Element) -> str:
    return tidy(_text(cell, deep=True).replace("\n", " "))


def _bold_lead(paragraph: Element) -> str:
    """The text of the bold runs with which a paragraph begins."""
    runs = [(run, text) for run in paragraph.iter(qn("w:r")) if (text := _text(run)).strip()]
    return "".join(text for _, text in itertools.takewhile(lambda run: is_on(run[0].find(qn("w:rPr")), "w:b"), runs)).strip()
