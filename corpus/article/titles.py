"""The title of a document: found among what the file says about itself and the lines above the article, or made.

Order of trust: the metadata block, `<meta name="ArticleTitle">`, a heading or title-like line above the article (joined when
it is split over lines), `<title>` without the name of the site. Every line that only repeats the title leaves the text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.article.cleaning import is_sentence
from corpus.article.document_numbers import is_number, leading_number, without_number
from corpus.article.metadata_block import Reading
from corpus.article.shown_titles import LEAST, SPLIT, shown_title
from corpus.article.site import SITE_SEPARATOR, WINDOW_PIECES
from corpus.article.title_lines import (
    LONGEST,
    SENTENCE,
    TITLE_WITH_COLON,
    joined_lines,
    like_title,
    tidy_title,
    title_key,
)
from corpus.layout_words import load_layout_words, names_body
from corpus.model import Evidence
from corpus.numbering import find_marker
from corpus.reading.page import Line, Page

OPENING = 25  # lines looked at above the article
SHORT_TITLE = 8  # characters of a title that may well begin another line
SLOGAN = 40  # characters of a line of advertising above it
TITLE_LINES = 3  # and that of what a notice puts into force
META_TITLE = "articletitle"
_ISSUE = re.compile(r"令$|[号號][）)]?$|公告$|公报$|公報$")
_NAMED_SITE = re.compile(r"[-_|–—]+[\u4e00-\u9fff]{2,10}(?:网|站|库|文库|文库集|集)")  # …工作总结-文库集
_SUBTITLE = re.compile(r"[—─–-]{1,3}\s*[^\s—─–-][^。；]{3,60}")
_NOTE = re.compile(r"\s*[（(][^（）()]{2,12}[）)]$")  # 大同市殡葬管理办法（1997修正）, and below it without
_STATE = re.compile(
    r"[（(][^（）()，。\d]{0,8}(?:稿|草案|试行|試行|暂行|暫行|摘要|节选)[）)]|[（(](?:19|20)\d\d(?:\s?[-—–~至]+\s?(?:19|20)?\d\d)?年?度?[）)]"
)
_ISSUES = re.compile("印发|印發|转发|轉發|下发|下發|发布|發布|公布")
_PUBLISHED = re.compile("(?:印发|印發|发布|發布|公布)(?P<title>[^。]{6,80})的通知$")
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
        _issued_alone(page, named, lines)
        or _named(page, named)
        or _subject(lines)
        or (shown_title(lines[first:opening], page.title, above) if first else None)
        or shown_title(lines[:opening], page.title, above)
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
    value = page.meta.get(META_TITLE, "").strip()
    return (f"meta {META_TITLE}", tidy_title(value)) if value else None


def _issued_alone(page: Page, named: Reading | None, lines: Sequence[Line]) -> tuple[str, str] | None:
    """…“十四五”民政事业发展规划 of a page that shows it under this title without the notice, whose title stands in its metadata
    (…关于印发…的通知)."""
    published = _PUBLISHED.search(named.value) if named else None
    if published is None or any(load_layout_words().salutation.match(line.squeezed) for line in lines[:OPENING]):
        return None
    title = tidy_title(published["title"])
    shown = title_key(WINDOW_PIECES.split(page.title or "")[0])
    return ("window title", title) if shown and shown == title_key(title) else None


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
            kept = [line for line in kept if _ISSUE.search(line.text) or _is_numbered(line.text) or is_sentence(line)]
            shown = True
        index += max(1, size)
    return [*kept, *lines[index:]]


def _is_numbered(text: str) -> bool:
    return leading_number(text) is not None or is_number(text)


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
