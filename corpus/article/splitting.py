"""Headings glued into one paragraph (`…现象。 2.开展…`) get lines of their own.

A marker inside a paragraph counts only after the end of a sentence – 二、 behind a blank too, （二） behind any word – and when it goes on
with the numbering of its style, or is followed by the next of it; the items of a list inside a sentence (`1.…；2.…；`) stay together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from corpus.numbering import RANK, Marker, find_lost_marker, find_marker
from corpus.reading.page import Line

GLUED_STYLES = frozenset(("part", "chapter", "section", "article", "han", "han_bracketed", "arabic", "arabic_bracketed"))
_AFTER_SENTENCE = re.compile(
    r"[。！!？?：:](?:(?<=[。！!？?])[”』」）)]?|(?<=如下[：:]))[ \u3000]*(?=[第一二三四五六七八九十（(〔\d⒈-⒛㈠-㈩])"
)
_ARTICLE = "第[一二三四五六七八九十百零〇]{1,6}[条條]"
_SPOILED = re.compile(r"第(?<=[,，.．;；：: \u3000]第)(?=[一二三四五六七八九十百零〇]{1,6}[条條章][ \u3000,，.．。])")
"""Where an article may begin in a text whose marks were replaced at random: 制定本条例，第二条.在…"""
_NO_END = "；;：:，,、。！!？?第条條款项項（(〔"  # what stands before a number that is cited or of a list inside a sentence
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_BRACKETED = rf"{_NUMERAL}[）)](?![（(项項款條条目批期类類级級种種、和至])"
_BETWEEN_WORDS = re.compile(
    rf"[ \u3000（(](?:(?<=[^{_NO_END}\s][ \u3000])[ \u3000]*(?P<blank>(?={_NUMERAL}、|[（(]{_BRACKETED}))"
    rf"|(?<=[^{_NO_END}\s][（(])(?={_BRACKETED}))"
)
"""Where a text that lost its line breaks, and with them its full stops, may go on with a heading: 二、 behind a blank, （二）. It begins
with the few characters that can, which makes it ten times as fast as to begin with what stands before."""
_FIRST = re.compile(
    r"[（(〔1第一](?:(?<=[（(〔])(?<![第条條款项項].)[一1][）)〕](?![项項款條条类類级級种種和至])|(?<=1)[.．、](?!\d)"
    r"|(?<=第)一[条條](?=[ \u3000,，.．。为為根按本])|(?<=一)、(?<=[\u4e00-\u9fff]..)(?<![十第之统統唯同]..))"
)
_IN_CHAPTER = re.compile(rf"{_ARTICLE}(?![款项項的第和至、])|第一[节節]")
_CHAPTER = re.compile(rf"第(?<![^\n]第)[一二三四五六七八九十百零〇]{{1,4}}章[^，。\n]{{1,40}}?(?:{_ARTICLE}|第一[节節])")
_AROUND = re.compile(r"[^，。；！？,;!?]{1,40}(?:[，,][^，。；！？,;!?]{3,20})?[\u4e00-\u9fff”]")
"""A heading around a list whose first marker stands on its line: 一、主要工作 （一）…"""
LONGEST_AROUND = 48  # characters of it with the blanks and the marker behind it
_HAN = r"[\u4e00-\u9fff]"
_RUN_ON = re.compile(
    rf"^(?:{_NUMERAL}、|[（(]{_NUMERAL}[）)])[^。；：:;\n]{{4,40}}?"
    rf"(?:(?<={_HAN})[ \u3000]?(?=\d{{1,2}}[.．、]{_HAN}{{2,20}}[。：:])"
    rf"|[ \u3000](?=1{_HAN}{{2,10}}。[^\n]*?。[ \u3000]?2{_HAN}{{2,10}}。))",
    re.MULTILINE,
)
"""A heading that runs into a list whose numbers run on (三、发展养老服务7.健全网络。) or lost their marks ((五)专项事务 1殡葬管理。…。2婚姻
登记。)."""
_SHORT_HEADING = re.compile(r"[^，。；：！？,;!?]{2,20}。")
_PADDED = re.compile("0[1-9]")
_SECOND = {
    style: re.compile(rf"(?:^|[。！？][ \u3000]*{between})[（(]?{marker}")
    for style, marker, between in (
        ("han", "二、", r"|(?<=[^；;：:，,、])[ \u3000]"),
        ("han_bracketed", "二", r"|[^；;：:，,、第条條款项項（(](?=[（(]二[）)])"),
        ("arabic", "0?2", ""),
        ("article", "第二条", ""),
        ("chapter", "第二章", ""),
    )
}
"""The second marker of a style, where one may stand."""


def split_glued(lines: Iterable[Line]) -> list[Line]:
    """Lines in which every numbered heading begins a line."""
    source = list(lines)
    result: list[Line] = []
    last: dict[str, int] = {}  # the number reached in each style
    starts = _starts(source)
    for index, line in enumerate(source):
        if line.cells or (index in starts and line.is_row):
            result.append(line)
            continue
        first = find_marker(line.text)
        _count(first or find_lost_marker(line.text), last)
        inner = list(_inner_markers(line.text, first, starts[index])) if index in starts else ()
        if not inner:
            result.append(line)
            continue
        begin = 0
        later = _Later(line.text, inner, source[index + 1 : index + 40])
        above = (0, first) if first else None
        for place, (end, marker) in enumerate(inner):
            below = inner[place + 1] if place + 1 < len(inner) else None
            begins = marker.style not in last and (
                _is_inside(above, end, marker) or (below is not None and _is_inside((end, marker), *below))
            )
            if marker.style in GLUED_STYLES and (begins or _goes_on(marker, last, end, later)):
                result.append(line.with_text(line.text[begin:end].rstrip()))
                begin = end
                above = (end, marker)
                _count(marker, last)
        result.append(line.with_text(line.text[begin:]) if begin else line)
    return result


def _starts(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Line → where markers may stand in it, for those lines alone: after the end of a sentence, between words that lost it. A line that
    may hold the first of a list behind its own marker begins with 0. Looked for in all lines together, since few have any."""
    texts = [line.text for line in lines]
    text = "\n".join(texts)
    begins = list(accumulate([len(text) + 1 for text in texts], initial=0))
    places = {begins[bisect_right(begins, found.start()) - 1] for found in _FIRST.finditer(text)}
    places.update(found.start() for pattern in (_CHAPTER, _SPOILED) for found in pattern.finditer(text))
    places.update(found.end() for pattern in (_AFTER_SENTENCE, _RUN_ON) for found in pattern.finditer(text))
    places.update(found.start() if found["blank"] is None else found.end() for found in _BETWEEN_WORDS.finditer(text))
    starts: dict[int, list[int]] = {}
    for place in sorted(places):
        index = bisect_right(begins, place) - 1
        starts.setdefault(index, []).append(place - begins[index])
    return starts


