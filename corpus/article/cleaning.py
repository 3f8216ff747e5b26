"""Lines of a page → lines of its article with its metadata: what stands around it goes away.

Each step takes lines and gives lines. What is damaged is kept and named in a warning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analyzers.rows import read_rows
from corpus.article.crumbs import TOP, below_crumbs, split_crumbs
from corpus.article.damage import damage, without_lost_indents, without_page_fields
from corpus.article.page_facts import page_facts
from corpus.article.title_lines import like_title
from corpus.reading.page import Line

DATA = Path(__file__).parents[1] / "data" / "boilerplate.tsv"
GROUPS = ("line", "end", "search", "count")
LONGEST_BOILERPLATE = 110  # characters; a longer line is never dropped for its wording
SELLING = ("《", "下面是", "以下是", "导语", "導語", "前言：本", "声明", "（声明", "(声明", "前言:本")
"""How sentences begin in which a site speaks of the text it sells or copies."""
BUTTON = range(4, 11)  # characters of a word of the page that stands in one line with a title
LINKED = 0.8  # share of linked characters from which a line without sentence is navigation
REPEATED_LINES, REPEATED_CHARACTERS = 3, 300  # least size of a body that was pasted twice
_OF_PATTERN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?!\?)")
"""Escapes, classes, and groups that capture, which nobody asks for: without them `re` sees at once which patterns cannot begin a line."""
_WORD = re.compile(r"[^\W_]")
_SENTENCE = re.compile(r"[。；！？]")
_BULLET_TAGS = re.compile(r"^(?:[•·*-]|\d{1,3}[.、])?\s*(?=<)|<image>.*</image>|</?[a-z]+(?: [^<>]*)?/?>\s*")
"""Tags and pictures that stand as text, and the marks of the list they stand in."""
_BULLETED = re.compile(r"[•·●◆■▪]\s*(?=第?[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)章条條节節])")
"""A bullet before the number of a heading: • 一、主要工作."""
_UNDERLINE = re.compile(r"[*＊]{4,}")
_BUTTONS_BEHIND = re.compile(
    r"(?<=[^ \u3000】\]])(?:[ \u3000]*[【\[](?:打印|列印|关闭|關閉|收藏|返回|分享)(?:本页|本頁|此页|此頁|本文|窗口|視窗)?[】\]])+$"
)
"""义乌市民政局 2024年1月10日 【打印】【关闭】"""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines that remain. `facts` are what the page told of itself (`page_facts`); `below` is the first line below the one that said
    where one is, above which a page shows its navigation."""

    lines: tuple[Line, ...]
    facts: Mapping[str, str]
    warnings: tuple[str, ...]
    search_page: bool = False
    below: Line | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of `boilerplate.tsv`, one for each group, for whole squeezed lines; what ends a page is also no line of its article."""

    line: re.Pattern[str]
    end: re.Pattern[str]
    search: re.Pattern[str]
    count: re.Pattern[str]


def clean(lines: Sequence[Line]) -> Cleaned:
    """Takes away navigation, share bars, advertising, comments, footers, and a body that was pasted twice."""
    furniture = load_furniture()
    lines, indents = without_lost_indents(lines)
    lines = _without_buttons(split_crumbs(_with_underlined(without_page_fields(lines))), furniture)
    squeezed = [line.squeezed if _may_be_furniture(line.text) else None for line in lines]
    marks = {text for text in squeezed if text and furniture.search.fullmatch(text)}
    search_page = len(marks) >= 2 and any(text and furniture.count.fullmatch(text) for text in squeezed)
    end = _article_end(lines, squeezed, furniture)
    facts = page_facts(lines)
    kept = [line for line, text in zip(lines[:end], squeezed[:end], strict=True) if not _is_furniture(line, text, furniture)]
    while kept and kept[0].folded == facts.get("site_crumb"):  # the site's name, above where one is
        kept.pop(0)
    once, repeated = _without_repetition(kept)
    warnings = (*indents, *repeated, *damage(once))
    return Cleaned(tuple(once), facts, warnings, search_page, below_crumbs(lines, kept))


def _without_buttons(lines: Sequence[Line], furniture: Furniture) -> Sequence[Line]:
    """The lines, a title at the top without the words of the page that stand in one line with it (跳过导航 低保审核确认办法 打印本页), any
    without the buttons at its end and a bullet before its number."""
    cut = [line.with_text(_BUTTONS_BEHIND.sub("", line.text)) if line.text[-1] in "】]" else line for line in lines]
    cut = [line.with_text(_BULLETED.sub("", line.text)) if line.text[0] in "•·●◆■▪" else line for line in cut]
    return [*(_without_button(line, furniture) for line in cut[:TOP]), *cut[TOP:]]


def _without_button(line: Line, furniture: Furniture) -> Line:
    words = line.folded.split(" ") if " " in line.text and len(line.text) <= LONGEST_BOILERPLATE and not line.cells else []
    title = max(words, key=len, default="")
    others = [word for word in words if word is not title]
    if not others or not all(len(word) in BUTTON and furniture.line.fullmatch(word) for word in others) or not like_title(title):
        return line
    return line.with_text(max(line.text.split(), key=len))


def _with_underlined(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, one above a line of asterisks marked as the heading it is, as the government of Hong Kong sends out news."""
    below = next((index for index, line in enumerate(lines[1:TOP], 1) if _UNDERLINE.fullmatch(line.text)), None)
    return lines if below is None else [*lines[: below - 1], lines[below - 1]._replace(heading=1), *lines[below:]]


