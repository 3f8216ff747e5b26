"""The headings of an article and how deep each lies: numbered ones, and those told by mark-up or by standing alone.

A line without number is a heading when the mark-up says so (h1–h6, bold, centered), or when it is short, has no
punctuation and a paragraph or a numbered heading follows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.article.document_numbers import ISSUE, is_number
from corpus.layout_words import is_body, load_layout_words
from corpus.numbering import RANK, Marker, find_marker
from corpus.outline.numbered import WHOLE_LINE, Numbered, find_numbered
from corpus.reading.page import Line

UNNUMBERED = 30  # characters of a heading without number and mark-up
BODY = 15  # least characters behind a bold heading that runs into its paragraph
BOXED = (0, False, True)  # the mark-up that headings in heavy brackets are counted as
OUTERMOST = -1.0
PARAGRAPH = 40  # a line longer than this is running text
SENTENCE = 25  # and so is one as long as this that ends as sentences do
_PUNCTUATION = re.compile(r"[，。；！？、,;!?…|]|\.$")
_APPENDIX = re.compile(r"附(?:件|錄|录|表|则|則)?\s*[\d一二三四五六七八九十]*$")
_BOX = re.compile(r"【[^【】]{2,20}】(?=.{10})")
_RUN_IN = re.compile(r"(?![一二三四五六七八九十]{1,3}[是要]|第?[一二三四五六七八九十]{1,2}[，、])[^。；：:？！\s]{4,30}[。．]?")
"""A bold beginning that heads its paragraph; not 一是…, nor a label before a colon."""
_TWO_CLAUSES = re.compile(r"[^，,。；！？、;!?…|：:]{4,14}[，,][^，,。；！？、;!?…|：:]{4,14}")  # 坚持多措并举，善款募集保持稳定
_TITLE_AGAIN = re.compile(r"(?:报告|報告|决算|決算|预算|預算|公开|公開|办法|辦法|方案|细则|細則|规划|規劃)(?:[（(][^（）()]*[）)])?$")
"""How a document's own title ends where it stands again above the text, worded otherwise."""
_NO_HEADING = re.compile(
    r"[：:]$|^(?:附件?|注|备注|備註)[：:]|\d{4}\s*年.{0,6}月.{0,6}日|^[（(—–-]|[月日][）)]?$|^[\d\s.,%/:-]+$|"
    r"^[表图圖]\s*[\d一二三四五六七八九十]|\s\d[\d.,%]*\s"
)


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
    inside_article = False
    top: Marker | None = None
    ranks: dict[tuple[int, bool, bool], float] = {}  # of each kind of mark-up, as it was first met
    for index, line in enumerate(lines):
        found = numbered.get(index)
        covered = inside_article and _is_plain(line)  # a paragraph of the article it stands in
        if found is None and covered and index not in boxed:
            continue
        mark_up = (line.heading, line.bold, line.centered)
        if found is None and not covered and index not in boxed and _is_unnumbered(lines, numbered, index, mark_up in ranks):
            labelled = bool(headings) and headings[-1].line == index - 1 and _APPENDIX.match(lines[index - 1].text.rstrip("：:"))
            in_appendix = labelled or _APPENDIX.match(line.text.rstrip("：:"))  # 附件1, and the title below it
            if in_appendix:
                rank = OUTERMOST
            elif line.squeezed in load_layout_words().prefaces:
                rank = _preface_rank(following.below(index), top)
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


def _is_plain(line: Line) -> bool:
    return not (line.heading or line.bold or line.centered)


def _is_unnumbered(lines: Sequence[Line], numbered: dict[int, Numbered], index: int, heads: bool) -> bool:
    """`heads` tells that a line with the same mark-up was a heading above."""
    line, text = lines[index], lines[index].text
    if line.cells or index + 1 == len(lines):
        return False
    if line.heading and len(text) <= 2 * WHOLE_LINE:
        return True
    if _APPENDIX.match(text) or (text[-1] in "：:" and _APPENDIX.match(text[:-1]) and _begins_appendix(lines, index)):
        return True
    if not 3 <= len(text) <= (UNNUMBERED if _is_plain(line) else WHOLE_LINE):
        return False
    if load_layout_words().topic_end.search(line.squeezed) and not _PUNCTUATION.search(text):
        return True
    if _NO_HEADING.search(text) or re.search(r"[。；;，,！!？?]$" if _is_plain(line) else "[。；;，,！!]$", text) or is_body(line.squeezed):
        return False
    if load_layout_words().officer_end.search(line.squeezed):
        return False
    if _TITLE_AGAIN.search(text) and not line.heading and not any(_runs(above.text) for above in lines[:index]):
        return False
    below = lines[index + 1]
    if is_number(text) or ISSUE.fullmatch(text):
        return False
    if below.cells and not line.heading:  # a table's caption, unless lines that look like it are headings
        return heads and not _is_plain(line)
    if not _is_plain(line):
        return True
    followed = len(below.text) > PARAGRAPH or index + 1 in numbered or (len(below.text) >= SENTENCE and below.text.endswith("。"))
    before = lines[index - 1].text if index else ""
    if before.endswith(("：", ":", "；", "，", "、")) and not _APPENDIX.match(before[:-1]):
        return False
    clauses = (before.endswith("。") or index - 1 in numbered) and _TWO_CLAUSES.fullmatch(text) and "。" in below.text
    return followed and bool(clauses or not _PUNCTUATION.search(text))


def _runs(text: str) -> bool:
    return len(text) > PARAGRAPH or text.endswith("。")


def _begins_appendix(lines: Sequence[Line], index: int) -> bool:
    """Whether 附件： stands above an attachment, which begins with its title, and not above the list of them at the end of a notice."""
    title, *below = lines[index + 1 : index + 3]
    if find_marker(title.text) or _PUNCTUATION.search(title.text) or title.cells or not below:
        return False
    return not is_body(below[0].squeezed) and not _NO_HEADING.search(below[0].text)


class _Following:
    """The numbered headings, to be asked which comes next."""

    def __init__(self, numbered: Iterable[Numbered]) -> None:
        self._headings = [found for found in numbered if found.end is not None]
        self._lines = [found.line for found in self._headings]

    def below(self, line: int) -> Marker | None:
        """The marker of the next numbered heading below a line."""
        place = bisect_right(self._lines, line)
        return self._headings[place].marker if place < len(self._headings) else None


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
