"""The title among the lines shown above an article: by what the window title repeats, by its words, by mark-up, by its place alone."""

import re
from collections.abc import Sequence

from corpus.article.document_numbers import ISSUE, is_issued, number_in_title
from corpus.article.site import WINDOW_PIECES
from corpus.article.title_lines import (
    CONTENTS,
    FULL_STOP,
    LONGEST,
    continues,
    goes_on,
    is_no_title,
    joined_lines,
    like_title,
    may_be_part,
    tidy_title,
    title_key,
)
from corpus.layout_words import ends_as_title, names_body
from corpus.reading.page import Line

LEAST = 4  # characters of the shortest title
LEAST_HEADLINE = 5  # characters of the shortest title that only its place shows
SHORT_HEADLINE = 10  # one as short as this may be who supplied it, below the title
LONGEST_HEADLINE = 60  # characters of a title that only its place shows
SPLIT = 5  # lines a title may be split over
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,7}")  # 民　　政, the title of a chapter
_CHAPTER = re.compile(r"[\u4e00-\u9fff]{2,3}")  # 民政, alone above the text
_PARTS = frozenset(("附件", "正文", "全文", "摘要", "前言", "序言"))
_HEADLINE = re.compile(r"[\u4e00-\u9fff]{2,8}[：:][^，。；：:,;！!？?]{6,30}")  # 义乌：三项举措推进养老服务


def shown_title(opening: Sequence[Line], window: str | None, above: Line | None) -> tuple[str, str] | None:
    """The title among the lines `opening` above the article, rows of tables aside, and how it was found; None when none stands there.

    `window` is the window title, `above` the line above source and day, where pages show their title.
    """
    opening = [line for line in opening if line.heading or not line.cells]
    groups = [(first, size) for first in range(len(opening)) for size in range(1, SPLIT + 1) if first + size <= len(opening)]
    window_key = title_key(window or "")
    repeated = {index for index, line in enumerate(opening) if window_key and title_key(line.text) in window_key}
    for first, size in (group for group in groups if group[0] in repeated):  # what the window title repeats is surely the title
        whole = joined_lines(opening[first : first + size])
        if title_key(whole) in window_key and like_title(whole):
            return "line", _extended(opening, first, size, window_key)
    headings_first = sorted(range(len(opening)), key=lambda index: not opening[index].heading)
    likely = next((index for index in headings_first if like_title(tidy_title(opening[index].text))), None)
    if likely is not None:
        if above is not None and above in opening and len(opening[likely].text) < SHORT_HEADLINE and like_title(above.text):
            likely = opening.index(above)  # 政府信息公开指南 above it is the name of a column
        first = index = likely
        while first and index - first < SPLIT - 1 and continues(opening[first - 1], opening[first]):
            first -= 1
        last = index + 1
        while last < len(opening) and last - first < SPLIT and goes_on(opening[first:last], opening[last]):
            last += 1
        whole = joined_lines(opening[first:last])
        if is_issued(whole) and last < len(opening) and ISSUE.fullmatch(opening[last].text):
            return "line", whole + tidy_title(opening[last].text)
        return "line", whole if ends_as_title(whole) else joined_lines(opening[first : index + 1])
    return _unlikely(opening, groups, window, above)


def _unlikely(opening: Sequence[Line], groups: Sequence[tuple[int, int]], window: str | None, above: Line | None) -> tuple[str, str] | None:
    """A title where no line looks like one: lines that do so together, a piece of the window title, a heading, a number, its place."""
    may_be = [may_be_part(line) for line in opening]
    for first, size in groups:
        marked = {line.heading for line in opening[first : first + size]}
        if (
            size > 1
            and len(marked) == 1
            and all(may_be[first : first + size])
            and like_title(whole := joined_lines(opening[first : first + size]))
        ):
            return "line", whole
    pieces = WINDOW_PIECES.split(window or "")
    for piece in {0: title_key(pieces[0]), -1: title_key(pieces[-1])}.values():  # first, or last: 社會局-老人福利-老人福利服務補助
        for line in opening:
            if len(line.text) >= LEAST and title_key(line.text) == piece and (line.heading or not is_no_title(line.text)):
                return "line", tidy_title(line.text)
    for line in opening:
        if line.heading in (1, 2) and LEAST <= len(line.text) <= LONGEST and not is_no_title(line.text, FULL_STOP):
            return "heading", tidy_title(line.text)
    for line in opening:  # an announcement whose number is all the title it has
        if number_in_title(line.text) and not line.linked:
            return "line", tidy_title(line.text)
    for line in opening:  # 湖北省民政厅：2月3日起，全省暂停办理婚姻登记
        who, colon, what = re.split("([：:])", line.text, maxsplit=1) if re.search("[：:].", line.text) else (line.text, "", "")
        if colon and LEAST_HEADLINE <= len(what) <= LONGEST_HEADLINE and names_body(who) and not is_no_title(what):
            return "line", tidy_title(line.text)
    return _by_place(opening, above)


def _by_place(opening: Sequence[Line], above: Line | None) -> tuple[str, str] | None:
    """A title that only its place shows: above source and day, or in the first line."""
    if above is not None and above in opening:
        at = opening.index(above)
        for line in (*opening[max(0, at - 1) : at], above) if len(above.text) < SHORT_HEADLINE else (above,):
            if LEAST_HEADLINE <= len(line.text) <= LONGEST_HEADLINE and not is_no_title(line.text, FULL_STOP):
                return "line", tidy_title(line.text)
    first_line = next((line.text for line in opening if _may_be_first(line.text)), "")
    if _SPACED_OUT.fullmatch(first_line):
        return "first line", tidy_title(first_line)
    if len(opening) == 1 and _CHAPTER.fullmatch(opening[0].text) and not _is_part(opening[0].text):
        return "first line", opening[0].text
    least = LEAST if ends_as_title(first_line) else LEAST + 1
    if len(opening) == 1 and _HEADLINE.fullmatch(first_line):
        return "first line", tidy_title(first_line)
    if least <= len(first_line) <= 50 and not is_no_title(first_line) and not re.search(r"[，。；：:,;]", first_line):
        return "first line", tidy_title(first_line)
    return None


def _may_be_first(text: str) -> bool:
    """Whether a title may stand in the first line: no name of a part, no body."""
    return not _is_part(text) and (_SPACED_OUT.fullmatch(text) is not None or (len(text) >= LEAST and not names_body(text)))


def _is_part(text: str) -> bool:
    return text in _PARTS or CONTENTS.fullmatch(text) is not None


def _extended(opening: Sequence[Line], first: int, size: int, window_key: str) -> str:
    """The longest run from a line on that the window title holds too."""
    while first + size < len(opening) and title_key(joined_lines(opening[first : first + size + 1])) in window_key:
        size += 1
    return joined_lines(opening[first : first + size])
