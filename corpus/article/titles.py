"""The title of a document: found among what the file says about itself and the lines above the article, or made.

Order of trust: the metadata block, `<meta name="ArticleTitle">`, a heading or title-like line above the article (joined when
it is split over lines), `<title>` without the name of the site. Every line that only repeats the title leaves the text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.article.cleaning import is_sentence
from corpus.article.document_numbers import ISSUE, is_issued, leading_number, number_in_title, without_number
from corpus.article.metadata_block import Reading
from corpus.article.site import SITE_SEPARATOR, WINDOW_PIECES
from corpus.article.title_lines import (
    CONTENTS,
    FULL_STOP,
    LONGEST,
    SENTENCE,
    TITLE_WITH_COLON,
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
from corpus.model import Evidence
from corpus.numbering import find_marker
from corpus.reading.page import Line, Page

OPENING = 25  # lines looked at above the article
LEAST = 4  # characters of the shortest title
LEAST_HEADLINE = 5  # characters of the shortest title that only its place shows
SHORT_HEADLINE = 10  # one as short as this may be who supplied it, below the title
LONGEST_HEADLINE = 60  # characters of a title that only its place shows
SHORT_TITLE = 8  # characters of a title that may well begin another line
SLOGAN = 40  # characters of a line of advertising above it
TITLE_LINES = 3  # and that of what a notice puts into force
SPLIT = 5  # lines a title may be split over
META_TITLES = ("articletitle", "og:title", "title", "dc.title", "docname")
_ISSUE = re.compile(r"令$|[号號][）)]?$|公告$|公报$|公報$")
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,7}")  # 民　　政, the title of a chapter
_CHAPTER = re.compile(r"[\u4e00-\u9fff]{2,3}")  # 民政, alone above the text
_PARTS = frozenset(("附件", "正文", "全文", "摘要", "前言", "序言"))
_NAMED_SITE = re.compile(r"[-_|–—]+[\u4e00-\u9fff]{2,10}(?:网|站|库|文库|文库集|集)")  # …工作总结-文库集
_SUBTITLE = re.compile(r"[—─–-]{1,3}\s*[^\s—─–-][^。；]{3,60}")
_NOTE = re.compile(r"\s*[（(][^（）()]{2,12}[）)]$")  # 大同市殡葬管理办法（1997修正）, and below it without
_HEADLINE = re.compile(r"[\u4e00-\u9fff]{2,8}[：:][^，。；：:,;！!？?]{6,30}")  # 义乌：三项举措推进养老服务
_STATE = re.compile(
    r"[（(][^（）()，。\d]{0,8}(?:稿|草案|试行|試行|暂行|暫行|摘要|节选)[）)]|[（(](?:19|20)\d\d(?:\s?[-—–~至]+\s?(?:19|20)\d\d)?年?度?[）)]"
)
_ISSUES = re.compile("印发|印發|转发|轉發|下发|下發|发布|發布|公布")
_LETTER = re.compile(r"\s*(?:公告|函|书函|書函|令)$")  # 衛生福利部 公告, the head of a letter
_SUBJECT = re.compile(r"主旨\s*[：:]\s*(?P<subject>[^。]{4,120}?)(?:[，,]\s*(?:請|请|敬請|敬请|特此)[^。]*)?。?$")
"""主旨：檢送本市113年度計畫，請查照。 – what a Taiwanese letter has for a title; the line is its text as well."""


class Title(NamedTuple):
    """The title as it stands in the document, the lines without it, where it was found, and the number that stood beside it."""

    text: str | None
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...]
    number: str | None = None


def find_title(page: Page, named: Reading | None, lines: Sequence[Line], above: Line | None = None, below: Line | None = None) -> Title:
    """The title of a page. `named` is what the metadata block says; `lines` are the article with what stands above it; `above` is the
    line of them above source and day, `below` the one below the navigation."""
    first = lines.index(below) if below in lines else 0
    opening = first + _opening(lines[first:], title_key(WINDOW_PIECES.split(page.title or "")[0]))
    if above is not None and above in lines:
        opening = max(opening, lines.index(above) + 1)
    found = (
        _named(page, named)
        or _subject(lines)
        or (_shown(lines[first:opening], page.title, above) if first else None)
        or _shown(lines[:opening], page.title, above)
        or _from_window_title(page.title)
        or _enclosed(lines)
    )
    if found is None:  # what stands above the text is navigation all the same
        return Title(None, tuple(lines if any(map(is_sentence, lines[:first])) else lines[first:]), ())
    kind, text = found
    if kind == "enclosure":  # stays in the text, of which it heads a part
        return Title(text, tuple(lines), (Evidence(kind, text),))
    if kind in ("line", "heading", "window title"):
        text = _fuller(text, lines[:opening])
    if subtitle := _subtitle(text, lines[:opening]):
        text += subtitle
    alone, number = without_number(text)
    return Title(alone, tuple(_without(text, alone, lines, opening)), (Evidence(kind, text),), number)


def _fuller(title: str, opening: Sequence[Line]) -> str:
    """省政府办公厅关于印发…的通知 below a page's 关于印发…的通知, in one line or centered over some: with the body it begins with."""
    key = title_key(title)
    if not key.startswith("关于"):
        return title
    for first, line in enumerate(opening):
        for size in range(1, min(SPLIT if line.centered else 1, len(opening) - first) + 1):
            body = title_key(joined := joined_lines(opening[first : first + size])).removesuffix(key)
            if joined.endswith(title[-1]) and body and body != title_key(joined) and names_body(body):
                return joined
    return title


