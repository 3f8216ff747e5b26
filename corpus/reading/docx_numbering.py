"""Automatic numbering of Word files: the marker a paragraph shows, counted as Word counts it (ECMA-376, part 1, 17.9)."""

import re
from collections.abc import Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

_PLACE = re.compile(r"%([1-9])")
_HAN = "〇一二三四五六七八九"
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital")
)
_FORMAL = "零壹贰叁肆伍陆柒捌玖"


class Numbering:
    """The lists of a document and how far each level has counted."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}  # list → level → format, text, start
        self._counts: dict[str, dict[int, int]] = {}
        root = _numbering_root(document)
        if root is None:
            return
        abstract = {item.get(qn("w:abstractNumId")): _levels(item) for item in root.iterfind(qn("w:abstractNum"))}
        for item in root.iterfind(qn("w:num")):
            reference = item.find(qn("w:abstractNumId"))
            if reference is not None:
                self._levels[str(item.get(qn("w:numId")))] = abstract.get(reference.get(qn("w:val")), {})

    def next(self, properties: Element | None, styles: Sequence[Element | None]) -> str:
        """The marker of the next paragraph, by its own properties or those of its styles; empty when it has none."""
        for source in (properties, *styles):
            number = source.find(qn("w:numPr")) if source is not None else None
            if number is not None:
                identifier, level = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
                list_id = identifier.get(qn("w:val")) if identifier is not None else None
                return self._marker(str(list_id), int(level.get(qn("w:val"), "0")) if level is not None else 0)
        return ""

    def _marker(self, list_id: str, level: int) -> str:
        levels = self._levels.get(list_id, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        style, text, _ = levels[level]
        if style in ("bullet", "none"):
            return ""

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at not in levels:
                return ""
            return _shown(counts.get(at, levels[at][2]), levels[at][0])

        return _PLACE.sub(place, text)


def _numbering_root(document: Document) -> Element | None:
    try:
        part = document.part.numbering_part
    except (KeyError, NotImplementedError):  # a file without lists has no such part
        return None
    root: Element = part.element
    return root


def _levels(abstract: Element) -> dict[int, tuple[str, str, int]]:
    levels = {}
    for level in abstract.iterfind(qn("w:lvl")):
        style, text, start = (level.find(qn(tag)) for tag in ("w:numFmt", "w:lvlText", "w:start"))
        if text is not None:
            levels[int(level.get(qn("w:ilvl"), "0"))] = (
                style.get(qn("w:val"), "decimal") if style is not None else "decimal",
                text.get(qn("w:val"), ""),
                int(start.get(qn("w:val"), "1")) if start is not None else 1,
            )
    return levels


def _shown(number: int, style: str) -> str:
    """A number in the format of its level."""
    if style in _CHINESE:
        return _han(number)
    if style == "chineseLegalSimplified":
        return _han(number).translate(str.maketrans(_HAN, _FORMAL)).replace("十", "拾")
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if style == "lowerLetter" else "A") + number - 1)
    return str(number)


def _han(number: int) -> str:
    """A Chinese number below a hundred: 九, 十, 十一, 二十, 二十一."""
    if number >= 100 or number < 1:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十") + (_HAN[ones] if ones else "")
