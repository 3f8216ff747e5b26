"""Which lines of an article are headings, where each heading ends, and how deep it lies.

A numbered line is a heading when what follows its marker is short, or when its first sentence is (`（一）健全网络。一是…`: the
heading ends before the stop). A numbered sentence that is too long, or one of a list (`…；`), is a list item. A line
without number is a heading when the mark-up says so (h1–h6, bold, centered), or when it is short, has no punctuation and
a paragraph or a numbered heading follows.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.numbering import RANK, Marker, find_lost_marker, find_marker
from corpus.reading.page import Line

WHOLE_LINE = 50  # characters of a heading that fills its line
RUN_IN = 45  # characters of a heading that runs into its paragraph
RUN_IN_COLON = 30  # the same before a colon
UNNUMBERED = 30  # characters of a heading without number and mark-up
PARAGRAPH = 40  # a line longer than this is running text
_STOP = re.compile(r"[。；;！!？?]|[:：]")
_PUNCTUATION = re.compile(r"[，。；！？、,;!?…|]|\.$")
_TOPIC_COLON = re.compile(r"(?:工作|情况|情況|目标|目標|任务|任務|措施|安排|计划|計劃|計畫|思路|打算|问题|問題|总结|總結|要点|要點)[：:]$")
_APPENDIX = re.compile(r"附(?:件|錄|录|表|则|則)?\s*[\d一二三四五六七八九十]*\s*[：:]?$")
_NOT_HEADING = re.compile(
    r"[：:]$|^(?:附件?|注|备注)[：:]|\d{4}\s*年.{0,6}月.{0,6}日\s*[）)]?$|^[（(].*[）)]$|^[\d\s.,%/:-]+$|(?:局|厅|廳|部|委|院|办公室|辦公室|政府|委员会|委員會|中心)$"
)
_ARTICLE_TITLE = re.compile(r"[ \u3000]*(?:【[^】]{1,30}】|[〔\[（(][^）)\]〕]{2,20}[）)\]〕])")


class Heading(NamedTuple):
    """A heading: `lines[line].text[:end]` without the stop. `rank` orders depths: smaller is further out."""

    line: int
    end: int
    rank: float


def find_headings(lines: Sequence[Line]) -> list[Heading]:
    """The headings of an article in order."""
    markers = _markers(lines)
    ends = [_numbered_end(lines, markers, index) if markers[index] else None for index in range(len(lines))]
    unnumbered = [ends[index] is None and _is_unnumbered(lines, markers, index) for index in range(len(lines))]
    headings: list[Heading] = []
    inside_article = False
    top: Marker | None = None
    for index, line in enumerate(lines):
        marker, end = markers[index], ends[index]
        if marker and end is not None:
            if inside_article and marker.rank > RANK["article"]:
                continue
            inside_article = marker.style == "article"
            top = marker
            headings.append(Heading(index, end, float(marker.rank)))
        elif unnumbered[index]:
            following = _next_numbered(markers, ends, index)
            rank = _unnumbered_rank(line, following, top)
            headings.append(Heading(index, len(line.text.rstrip("：:")), rank))
            inside_article = inside_article and rank > RANK["article"]
    return headings


def _markers(lines: Sequence[Line]) -> list[Marker | None]:
    """The marker of each line; lost points are restored where the number before is in the same list."""
    markers: list[Marker | None] = []
    last = 0  # the number of the arabic list at hand
    for index, line in enumerate(lines):
        marker = None if line.cells else find_marker(line.text)
        if marker is None and not line.cells and (lost := find_lost_marker(line.text)):
            marker = lost if lost.number == last + 1 and (last or _continues(lines, index)) else None
        if marker:
            last = marker.number if marker.style == "arabic" else 0 if marker.rank < RANK["arabic"] else last
        markers.append(marker)
    return markers


def _continues(lines: Sequence[Line], index: int) -> bool:
    """Whether a list that begins with a lost marker goes on with 2, before a marker from further out."""
    for line in lines[index + 1 : index + 12]:
        following = find_marker(line.text) or find_lost_marker(line.text)
        if following and following.style == "arabic":
            return following.number == 2
        if following and following.rank < RANK["arabic"]:
            return False
    return False


def _numbered_end(lines: Sequence[Line], markers: Sequence[Marker | None], index: int) -> int | None:
    """Where the heading of a numbered line ends, or None when the line is a list item."""
    marker, text = markers[index], lines[index].text
    assert marker is not None  # noqa: S101 - the caller's condition, for mypy
    if marker.style == "article":
        titled = _ARTICLE_TITLE.match(text, marker.end)
        return titled.end() if titled else len(text[: marker.end].rstrip(" \u3000、：:．."))
    body = text[marker.end :].rstrip()
    stop = _STOP.search(body)
    if marker.style in ("part", "chapter", "section"):
        return len(text) if len(body) <= WHOLE_LINE and not (stop and stop[0] == "。") else None
    if stop is None:
        fits = 0 < len(body) <= WHOLE_LINE
        return len(text) if fits and (marker.rank <= RANK["han"] or _has_body(markers, lines, index)) else None
    if stop.end() == len(body):
        fits = len(body) <= WHOLE_LINE and stop[0] not in "；;" and _has_body(markers, lines, index)
        return marker.end + stop.start() if fits else None
    if stop[0] in "：:":
        if 2 < stop.start() <= RUN_IN_COLON and not re.search("[，,]", body[: stop.start()]):
            return marker.end + stop.start()
        stop = re.compile("[。；;]").search(body)
    return marker.end + stop.start() if stop and stop[0] == "。" and stop.start() <= RUN_IN and stop.end() < len(body) else None


def _has_body(markers: Sequence[Marker | None], lines: Sequence[Line], index: int) -> bool:
    """Whether something stands below a line: a paragraph, a row, or a marker from further in."""
    if index + 1 == len(lines):
        return False
    below, marker = markers[index + 1], markers[index]
    return below is None or (marker is not None and below.rank > marker.rank)


def _is_unnumbered(lines: Sequence[Line], markers: Sequence[Marker | None], index: int) -> bool:
    line, text = lines[index], lines[index].text
    if markers[index] or line.cells or index + 1 == len(lines):
        return False
    if line.heading and len(text) <= 2 * WHOLE_LINE:
        return True
    if _APPENDIX.match(text):
        return True
    if len(text) > (WHOLE_LINE if line.bold or line.centered else UNNUMBERED) or len(text) < 3:
        return False
    if _TOPIC_COLON.search(text) and not _PUNCTUATION.search(text):
        return True
    if _NOT_HEADING.search(text) or re.search(r"[。；;，,！!？?]$", text):
        return False
    if line.bold or line.centered:
        return True
    below = lines[index + 1]
    followed = len(below.text) > PARAGRAPH or markers[index + 1] is not None
    before = lines[index - 1].text if index else ""
    return followed and not below.cells and not _PUNCTUATION.search(text) and not before.endswith(("：", ":", "；", "，", "、"))


def _next_numbered(markers: Sequence[Marker | None], ends: Sequence[int | None], index: int) -> Marker | None:
    return next((markers[at] for at in range(index + 1, len(markers)) if ends[at] is not None), None)


def _unnumbered_rank(line: Line, following: Marker | None, top: Marker | None) -> float:
    """A heading before `（一）` lies just above that list; one among its members below the last of them; else it is outermost.

    Among each other such headings lie as their mark-up says: h1 … h6, bold, plain.
    """
    fine = (line.heading or (7 if line.bold else 0 if line.centered else 8)) / 100
    if _APPENDIX.match(line.text):
        return -1.0
    if following is not None and following.number == 1:
        return following.rank - 0.5 + fine
    if top is not None and not line.centered and (following is not None or not line.heading):
        return top.rank + 0.5 + fine
    return -0.5 + fine
