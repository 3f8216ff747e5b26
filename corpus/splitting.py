"""Headings glued into one paragraph (`…现象。 2.开展…`) get lines of their own, those spread over lines one; tables of contents go.

A marker inside a paragraph counts only after the end of a sentence and when it goes on with the numbering of its style, or begins
one that goes on later; the items of a list inside a sentence (`1.…；2.…；`) stay together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.layout_words import ends_as_title, squeeze
from corpus.numbering import RANK, Marker, find_lost_marker, find_marker
from corpus.reading.page import Line

GLUED_STYLES = frozenset(("part", "chapter", "section", "article", "han", "han_bracketed", "arabic"))
CONTENTS_LINES = 4  # least headings in a table of contents
LEAST_SPACED = 120  # characters of a line that may be a whole text
SPACED_MARKERS = 3  # markers behind a space in it
_SPACED_MARKER = re.compile(r"[ \u3000]+(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_SPACED_SECOND = re.compile(r"[ \u3000]二、")
_SPACED_HEADING = re.compile(r"^([一二三四五六七八九十]{1,3}、[^ \u3000，。；：]{2,30})[ \u3000]+")
_SPACED_SIGNATURE = re.compile(r"(?<=。)[ \u3000]+([^ \u3000，。]{4,30})[ \u3000]+(\S{2,5}年\S{1,3}月\S{1,3}日)$")
_AFTER_SENTENCE = re.compile(r"[。！!？?][”』」）)]?[ \u3000]*(?=[第一二三四五六七八九十（(〔\d⒈-⒛㈠-㈩])")
_AFTER_HEADING = re.compile(r"[^，。；！？,;!?]{2,40}?[\u4e00-\u9fff”][ \u3000]*(?=[（(〔][一1][）)〕]|1[.．、](?!\d))")
"""A heading up to the first marker of the list inside it, which stands on its line: 一、主要工作 （一）…"""
_SHORT_HEADING = re.compile(r"[^，。；：！？,;!?]{2,20}。")
_WHOLE = re.compile(r"[。；：:]|\d{4}年|日[)）]?$|^附|^[（(]")  # a centered line with any of these stands for itself
_CONTENTS = re.compile(r"目\s*[录錄次]\s*$")
_PAGE_NUMBER = re.compile(r"[\s.…·．—-]*\d*$")


def split_spaced(lines: Iterable[Line]) -> list[Line]:
    """Lines of a text whose line breaks all became spaces, cut again at its title, its headings and its signature."""
    return [piece for line in lines for piece in (_pieces(line) if _is_spaced(line) else [line])]


def _is_spaced(line: Line) -> bool:
    if len(line.text) < LEAST_SPACED or line.cells or not _SPACED_SECOND.search(line.text):
        return False
    return len(_SPACED_MARKER.findall(line.text)) >= SPACED_MARKERS


def _pieces(line: Line) -> list[Line]:
    first, *middle, last = (
        cut for piece in _SPACED_MARKER.split(line.text) for cut in _SPACED_HEADING.sub(r"\1\n", piece, count=1).split("\n")
    )
    title, space, rest = first.partition(" ")
    opening = [title, rest] if space and ends_as_title(title) else [first]
    texts = [*opening, *middle, *_SPACED_SIGNATURE.sub(r"\n\1\n\2", last).split("\n")]
    return [line.with_text(text) for text in texts]


def split_glued(lines: Iterable[Line]) -> list[Line]:
    """Lines in which every numbered heading begins a line."""
    source = list(lines)
    result: list[Line] = []
    last: dict[str, int] = {}  # the number reached in each style
    for index, line in enumerate(source):
        if line.cells:
            result.append(line)
            continue
        _count(find_marker(line.text) or find_lost_marker(line.text), last)
        begin = 0
        for end, marker in _inner_markers(line.text):
            if marker.style in GLUED_STYLES and _goes_on(marker, last, line.text[end + marker.end :], source, index):
                result.append(line.with_text(line.text[begin:end].rstrip()))
                begin = end
                _count(marker, last)
        result.append(line.with_text(line.text[begin:]) if begin else line)
    return result


def _inner_markers(text: str) -> Iterator[tuple[int, Marker]]:
    """Where markers stand in a line: after the end of a sentence, and after the heading of a list around them (一、主要工作 （一）…)."""
    for start in (0, *(found.end() for found in _AFTER_SENTENCE.finditer(text))):
        marker = find_marker(text[start : start + 12]) or _lost_marker(text[start : start + 30])
        if marker is None:
            continue
        if start:
            yield start, marker
        if (heading := _AFTER_HEADING.match(text, start + marker.end)) and (inner := find_marker(text[heading.end() : heading.end() + 12])):
            yield heading.end(), inner


def _lost_marker(text: str) -> Marker | None:
    """`2飲水與環境。`: a number without its point, before a short heading; never the first of its list."""
    marker = find_lost_marker(text)
    return marker if marker and marker.number > 1 and _SHORT_HEADING.match(text, marker.end) else None


def _count(marker: Marker | None, last: dict[str, int]) -> None:
    if marker is None:
        return
    last[marker.style] = marker.number
    for style in [style for style in last if RANK[style] > marker.rank and marker.style != "article"]:
        del last[style]


def _goes_on(marker: Marker, last: dict[str, int], rest: str, source: Sequence[Line], index: int) -> bool:
    if marker.number == last.get(marker.style, -1) + 1:
        return True
    if marker.number != 1 or marker.style in last:
        return False
    following = {"han": "二、", "han_bracketed": "二", "arabic": "2", "article": "第二条", "chapter": "第二章"}.get(marker.style, "")
    later = re.compile(rf"(?:^|[。！？][ \u3000]*)[（(]?{following}") if following else None
    return later is not None and (later.search(rest) is not None or any(later.match(line.text) for line in source[index + 1 : index + 40]))


def join_centered(lines: Sequence[Line]) -> list[Line]:
    """A heading that was centered over several lines becomes one line."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and _is_part(above) and _is_part(line) and above.bold == line.bold and above.heading == line.heading:
            joined[-1] = above.with_text(above.text + line.text)
        else:
            joined.append(line)
    return joined


def _is_part(line: Line) -> bool:
    return line.centered and not line.cells and len(line.text) <= 60 and not _WHOLE.search(line.text) and find_marker(line.text) is None


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """Drops a table of contents: a run of short lines each of which stands again below as the beginning of a line."""
    start = next((index for index, line in enumerate(lines[:40]) if _CONTENTS.match(line.text)), None)
    first = start + 1 if start is not None else next((index for index, line in enumerate(lines[:40]) if find_marker(line.text)), 0)
    if not any(
        _stands_again(_PAGE_NUMBER.sub("", line.text), [other.text for other in lines], first + 1) for line in lines[first : first + 2]
    ):
        return list(lines)
    below = [_key(line.text) for line in lines]
    end = first
    while end < len(lines) and len(lines[end].text) <= 60 and _stands_again(_key(lines[end].text), below, end):
        end += 1
    if end - first < CONTENTS_LINES:
        return list(lines)
    return [*lines[: first if start is None else start], *lines[end:]]


def _key(text: str) -> str:
    return squeeze(_PAGE_NUMBER.sub("", text[:80]))[:60]


def _stands_again(key: str, below: Sequence[str], index: int) -> bool:
    return len(key) >= 3 and any(text.startswith(key) for text in below[index + 1 :])
