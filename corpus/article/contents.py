"""Tables of contents, which repeat the headings below them."""

import re
from collections.abc import Sequence

from corpus.article.joining import is_ordinal
from corpus.layout_words import ends_as_title, squeeze
from corpus.numbering import find_marker
from corpus.reading.page import Line

CONTENTS_LINES = 4  # least headings in a table of contents
NAMED_CONTENTS_LINES = 2  # the same below the word 目录
BODILESS = 6  # short lines one below the other that are surely contents when the first of them stands again
MOST_CONTENTS = 300  # and most; a yearbook has some two hundred
SHORT_KEY = 3  # characters from which an entry may be the beginning of a line; a shorter one (附件) must be the whole of it
LONGEST_ENTRY = 60  # characters of a line of contents
SHORT_ENTRY = 40  # and of one that ends in a full stop
FAR = 10_000  # lines below its entry in which a heading is looked for
_CONTENTS = re.compile(r"目\s*[录錄次]\s*$")
_LEADER = re.compile(r"(?<![.…·．])[.…·．]{3,}\s*\d+\s*$")  # from the first dot on: a long row of them is tried once
_BEFORE_PAGE = " \u3000\t.…·．—-"
_DIGITS = "0123456789０１２３４５６７８９"


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """Drops a table of contents: a run of short lines each of which leads to a page or stands again below as the beginning of a line."""
    start = next((index for index, line in enumerate(lines[:40]) if _CONTENTS.match(line.text)), None)
    first = start + 1 if start is not None else next((index for index, line in enumerate(lines[:40]) if find_marker(line.text)), 0)
    while start is not None and first < len(lines) and _CONTENTS.match(lines[first].text):  # 目 录, and 目录 again
        first += 1
    rest = "\n".join(["", *(line.squeezed for line in lines[first + 2 :]), ""])
    if start is None and not any(_begins_line(_key(line.text), rest) for line in lines[first : first + 2]):
        return list(lines)
    below = [_key(_with_next(lines, index)) for index in range(len(lines))]
    end = _contents_end(lines, below, first, named=start is not None)
    if end - first < (CONTENTS_LINES if start is None else NAMED_CONTENTS_LINES):
        return list(lines)
    return [*lines[: first if start is None else start], *lines[end:]]


def _contents_end(lines: Sequence[Line], below: Sequence[str], first: int, *, named: bool) -> int:
    """Where contents that begin with `first` end: where their first entry stands again, when they are `named` so, most lines up to there
    do or they are so many that no part could be without text; else at the first line that does not."""
    limit = min(len(lines), first + MOST_CONTENTS)
    again = next((index for index in range(first + 1, limit) if below[index] == below[first]), None)
    if again is not None and all(
        len(line.text) <= LONGEST_ENTRY and not line.cells and (line.text[-1] not in "。；" or _is_short(line))
        for line in lines[first:again]
    ):
        entries = again - first if named else sum(_is_entry(lines, below, first, index) for index in range(first, again))
        if entries * 2 > again - first or again - first >= BODILESS:
            return again - 1 if _is_title(lines[again - 1].text) else again
    end = first
    while end < limit and _is_entry(lines, below, first, end):
        end += 1
    return end


def _is_title(text: str) -> bool:
    """Whether a line between the contents and the first part is the title, and no entry."""
    return find_marker(text) is None and ends_as_title(text)


def _with_next(lines: Sequence[Line], index: int) -> str:
    """A line, with the next where it is only the number of a part: 第一部分, and below it the part's name."""
    alone = index + 1 < len(lines) and is_ordinal(lines[index])
    return lines[index].text + lines[index + 1].text if alone else lines[index].text


def _is_entry(lines: Sequence[Line], below: Sequence[str], first: int, index: int) -> bool:
    """Whether a line goes on with the contents that begin with `first`, whose own text ends them."""
    if len(lines[index].text) > LONGEST_ENTRY or (index > first and below[index] == below[first]):
        return False
    return _LEADER.search(lines[index].text) is not None or _stands_again(below[index], below, index)


def _is_short(line: Line) -> bool:
    """Whether a line with a full stop may be an entry of contents: 一、2023年度收入支出决算总体情况。"""
    return len(line.text) <= SHORT_ENTRY and find_marker(line.text) is not None


def _key(text: str) -> str:
    return squeeze(_without_page(text[:80]))[:60]


def _without_page(entry: str) -> str:
    """An entry of contents without the number of its page and what leads to it."""
    return entry.rstrip(_DIGITS).rstrip(_BEFORE_PAGE)


def _begins_line(key: str, text: str) -> bool:
    """The same in a text whose lines have a break before and behind each."""
    return bool(key) and f"\n{key}" + ("\n" if len(key) < SHORT_KEY else "") in text


def _stands_again(key: str, below: Sequence[str], index: int) -> bool:
    """Whether a line below begins with a key."""
    rest = below[index + 1 : index + FAR]
    return any(text.startswith(key) for text in rest) if len(key) >= SHORT_KEY else bool(key) and key in rest