def _may_be_furniture(text: str) -> bool:
    return len(text) <= LONGEST_BOILERPLATE and (text[-1] not in "。；" or text.startswith(SELLING))


@cache
def load_furniture(path: Path = DATA) -> Furniture:
    """Reads the patterns. Raises `DataError` naming file and line."""
    patterns: dict[str, list[str]] = {group: [] for group in GROUPS}
    for row in read_rows(path, columns=2, unique=False):
        group, pattern = row.values
        if group not in patterns:
            raise row.error(f"unknown group {group!r} (known: {' '.join(GROUPS)})")
        try:
            re.compile(pattern)
        except re.error as error:
            raise row.error(f"{pattern!r} is no pattern: {error}") from error
        patterns[group].append(_OF_PATTERN.sub(_uncaptured, pattern))
    patterns["line"] += patterns["end"]
    return Furniture(**{group: re.compile("|".join(entries)) for group, entries in patterns.items()})


def _uncaptured(part: re.Match[str]) -> str:
    return "(?:" if part[0] == "(" else part[0]


def is_sentence(line: Line) -> bool:
    """Whether a line is running text."""
    return len(line.text) >= 30 and _SENTENCE.search(line.text) is not None


def _is_furniture(line: Line, squeezed: str | None, furniture: Furniture) -> bool:
    if line.aside or not _WORD.search(line.text) or (line.text[-1] == ">" and not _BULLET_TAGS.sub("", line.text)):
        return True
    if line.linked >= LINKED and not line.heading and not line.cells and not is_sentence(line):
        return True
    return squeezed is not None and furniture.line.fullmatch(squeezed) is not None


def _article_end(lines: Sequence[Line], squeezed: Sequence[str | None], furniture: Furniture) -> int:
    """Where the page goes on without the article: the first `end` line below the last running text."""
    last = next((index for index in reversed(range(len(lines))) if is_sentence(lines[index]) and not lines[index].aside), None)
    if last is None:
        return len(lines)
    for index in range(last + 1, len(lines)):
        text = squeezed[index]
        if text is not None and furniture.end.fullmatch(text):
            return index
    return len(lines)


def _without_repetition(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[str, ...]]:
    """Drops what follows itself: runs of equal lines long enough to be a body that was pasted again."""
    dropped = 0
    while repeated := _repeated_run(lines):
        start, size = repeated
        lines = [*lines[:start], *lines[start + size :]]
        dropped += size
    return lines, (f"{dropped} paragraphs stand in the file again and again; they were read once",) if dropped else ()


def _repeated_run(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Start and size of the first run of lines equal to the run just before it."""
    first_at: dict[str, int] = {}
    for index, line in enumerate(lines):
        if len(line.text) < 30:
            continue
        begin = first_at.setdefault(line.text, index)
        size = index - begin
        if size < REPEATED_LINES or index + size > len(lines) + 1:
            continue
        pairs = zip(lines[begin:index], lines[index : index + size], strict=False)
        if (
            all(above.text == below.text for above, below in pairs)
            and sum(len(above.text) for above in lines[begin:index]) >= REPEATED_CHARACTERS
        ):
            return index, min(size, len(lines) - index)
    return None
