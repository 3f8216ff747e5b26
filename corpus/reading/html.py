"""HTML pages → lines. BeautifulSoup over lxml reads the tag soup; this module walks it once, without recursion.

Block elements begin a line. A table of short cells is kept as rows (`甲 | 乙`; a merged cell is repeated in each row it spans), a
table that only arranges the page is walked like any other block. What the mark-up names navigation, footer, share bar and so on
is marked `aside`, unless it holds a good part of the page's sentences.
"""

import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, NavigableString, Tag, XMLParsedAsHTMLWarning

from analyzers.rows import read_rows
from corpus.reading.encoding import decode
from corpus.reading.page import Line, Page, Unreadable
from corpus.reading.tables import is_data_table, table_rows

BOLD = frozenset(("b", "strong"))
ASIDE_TAGS = frozenset(("nav", "footer", "aside"))
HOLDS = 0.6  # share of the page's sentences that makes a part the article, whatever its name
MAX_TAGS = 100_000  # elements; the largest pages of the field have 20,000, and each costs 13 µs and 1 kB
MAX_DEPTH = 200  # lxml itself gives up at 256 levels; pages made by people have fewer than 60
_HEADING = re.compile(r"h([1-6])$")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTER_STYLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.IGNORECASE | re.DOTALL)
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]\s*")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\xad]")
_SPREAD = re.compile(r"(?:[⺀-鿿] ){3,40}[⺀-鿿]")  # 实 施 方 案
_WIDE_BREAK = re.compile(r"(?<=[⺀-鿿　-〿＀-￯]) (?=[⺀-鿿　-〿＀-￯])")
_TAG = re.compile(rb"<(?:!doctype|html|head|body|div|p|table|span|br|h[1-6]|meta|article)\b", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Whether there are tags of a page near the beginning."""
    return _TAG.search(data[:4096].replace(b"\0", b"")) is not None


def read_html(data: bytes) -> Page:
    """A whole page or a fragment. Raises `Unreadable` for what only a machine makes."""
    if data.count(b"<") - data.count(b"</") > MAX_TAGS:
        raise Unreadable(f"more than {MAX_TAGS} elements: no page made by people")
    declared = _DECLARED.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(decoded.text, "lxml")
    walk = _Walk(soup, sentences=_SCRIPT.sub("", decoded.text).count("。"))
    lines = tuple(walk.lines())
    title = tidy(soup.title.get_text()) if soup.title else None
    return Page(lines=lines, title=title or None, meta=walk.meta, warnings=decoded.warnings, markup=True)


def tidy(text: str) -> str:
    """White space as a browser shows it; breaks of the source between wide characters, invisible characters and spread-out lines go."""
    if not text.isprintable():  # which a line with wide or zero-width spaces is not
        text = _INVISIBLE.sub("", text)
        if "\n" in text or "\r" in text:
            text = _WIDE_BREAK.sub("", _SOURCE_BREAK.sub(" ", text))
    text = " ".join(text.split())
    return text.replace(" ", "") if text[1:2] == " " and _SPREAD.fullmatch(text) else text


class _Open(NamedTuple):
    """An element that was begun: what is left of its children, the states it brought, and the heading around it."""

    children: Iterator[object]
    states: tuple[str, ...]
    block: bool
    heading: int


class _Walk:
    """One pass over a page, gathering the line at hand."""

    def __init__(self, soup: BeautifulSoup, sentences: int) -> None:
        self.meta: dict[str, str] = {}
        self._root = soup.body or soup
        self._sentences = sentences
        for tag in soup.head.contents if soup.head else ():
            self._note(tag)
        self._parts: list[str] = []
        self._bold_size = self._linked_size = self._size = 0
        self._depth = {"bold": 0, "link": 0, "center": 0, "aside": 0}
        self._heading = 0
        self._names = _names()

    def lines(self) -> Iterator[Line]:
        """Lines in document order. Raises `Unreadable` when elements are nested beyond reason."""
        stack: list[_Open] = [_Open(iter(self._root.contents), (), True, 0)]
        while stack:
            node = next(stack[-1].children, None)
            if node is None:
                closed = stack.pop()
                if closed.block:
                    yield from self._flush()
                for state in closed.states:
                    self._depth[state] -= 1
                self._heading = closed.heading
            elif type(node) is NavigableString:
                self._add(str(node))
            elif isinstance(node, Tag):
                yield from self._open(node, stack)
        yield from self._flush()

    def _open(self, tag: Tag, stack: list["_Open"]) -> Iterator[Line]:
        """Begins an element: a break, a table of data, or one to be walked."""
        if tag.name == "br":
            yield from self._flush()
        elif tag.name == "meta":
            self._note(tag)
        elif tag.name == "table" and is_data_table(tag):
            yield from self._flush()
            yield from self._rows(tag)
        elif tag.name not in self._names.silent and not self._is_hidden(tag):
            block = tag.name not in self._names.inline
            if block:
                yield from self._flush()
            if len(stack) >= MAX_DEPTH:
                raise Unreadable(f"elements nested more than {MAX_DEPTH} deep: no page made by people")
            stack.append(_Open(iter(tag.contents), self._enter(tag), block, self._heading))
            if found := _HEADING.match(tag.name):
                self._heading = int(found[1])

    def _note(self, tag: object) -> None:
        """Keeps the value of a `<meta>`."""
        if isinstance(tag, Tag) and tag.name == "meta" and tag.get("content") and (name := tag.get("name") or tag.get("property")):
            self.meta.setdefault(str(name).lower(), str(tag["content"]))

    def _enter(self, tag: Tag) -> tuple[str, ...]:
        """The states that begin with a tag, counted in."""
        style = str(tag.get("style", ""))
        states = []
        if tag.name in BOLD or _BOLD_STYLE.search(style):
            states.append("bold")
        if tag.name == "a":
            states.append("link")
        if tag.name == "center" or tag.get("align") == "center" or _CENTER_STYLE.search(style):
            states.append("center")
        if not self._depth["aside"] and self._is_aside(tag):
            states.append("aside")
        for state in states:
            self._depth[state] += 1
        return tuple(states)

    def _is_aside(self, tag: Tag) -> bool:
        names = [*tag.get_attribute_list("class"), tag.get("id")]
        named = tag.name in ASIDE_TAGS or any(_is_aside_name(str(name)) for name in names if name)
        return named and not self._holds_the_article(tag)

    def _is_hidden(self, tag: Tag) -> bool:
        style = tag.get("style")
        return style is not None and _HIDDEN_STYLE.search(str(style)) is not None and not self._holds_the_article(tag)

    def _holds_the_article(self, tag: Tag) -> bool:
        return self._sentences > 0 and tag.get_text().count("。") >= HOLDS * self._sentences

    def _add(self, text: str) -> None:
        self._parts.append(text)
        size = len(text) - text.count(" ") - text.count("\n")
        self._size += size
        if self._depth["bold"]:
            self._bold_size += size
        if self._depth["link"]:
            self._linked_size += size

    def _flush(self) -> Iterator[Line]:
        if not self._parts:
            return
        text = tidy("".join(self._parts))
        if text:
            size = self._size or 1
            yield Line(
                text,
                heading=self._heading,
                bold=self._bold_size >= 0.9 * size,
                centered=self._depth["center"] > 0,
                linked=self._linked_size / size,
                aside=self._depth["aside"] > 0,
            )
        self._parts = []
        self._bold_size = self._linked_size = self._size = 0

    def _rows(self, table: Tag) -> Iterator[Line]:
        for cells in table_rows(table):
            tidied = tuple(tidy(cell) for cell in cells)
            if text := " | ".join(cell for cell in tidied if cell):
                yield Line(text, cells=tidied, aside=self._depth["aside"] > 0)


@cache
def _is_aside_name(name: str) -> bool:
    """Whether a class or id names a part of the page around the article: `foot`, `share-bar`, `nav_left`, …"""
    words = re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower())
    return not _names().aside.isdisjoint(words)


class _Names(NamedTuple):
    """What `html_names.tsv` holds."""

    silent: frozenset[str]
    inline: frozenset[str]
    aside: frozenset[str]


@cache
def _names() -> _Names:
    """Reads the names. Raises `DataError` naming file and line."""
    groups: dict[str, set[str]] = {group: set() for group in _Names._fields}
    for row in read_rows(Path(__file__).parent / "html_names.tsv", columns=2, unique=False):
        group, name = row.values
        if group not in groups:
            raise row.error(f"unknown group {group!r} (known: {' '.join(groups)})")
        groups[group].add(name)
    return _Names(**{group: frozenset(names) for group, names in groups.items()})