def _subtitle(title: str, opening: Sequence[Line]) -> str | None:
    """——区民政局2023年工作综述, （征求意见稿） or （2021—2025年）, in the line below the title."""
    for index, line in enumerate(opening):
        if line.text[0] in "—─–-（(" and (_SUBTITLE.fullmatch(line.text) or _STATE.fullmatch(line.text)):
            above = (joined_lines(opening[first:index]) for first in range(max(0, index - SPLIT), index))
            if title in above:
                return tidy_title(line.text)
    return None


def _subject(lines: Sequence[Line]) -> tuple[str, str] | None:
    for index, line in enumerate(lines[:OPENING]):
        if found := _SUBJECT.match(line.text):
            titled = any(like_title(above.text) and not names_body(_LETTER.sub("", above.text)) for above in lines[:index])
            return None if titled else ("subject", tidy_title(found["subject"]))
    return None


def _enclosed(lines: Sequence[Line]) -> tuple[str, str] | None:
    """The title of what a notice that lost its own puts into force: a line below the notice, which names it (…现印发给你们)."""
    issuing = ""
    for index, line in enumerate(lines[:OPENING]):
        for size in range(1, TITLE_LINES + 1) if issuing and len(line.text) <= LONGEST else ():
            title = joined_lines(lines[index : index + size])
            if like_title(title) and title_key(title) in issuing:
                return "enclosure", title
        if _ISSUES.search(line.text):
            issuing += title_key(line.text)
    return None


def _opening(lines: Sequence[Line], window: str) -> int:
    """How many lines stand above the running text; the line that the window title begins with is never of it."""
    for index, line in enumerate(lines[:OPENING]):
        text = line.text
        if (index == 0 and _is_slogan(lines)) or (window and LEAST <= len(text) <= LONGEST and title_key(text) == window):
            continue
        if len(text) > LONGEST or (SENTENCE.search(text) and not line.heading) or line.cells:
            return index
        if (find_marker(text) and line.heading != 1) or (text.endswith(("：", ":")) and not TITLE_WITH_COLON.fullmatch(text)):
            return index
    return min(len(lines), OPENING)


def _is_slogan(lines: Sequence[Line]) -> bool:
    """Whether the first line advertises (公文写作神器！立即了解), since the title stands just below it."""
    first, below = lines[0].text, (line.text for line in lines[1:3])
    advertises = len(first) <= SLOGAN and ("！" in first or "!" in first)
    return advertises and any(like_title(text) and find_marker(text) is None for text in below)


def _named(page: Page, named: Reading | None) -> tuple[str, str] | None:
    given = page.given.get("title")
    if isinstance(given, str) and given:
        return "given", given
    if named is not None and len(named.value) >= 4 and not named.value.endswith(("…", "...")):
        return "metadata", tidy_title(named.value)
    for name in META_TITLES[:1]:
        if value := page.meta.get(name, "").strip():
            return f"meta {name}", tidy_title(value)
    return None


def _shown(opening: Sequence[Line], window: str | None, above: Line | None) -> tuple[str, str] | None:
    """A title among the lines above the article, rows of tables aside."""
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


def _from_window_title(window: str | None) -> tuple[str, str] | None:
    for part in SITE_SEPARATOR.split(window or ""):
        if like_title(part) and len(part) >= 8:
            return "window title", tidy_title(part)
    return None


def _without(title: str, alone: str, lines: Sequence[Line], opening: int) -> list[Line]:
    """The lines without those above the article that repeat the title, whole or in parts, and without what stands above them. `alone` is
    the title without the number beside it."""
    wanted = title_key(title)
    again = dict.fromkeys((wanted, title_key(_NOTE.sub("", alone))))  # what may stand below the title
    kept: list[Line] = []
    shown = False
    index = 0
    limit = min(len(lines), opening + 3)
    while index < limit:
        keys = again if shown else (wanted,)
        size = next((size for key in keys if (size := _repeats(key, lines[index : index + SPLIT]))), 0)
        if not size:
            kept.append(lines[index])
        elif not shown:  # what stands above the first title and is no number of the document belongs to the page
            kept = [line for line in kept if _ISSUE.search(line.text) or leading_number(line.text) or is_sentence(line)]
            shown = True
        index += max(1, size)
    return [*kept, *lines[index:]]


def _repeats(wanted: str, lines: Sequence[Line]) -> int:
    """How many of the lines, from the first, say together what is wanted; 0 when they do not."""
    most = 2 * len(wanted) + SPLIT
    if len(lines[0].text) > most:
        return 0
    begins = title_key(lines[0].text)
    if not wanted.startswith(begins):
        return int(len(wanted) > SHORT_TITLE and begins.startswith(wanted) and _NAMED_SITE.fullmatch(begins, len(wanted)) is not None)
    length = 0
    for size, line in enumerate(lines, start=1):
        length += len(line.text)
        if length > most:
            return 0
        if title_key(joined_lines(lines[:size])) == wanted:
            return size
    return 0
