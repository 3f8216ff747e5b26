"""Word files (.docx) → lines. python-docx opens the package; the text is read from its XML in document order.

Automatic numbering is not in the text of a Word file: it is counted here (`docx_numbering`), since the outline lives on it.
Inserted text of tracked changes counts, deleted text does not. Headers, footers and comments are left out.
"""

import itertools
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from corpus.reading.archive import DAMAGED, check_sizes
from corpus.reading.docx_numbering import Numbering
from corpus.reading.page import Line, Page, Unreadable
from corpus.reading.tables import LONG_CELL
from corpus.reading.white_space import tidy

MAX_PART_BYTES = 16_000_000  # of XML; a tree of it takes ten times as much memory
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-6])$", re.IGNORECASE)
_TITLE_STYLES = frozenset(("title", "标题"))
_SKIPPED = frozenset(
    (qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(data: bytes) -> Page:
    """A Word file. Raises `Unreadable` when it is damaged, encrypted or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_sizes(archive)
            if any(member.file_size > MAX_PART_BYTES for member in archive.infolist() if member.filename.endswith(".xml")):
                raise Unreadable(f"a part of more than {MAX_PART_BYTES // 1_000_000} MB: split the document")
        document = docx.Document(BytesIO(data))
        lines = tuple(_Reader(_Styles(document), Numbering(document)).lines(document.element.body))
    except (*DAMAGED, PackageNotFoundError, KeyError, AttributeError, SyntaxError) as error:
        raise Unreadable(f"a damaged Word file ({error}): open it in Word and save it again") from None
    return Page(lines=lines, title=tidy(document.core_properties.title or "") or None)


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
            style_id = _value(style, "w:basedOn")

    def heading(self, style_id: str | None) -> int:
        """1–6 for a heading style, 0 for any other."""
        for style in self.chain(style_id):
            name = (_value(style, "w:name") or "").lower()
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

    def lines(self, container: Element) -> Iterator[Line]:
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

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = paragraph.find(qn("w:pPr"))
        style_id = _value(properties, "w:pStyle")
        text = _text(paragraph)
        if text.strip():
            number = self._numbering.next(properties, [style.find(qn("w:pPr")) for style in self._styles.chain(style_id)])
            centered = _value(properties, "w:jc") == "center"
            heading, lead = self._styles.heading(style_id), _bold_lead(paragraph)
            bold = len(lead) == len(text.strip())
            for part in f"{number}{text}".split("\n"):
                if tidied := tidy(part):
                    leads = 0 if bold or not lead else len(tidy(f"{number}{lead}"))
                    yield Line(tidied, heading=heading, bold=bold, centered=centered, lead=min(leads, len(tidied)))
                lead = ""  # of the paragraph's first line only
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(ancestor.tag in _SKIPPED for ancestor in box.iterancestors()):
                yield from self.lines(box)

    def _table(self, table: Element) -> Iterator[Line]:
        rows = [[(cell, _cell_text(cell)) for cell in row.iterfind(qn("w:tc"))] for row in table.iterfind(qn("w:tr"))]
        if any(len(text) > LONG_CELL for row in rows for _, text in row) or all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell, _ in row:
                    yield from self.lines(cell)
            return
        above: dict[int, str] = {}
        for row in rows:
            cells: list[str] = []
            column = 0
            for cell, text in row:
                properties = cell.find(qn("w:tcPr"))
                merge = properties.find(qn("w:vMerge")) if properties is not None else None
                continued = merge is not None and merge.get(qn("w:val")) != "restart"
                above[column] = above.get(column, "") if continued else text
                cells.append(above[column])
                column += int(_value(properties, "w:gridSpan") or 1)
            if joined := " | ".join(cell for cell in cells if cell):
                yield Line(joined, cells=tuple(cells))


def _value(parent: Element | None, tag: str) -> str | None:
    """`w:val` of a child."""
    child = parent.find(qn(tag)) if parent is not None else None
    return None if child is None else child.get(qn("w:val"))


def _text(element: Element, *, deep: bool = False) -> str:
    """The text below an element; `deep` puts a break between paragraphs."""
    parts: list[str] = []
    stack: list[Iterator[Element]] = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[str(child.tag)])
        elif child.tag not in _SKIPPED:
            if deep and child.tag == qn("w:p") and parts:
                parts.append("\n")
            stack.append(iter(child))
    return "".join(parts)


def _cell_text(cell: Element) -> str:
    return tidy(_text(cell, deep=True).replace("\n", " "))


def _bold_lead(paragraph: Element) -> str:
    """The text of the bold runs with which a paragraph begins."""
    runs = [(run, text) for run in paragraph.iter(qn("w:r")) if (text := _text(run)).strip()]
    return "".join(text for _, text in itertools.takewhile(lambda run: _run_is_bold(run[0]), runs)).strip()


def _run_is_bold(run: Element) -> bool:
    properties = run.find(qn("w:rPr"))
    bold = properties.find(qn("w:b")) if properties is not None else None
    return bold is not None and bold.get(qn("w:val")) not in ("0", "false")
