"""Lines of a page → lines of its article with its metadata: what stands around it goes away.

Each step takes lines and gives lines. What is damaged is kept and named in a warning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analyzers.rows import read_rows
from corpus.reading.page import Line

DATA = Path(__file__).parents[1] / "data" / "boilerplate.tsv"
GROUPS = ("line", "end", "search", "count")
LONGEST_BOILERPLATE = 110  # characters; a longer line is never dropped for its wording
SELLING = ("《", "下面是", "以下是", "导语", "導語", "前言：本", "声明", "（声明", "(声明", "前言:本")
"""How sentences begin in which a site speaks of the text it sells or copies."""
LINKED = 0.8  # share of linked characters from which a line without sentence is navigation
REPEATED_LINES, REPEATED_CHARACTERS = 3, 300  # least size of a body that was pasted twice
_OF_PATTERN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?!\?)")
"""Escapes, classes, and groups that capture, which nobody asks for: without them `re` sees at once which patterns cannot begin a line."""
_WORD = re.compile(r"[^\W_]")
_SENTENCE = re.compile(r"[。；！？]")
_SITE_CODE = re.compile(r"标识码 ?:? ?([a-z]{0,2}\d{8,10})")
_FILING = re.compile(r"公网安备 ?:? ?(\d{6,})")
_OWNER = re.compile(r"(?:版权所有|主办单位|主办) ?:? ?(?:©|\(c\))? ?([\u3400-\u9fff]{4,30}?)(?= |$|[,|;:(]|版权|主办|承办|地址|网站|备案)")
_CRUMB = re.compile(r"位置 ?[:>]? ?([\u3400-\u9fff]{2,20}(?:政府|局|厅|网站?))(?= |$|[^\u3400-\u9fff])")
_BULLET_TAGS = re.compile(r"^(?:[•·*-]|\d{1,3}[.、])?\s*(?=<)|<image>.*</image>|</?[a-z]+(?: [^<>]*)?/?>\s*")
"""Tags and pictures that stand as text, and the marks of the list they stand in."""
_WELCOME = re.compile(r"欢迎(?:您|你)?(?:光临|访问|来到|浏览) ?([\u3400-\u9fff]{4,30}?)(?:官方|门户)?(?:网|!|$)")
_PAGE_FIELD = re.compile(
    r"^(?:PAGE ?(?:\\\* ?MERGEFORMAT ?)?)+\d*(?=[\u4e00-\u9fff])"
)  # PAGEPAGE1, a field of Word that was copied as text
_UNDERLINE = re.compile(r"[*＊]{4,}")
_FILE_NAME = re.compile(r"(.{4,70}?)(?:\.(?:docx?|pdf|pptx?|wps)|_第\d+页)$")
_CRUMBS = re.compile("(?:您|你|当前|现在|目前|所在).{0,6}位置|位置 ?:|(?:首页|主页) ?[>»›/]|(?:文档|文件)简介$")
CRUMBS = 40  # first lines of a page, in which it says where one is
LONGEST_FACT = 400  # characters of a line that tells one
FIRST = 5  # first lines, of which one may be the name of the file a library shows
FOOTER = 15  # last lines of a page, in which it says whose site it is
_HAN = "\u4e00-\u9fff"
_DAMAGE = (
    (("\ufffd",), re.compile("\ufffd"), "replacement characters"),
    (("?",), re.compile(rf"(?<=[{_HAN}，。、])\?{{2,}}(?=[{_HAN}])|(?<=[{_HAN}])\?(?=[!！][\u3400-\u9fff])"), "garbled characters"),
    (("锟斤拷", "烫烫烫", "屯屯屯"), re.compile("锟斤拷|烫烫烫|屯屯屯"), "garbled characters (锟斤拷)"),
    (None, re.compile("[\ue000-\uf8ff][\ue000-\uf8ff]{2,}"), "private-use characters"),  # begins with one, which is found fast
)
"""What damage looks like: strings one of which must be there (a quick look), the pattern, and its name."""
_HEADER = re.compile(r"(?:^|\n)([\u3400-\u9fff]{4,20}(?:政府|[局厅市县区州盟旗]|网站?))\n(?:首页|主页) ?[>»›/]")
"""The site's name, above the line that says where on it one is."""
_LOST_INDENT = "??"
INDENTED = 3  # lines that begin with it; one may ask twice


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The lines that remain. `facts` are what the dropped lines told (`site_code`, `filing_number`, `site_owner`, `site_crumb`,
    `site_welcome`, `file_name`); `below` is the first line below the one that said where one is, above which a page shows its
    navigation."""

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
    lines, indents = _without_lost_indents(lines)
    lines = _with_underlined([line.with_text(_PAGE_FIELD.sub("", line.text)) if line.text.startswith("PAGE") else line for line in lines])
    squeezed = [line.squeezed if _may_be_furniture(line.text) else None for line in lines]
    marks = {text for text in squeezed if text and furniture.search.fullmatch(text)}
    search_page = len(marks) >= 2 and any(text and furniture.count.fullmatch(text) for text in squeezed)
    end = _article_end(lines, squeezed, furniture)
    facts = _facts(lines)
    kept = [line for line, text in zip(lines[:end], squeezed[:end], strict=True) if not _is_furniture(line, text, furniture)]
    while kept and kept[0].folded == facts.get("site_crumb"):  # the site's name, above where one is
        kept.pop(0)
    once, repeated = _without_repetition(kept)
    warnings = (*indents, *repeated, *_damage(once))
    return Cleaned(tuple(once), facts, warnings, search_page, _below_crumbs(lines, kept))


def _with_underlined(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, one above a line of asterisks marked as the heading it is, as the government of Hong Kong sends out news."""
    below = next((index for index, line in enumerate(lines[1:CRUMBS], 1) if _UNDERLINE.fullmatch(line.text)), None)
    return lines if below is None else [*lines[: below - 1], lines[below - 1]._replace(heading=1), *lines[below:]]


