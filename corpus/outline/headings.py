"""The headings of an article and how deep each lies: numbered ones, and those told by mark-up or by standing alone.

Which lines without number are headings is told by `unnumbered`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.layout_words import load_layout_words
from corpus.numbering import RANK, Marker
from corpus.outline.numbered import Numbered, find_numbered
from corpus.outline.unnumbered import APPENDIX, is_appendix, is_plain, is_unnumbered, published_titles
from corpus.reading.page import Line

BODY = 15  # least characters behind a bold heading that runs into its paragraph
BOXED = (0, False, True)  # the mark-up that headings in heavy brackets are counted as
OUTERMOST = -1.0
_BOX = re.compile(r"【[^【】]{2,20}】(?=.{10})")
_RUN_IN = re.compile(r"(?![一二三四五六七八九十]{1,3}[是要]|第?[一二三四五六七八九十]{1,2}[，、])[^。；：:？！\s]{4,30}[。．]?")
"""A bold beginning that heads its paragraph; not 一是…, nor a label before a colon."""


class Heading(NamedTuple):
    """A heading: `lines[line].text[:end]` without the stop. `rank` orders depths: smaller is further out."""

    line: int
    end: int
    rank: float


def find_headings(lines: Sequence[Line]) -> list[Heading]:
    """The headings of an article in order."""
    numbered = {found.line: found for found in find_numbered(lines)}
    following = _Following(numbered.values())
    headings: list[Heading] = []
    boxed = _boxed(lines, numbered)
    published = published_titles(lines)
    inside_article = False
    top: Marker | None = None
    ranks: dict[tuple[int, bool, bool], float] = {}  # of each kind of mark-up, as it was first met
    for index, line in enumerate(lines):
        found = numbered.get(index)
        inside_article = inside_article and not is_appendix(lines, index)
        covered = inside_article and is_plain(line)  # a paragraph of the article it stands in
        if found is None and covered and index not in boxed:
            continue
        mark_up = (line.heading, line.bold, line.centered)
        if (
            found is None
            and not covered
            and index not in boxed
            and (line.squeezed in published or is_unnumbered(lines, numbered, index, mark_up in ranks))
        ):
            labelled = bool(headings) and headings[-1].line == index - 1 and APPENDIX.match(lines[index - 1].text.rstrip("：:"))
            in_appendix = labelled or is_appendix(lines, index)  # 附件1, and the title below it
            if in_appendix:
                rank = OUTERMOST
            elif line.squeezed in load_layout_words().prefaces and (top or following.begins(index)):
                rank = _preface_rank(following.below(index), top)
            elif is_plain(line) and (second := following.second(index)):
                rank = second.rank
            else:
                rank = _unnumbered_rank(mark_up, following.below(index), top, ranks)
            headings.append(Heading(index, len(line.text.rstrip("：:")), rank))
            inside_article = inside_article and rank > RANK["article"]
        elif index in boxed and not inside_article:
            rank = ranks.setdefault(BOXED, top.rank + 0.4 if top else -0.4)
            headings.append(Heading(index, boxed[index], rank))
        elif found and found.end is not None and not (inside_article and found.marker.rank > RANK["article"]):
            inside_article = found.marker.style == "article"
            top = found.marker
            headings.append(Heading(index, found.end, found.marker.rank))
            if line.heading:
                ranks.setdefault(mark_up, found.marker.rank)
    return headings


def _boxed(lines: Sequence[Line], numbered: dict[int, Numbered]) -> dict[int, int]:
    """Paragraphs that begin with a heading in heavy brackets, as yearbooks write them, or in bold, and where it ends; one alone is none."""
    marked = (index for index, line in enumerate(lines) if line.text.startswith("【") and not line.cells)
    found = {index: box.end() for index in marked if (box := _BOX.match(lines[index].text))}
    if len(found) > 1:
        return found
    led = {
        index: line.lead
        for index, line in enumerate(lines)
        if line.lead and index not in numbered and _RUN_IN.fullmatch(line.text, 0, line.lead)
    }
    bodied = {index: _before_stop(lines[index].text, end) for index, end in led.items() if len(lines[index].text) >= end + BODY}
    return bodied if len(bodied) > 1 else {}


def _before_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1] in "。．" else end


class _Following:
    """The numbered headings, to be asked which comes next."""

    def __init__(self, numbered: Iterable[Numbered]) -> None:
        self._headings = [found for found in numbered if found.end is not None]
        self._lines = [found.line for found in self._headings]
        self._seconds = frozenset(_without_first(self._headings))

    def begins(self, line: int) -> bool:
        """Whether a list begins below a line."""
        marker = self.below(line)
        return marker is not None and marker.number == 1

    def below(self, line: int) -> Marker | None:
        """The marker of the next numbered heading below a line."""
        place = bisect_right(self._lines, line)
        return self._headings[place].marker if place < len(self._headings) else None

    def second(self, line: int) -> Marker | None:
        """The marker of the next numbered heading, where it is the second of a list whose first is missing below the heading around it."""
        place = bisect_right(self._lines, line)
        return self._headings[place].marker if place in self._seconds else None


def _without_first(headings: Sequence[Numbered]) -> Iterator[int]:
    """The places of second members that follow a heading from further out, unless their numbering runs on across it."""
    last: dict[float, int] = {}  # the number reached at each depth
    for place, (above, below) in enumerate(pairwise(found.marker for found in headings), start=1):
        last[above.rank] = above.number
        if below.number == 2 and above.rank < below.rank and last.get(below.rank) != 1:
            yield place


def _preface_rank(following: Marker | None, top: Marker | None) -> float:
    """前言 lies as deep as the chapters that follow it, 结语 as deep as what is outermost."""
    return following.rank if following is not None and following.number == 1 else -0.5 if top is None else min(top.rank, 0.0)


def _unnumbered_rank(
    mark_up: tuple[int, bool, bool], following: Marker | None, top: Marker | None, ranks: dict[tuple[int, bool, bool], float]
) -> float:
    """Headings with the same mark-up lie equally deep; below h2 lies h3.

    The first of its kind, when it stands before `（一）`, lies just above that list; among the members of a list, below the last
    of them; else it is outermost.
    """
    heading, bold, centered = mark_up
    if mark_up in ranks and (heading or bold):
        return ranks[mark_up]
    outer = [rank for (level, _, _), rank in ranks.items() if 0 < level < heading]
    if outer:
        rank = max(outer) + 0.3
    elif following is not None and following.number == 1:
        rank = following.rank - 0.5
    elif top is not None and not centered and (following is not None or not heading):
        rank = top.rank + 0.5
    else:
        rank = -0.5
    ranks[mark_up] = rank + (heading or (7 if bold else 0 if centered else 8)) / 100
    return ranks[mark_up]