def _inner_markers(text: str, first: Marker | None, starts: Sequence[int]) -> Iterator[tuple[int, Marker]]:
    """The markers that stand at `starts` of a line which begins with `first`, and those after the heading of a list around them
    (一、主要工作 （一）…)."""
    taken = 0
    for start in dict.fromkeys((0, *starts)):
        if start and start <= taken:  # lies before a marker that was found inside a heading
            continue
        marker = (find_marker(text[start : start + 12]) if start else first) or _lost_marker(text, start)
        if marker is None:
            continue
        if start:
            yield start, marker
        end = start + marker.end
        while inner := _below_heading(text, end, chapter=marker.rank <= RANK["section"]):
            yield inner
            taken, marker = inner
            end = taken + marker.end


def _below_heading(text: str, start: int, *, chapter: bool) -> tuple[int, Marker] | None:
    """The first marker of the list inside a heading that begins at `start`, which stands on its line: 一、主要工作 （一）…; of a chapter's
    一、 too: 第一章规划背景一、水库概况…"""
    standing = list(_FIRST.finditer(text, start + 2, start + LONGEST_AROUND))
    if chapter:
        standing = sorted([*standing, *_IN_CHAPTER.finditer(text, start + 2, start + LONGEST_AROUND)], key=lambda found: found.start())
    for found in standing:
        if found[0] == "一、" and not chapter:
            continue
        heading = text[start : found.start()].lstrip(",，.．").rstrip(" \u3000")
        if _AROUND.fullmatch(heading):
            marker = find_marker(text[found.start() : found.start() + 12])
            return (found.start(), marker) if marker else None
    return None


def _is_inside(around: tuple[int, Marker] | None, start: int, marker: Marker) -> bool:
    """Whether a first marker begins the list just behind a heading from further out: 一、主要工作（一）…, be there a second or not."""
    if around is None or marker.number != 1 or start - around[0] > LONGEST_AROUND:
        return False
    return RANK[around[1].style] < RANK[marker.style]


def _lost_marker(text: str, start: int) -> Marker | None:
    """`2飲水與環境。`: a number without its point, before a short heading, the first of its list only behind the heading around it; and
    `01 飲水`."""
    marker = find_lost_marker(part := text[start : start + 30])
    if marker is None or _PADDED.match(part):
        return marker
    counts = marker.number > 1 or (start and text[max(0, start - 3) : start].rstrip(" \u3000")[-1:] not in "。！!？?")
    return marker if counts and _SHORT_HEADING.match(part, marker.end) else None


def _count(marker: Marker | None, last: dict[str, int]) -> None:
    if marker is None:
        return
    last[marker.style] = marker.number
    if marker.style != "article":
        rank = marker.rank
        for style in [style for style in last if RANK[style] > rank and style != "article"]:  # articles run on through chapters
            del last[style]


class _Later:
    """Where the next members of lists stand in a line and below it, each looked for once."""

    def __init__(self, text: str, inner: Sequence[tuple[int, Marker]], below: Sequence[Line]) -> None:
        self._text = text
        self._below = below
        self._last: dict[str, int] = {}
        self._inner = {(marker.style, marker.number): end for end, marker in inner}
        self._begin: frozenset[tuple[str, int]] | None = None

    def has_next(self, marker: Marker, start: int) -> bool:
        """Whether the marker after this one stands behind `start` in the line, or begins a line below."""
        following = (marker.style, marker.number + 1)
        if self._inner.get(following, -1) > start:
            return True
        if self._begin is None:
            begin = (find_marker(line.text) for line in self._below if not line.cells)
            self._begin = frozenset((found.style, found.number) for found in begin if found)
        return following in self._begin

    def has_second(self, style: str, start: int) -> bool:
        """Whether a second marker of a style stands behind `start` in the line, or begins a line below."""
        if style not in self._last:
            self._last[style] = self._find(_SECOND[style]) if style in _SECOND else -1
        return self._last[style] > start

    def _find(self, second: re.Pattern[str]) -> int:
        if any(second.match(line.text) for line in self._below):
            return len(self._text)
        return max((found.start() for found in second.finditer(self._text)), default=-1)


def _goes_on(marker: Marker, last: dict[str, int], start: int, later: _Later) -> bool:
    """Whether a marker at `start` of a line goes on with the numbering, or begins one that goes on later, be its beginning lost."""
    if marker.number == last.get(marker.style, -1) + 1:
        return True
    if marker.number > 1:
        return marker.style not in last and not marker.restored and later.has_next(marker, start)
    return marker.number == 1 and marker.style not in last and later.has_second(marker.style, start)