def _below_crumbs(lines: Sequence[Line], kept: Sequence[Line]) -> Line | None:
    crumbs = [index for index, line in enumerate(lines[:CRUMBS]) if len(line.text) <= LONGEST_BOILERPLATE and _CRUMBS.match(line.folded)]
    remaining = {id(line) for line in kept}
    return next((line for line in lines[crumbs[-1] + 1 :] if id(line) in remaining), None) if crumbs else None


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


def _damage(lines: Sequence[Line]) -> tuple[str, ...]:
    warnings = []
    text = "\n".join([line.text for line in lines])
    for signs, pattern, name in _DAMAGE:
        if signs is not None and not any(sign in text for sign in signs):
            continue
        if count := len(pattern.findall(text)):
            warnings.append(f"damaged text: {name} in {count} places, kept as they are")
    return tuple(warnings)


def _without_lost_indents(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[str, ...]]:
    """The lines without the `??` that many begin with: two wide spaces that a program could not write."""
    damaged = sum(line.text.startswith(_LOST_INDENT) for line in lines)
    if damaged < INDENTED:
        return lines, ()
    mended = (line.with_text(text) if line.text[:2] == _LOST_INDENT and (text := line.text.lstrip("? ")) else line for line in lines)
    return [line for line in mended if line.text != _LOST_INDENT], (f"{damaged} paragraphs begin with ?? for their indent: left out",)


def _facts(lines: Sequence[Line]) -> dict[str, str]:
    """What the lines tell of the site; each fact has a sign, which is looked for in all of them at once, since most pages lack it."""
    said = [line.folded if len(line.text) <= LONGEST_FACT else "" for line in lines]
    whole = "\n".join(said)
    facts: dict[str, str] = {}
    for name, signs, pattern, among in (
        ("site_code", ("标识码",), _SITE_CODE, said),
        ("filing_number", ("公网安备",), _FILING, said),
        ("site_owner", ("版权所有", "主办"), _OWNER, said[-FOOTER:]),
        ("file_name", (".doc", ".pdf", ".ppt", ".wps", "_第"), _FILE_NAME, said[:FIRST]),
        ("site_welcome", ("欢迎",), _WELCOME, said[:CRUMBS]),
        ("site_crumb", ("位置",), _CRUMB, [text for text in said[:CRUMBS] if len(text) <= LONGEST_BOILERPLATE]),
    ):
        if any(sign in whole for sign in signs) and (found := next(filter(None, map(pattern.search, among)), None)):
            facts[name] = found[1]
    if "site_crumb" not in facts and (header := _HEADER.search("\n".join(said[:CRUMBS]))):
        facts["site_crumb"] = header[1]
    return facts
