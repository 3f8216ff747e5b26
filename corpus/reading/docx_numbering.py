"""Automatic numbering of Word files: the marker a paragraph shows, counted as Word counts it (ECMA-376, part 1, 17.9)."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from corpus.reading.docx_values import is_on, value
from corpus.reading.list_numerals import in_format

_PLACE = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    """One level of a list: the format of its number, the text around it (%1.%2) and the number it begins with."""

    style: str
    text: str
    start: int
    in_digits: bool
    """Whether all numbers of the text are in digits, also those of the levels above (1.1 below 一、)."""
    after: int
    """How many of the levels above, from the outermost, begin it anew; none where articles count on through the chapters."""


class _List(NamedTuple):
    """A list as paragraphs name it. Lists made from one pattern count on from each other, save where one begins anew."""

    pattern: str
    levels: Mapping[int, _Level]
    begins: Mapping[int, int]
    """Level → the number with which this list begins anew."""


class Numbering:
    """The lists of a document and how far each level has counted."""

    def __init__(self, document: Document) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}  # pattern → level → number
        self._begun: set[tuple[str, int]] = set()
        root = _numbering_root(document)
        if root is None:
            return
        patterns = _patterns(root)
        for item in root.iterfind(qn("w:num")):
            pattern = value(item, "w:abstractNumId") or ""
            overrides = {int(override.get(qn("w:ilvl"), "0")): override for override in item.iterfind(qn("w:lvlOverride"))}
            levels = dict(patterns.get(pattern, {}))
            for override in overrides.values():
                levels |= _levels(override)
            begins = {
                level: int(begin) for level, override in overrides.items() if (begin := value(override, "w:startOverride")) is not None
            }
            self._lists[str(item.get(qn("w:numId")))] = _List(pattern, levels, begins)

    def next(self, properties: Element | None, styles: Sequence[Element | None]) -> str:
        """The marker of the next paragraph, by its own properties and, for what they leave open, those of its styles; empty when it has
        none."""
        numbers = [found for source in (properties, *styles) if source is not None and (found := source.find(qn("w:numPr"))) is not None]
        list_id = next(filter(None, (value(number, "w:numId") for number in numbers)), None)
        level = next(filter(None, (value(number, "w:ilvl") for number in numbers)), None)
        return self._marker(list_id, int(level or 0)) if list_id else ""

    def _marker(self, list_id: str, level: int) -> str:
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.pattern, {})
        if level in found.begins and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counts[level] = found.begins[level]
        else:
            counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level and (other not in found.levels or level < found.levels[other].after)]:
            del counts[deeper]
        if found.levels[level].style in ("bullet", "none"):
            return ""

        def place(sign: re.Match[str]) -> str:
            shown = found.levels.get(int(sign[1]) - 1)
            style = "decimal" if found.levels[level].in_digits else shown.style if shown else ""
            return in_format(counts.get(int(sign[1]) - 1, shown.start), style) if shown else ""

        return _PLACE.sub(place, found.levels[level].text)


def _numbering_root(document: Document) -> Element | None:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:  # as python-docx says that a file has no lists
        return None
    return part.element if isinstance(part, XmlPart) else None


def _patterns(root: Element) -> dict[str, dict[int, _Level]]:
    """The levels of each pattern; one may name a style of lists instead, whose pattern it takes."""
    items = {str(item.get(qn("w:abstractNumId"))): item for item in root.iterfind(qn("w:abstractNum"))}
    named = {link: item for item in items.values() if (link := value(item, "w:styleLink"))}
    return {id_: _levels(named.get(value(item, "w:numStyleLink") or "", item)) for id_, item in items.items()}


def _levels(parent: Element) -> dict[int, _Level]:
    """The levels a pattern, or a list that departs from it, describes."""
    return {
        (depth := int(level.get(qn("w:ilvl"), "0"))): _Level(
            style=value(level, "w:numFmt") or "decimal",
            text=text,
            start=int(value(level, "w:start") or 1),
            in_digits=is_on(level, "w:isLgl"),
            after=int(value(level, "w:lvlRestart") or depth),
        )
        for level in parent.iterfind(qn("w:lvl"))
        if (text := value(level, "w:lvlText")) is not None
    }
