"""The tree of a page → lines, in one pass without recursion.

Block elements begin a line. A table of short cells is kept as rows (`甲 | 乙`; a merged cell is repeated in each row it spans), a
table that only arranges the page is walked like any other block. What the mark-up names navigation, footer, share bar and so on
is marked `aside`, unless it holds a good part of the page's sentences.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]  # comes without stubs

from corpus.reading.html_names import is_aside_name, load_names
from corpus.reading.page import Line, Marks, Unreadable, make_lines
from corpus.reading.tables import is_data_table, table_rows
from corpus.reading.white_space import tidy

BOLD = frozenset(("b", "strong"))
ASIDE_TAGS = frozenset(("nav", "footer", "aside"))
TELLING = BOLD | ASIDE_TAGS | {"a", "center"}  # names that say something without attributes
ADDRESSES = {"link": ("canonical",), "base": ("base",)}
"""Elements that give the page's own address, and as what."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
HOLDS = 0.6  # share of the page's sentences that makes a part the article, whatever its name
MAX_DEPTH = 200  # lxml itself gives up at 256 levels; pages made by people have fewer than 60
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTER_STYLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_text = etree.XPath("string()", smart_strings=False)
_SOURCE_SPACE = " \n\t\r\f"  # between elements, where it says nothing


class _Open(NamedTuple):
    """An element that was begun: whether it breaks the line, the states it brought, and the heading around it."""

    block: bool
    states: tuple[str, ...]
    heading: int


class Walk:
    """One pass over a page without its silent elements, gathering the line at hand. `meta` are the values of `<meta>`, also of `named`."""

    def __init__(self, root: etree._Element, named: Iterable[etree._Element]) -> None:
        self.meta: dict[str, str] = {}
        for element in named:
            self._note(element)
        self._walk = etree.iterwalk(root, events=("start", "end"))
        self._sentences = _sentences(root)
        self._texts: list[str] = []
        self._marks: list[Marks] = []
        self._open: list[_Open] = []
        self._parts: list[str] = []
        self._bold_size = self._linked_size = self._size = 0
        self._depth = {"bold": 0, "link": 0, "center": 0, "aside": 0}
        self._heading = 0
        self._inline = load_names().inline

    def lines(self) -> tuple[Line, ...]:
        """Lines in document order. Raises `Unreadable` when elements are nested beyond reason."""
        for event, element in self._walk:
            if event == "start":
                self._begin(element)
            else:
                self._end(element)
        self._flush()
        return make_lines(self._texts, self._marks)

    def _begin(self, element: etree._Element) -> None:
        """A break, a table of data, or an element to be walked."""
        name, marks = element.tag, dict(element.items())
        block = name not in self._inline
        if block:
            self._flush()
        if name == "meta":
            self._note(element)
        states: tuple[str, ...] = ()
        heading = self._heading
        if name == "table" and is_data_table(element):
            self._rows(element)
            self._walk.skip_subtree()
        elif "style" in marks and _HIDDEN_STYLE.search(marks["style"]) and not self._holds_the_article(element):
            self._walk.skip_subtree()
        else:
            if len(self._open) > MAX_DEPTH:
                raise Unreadable(f"elements nested more than {MAX_DEPTH} deep: no page made by people")
            if marks or name in TELLING:
                states = self._states(element, name, marks)
                for state in states:
                    self._depth[state] += 1
            self._heading = HEADINGS.get(name, heading)
            if element.text:
                self._add(element.text)
        self._open.append(_Open(block, states, heading))

    def _end(self, element: etree._Element) -> None:
        """Back to what stood around an element, and the text behind it."""
        block, states, heading = self._open.pop()
        if block:
            self._flush()
        for state in states:
            self._depth[state] -= 1
        self._heading = heading
        if self._open and element.tail:
            self._add(element.tail)

    def _note(self, element: etree._Element) -> None:
        """Keeps the value of a `<meta>`, and the addresses of `<link rel="canonical">` and `<base>`."""
        if element.tag == "meta" and (content := element.get("content")) and (name := element.get("name") or element.get("property")):
            self.meta.setdefault(name.lower(), content)
        elif element.tag in ADDRESSES and (address := element.get("href")) and "//" in address:
            name = element.get("rel", "") if element.tag == "link" else element.tag
            if name.lower() in ADDRESSES[element.tag]:
                self.meta.setdefault(name.lower(), address)

    def _states(self, element: etree._Element, name: str, marks: Mapping[str, str]) -> tuple[str, ...]:
        """The states that begin with an element; `marks` are its attributes."""
        states = []
        style = marks.get("style", "")
        if name in BOLD or (style and _BOLD_STYLE.search(style)):
            states.append("bold")
        if name == "a":
            states.append("link")
        if name == "center" or marks.get("align") == "center" or (style and _CENTER_STYLE.search(style)):
            states.append("center")
        if not self._depth["aside"] and self._is_aside(element, name, marks):
            states.append("aside")
        return tuple(states)

    def _is_aside(self, element: etree._Element, name: str, marks: Mapping[str, str]) -> bool:
        names = (*marks.get("class", "").split(), marks.get("id", ""))
        return (name in ASIDE_TAGS or any(map(is_aside_name, names))) and not self._holds_the_article(element)

    def _holds_the_article(self, element: etree._Element) -> bool:
        return self._sentences > 0 and _sentences(element) >= HOLDS * self._sentences

    def _add(self, text: str) -> None:
        self._parts.append(text)
        if not text.strip(_SOURCE_SPACE):
            return
        size = len(text) - text.count(" ") - text.count("\n")
        self._size += size
        if self._depth["bold"]:
            self._bold_size += size
        if self._depth["link"]:
            self._linked_size += size

    def _flush(self) -> None:
        """Ends the line at hand."""
        if not self._parts:
            return
        if text := tidy("".join(self._parts)):
            size = self._size or 1
            self._texts.append(text)
            self._marks.append(
                Marks(
                    heading=self._heading,
                    bold=self._bold_size >= 0.9 * size,
                    centered=self._depth["center"] > 0,
                    linked=self._linked_size / size,
                    aside=self._depth["aside"] > 0,
                )
            )
        self._parts = []
        self._bold_size = self._linked_size = self._size = 0

    def _rows(self, table: etree._Element) -> None:
        for cells in table_rows(table):
            tidied = tuple(tidy(cell) for cell in cells)
            if text := " | ".join(cell for cell in tidied if cell):
                self._texts.append(text)
                self._marks.append(Marks(cells=tidied, aside=self._depth["aside"] > 0))


def _sentences(element: etree._Element) -> int:
    text: str = _text(element)
    return text.count("。")
