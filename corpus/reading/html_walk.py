"""The tree of a page → lines, in one pass without recursion.

Block elements begin a line. A table of short cells is kept as rows (`甲 | 乙`; a merged cell is repeated in each row it spans), a
table that only arranges the page is walked like any other block. What the mark-up names navigation, footer, share bar and so on
is marked `aside`, unless it holds a good part of the page's sentences.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bs4 import NavigableString, Tag
from bs4.element import PageElement

from corpus.reading.html_names import is_aside_name, load_names
from corpus.reading.page import Line, Marks, Unreadable, make_lines
from corpus.reading.tables import is_data_table, linked_rows, table_rows
from corpus.reading.text import paragraphs
from corpus.reading.white_space import tidy

BOLD = frozenset(("b", "strong"))
ASIDE_TAGS = frozenset(("nav", "footer", "aside"))
TELLING = BOLD | ASIDE_TAGS | {"a", "center", "pre"}  # names that say something without attributes
ADDRESSES = {"link": ("canonical",), "base": ("base",)}
"""Elements that give the page's own address, and as what."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
HOLDS = 0.6  # share of the page's sentences that makes a part the article, whatever its name
MAX_DEPTH = 200  # lxml itself gives up at 256 levels; pages made by people have fewer than 60
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTER_STYLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SOURCE_SPACE = " \n\t\r\f"  # between elements, where it says nothing


class _Open(NamedTuple):
    """An element that was begun: what is left of its children, whether it breaks the line, the states it brought, and the heading
    around it."""

    children: Iterator[PageElement]
    block: bool
    states: tuple[str, ...]
    heading: int


class Walk:
    """One pass over a page, gathering the line at hand. `meta` are the values of `<meta>`, also of `named`."""

    def __init__(self, root: Tag, named: Iterable[PageElement]) -> None:
        self.meta: dict[str, str] = {}
        for element in named:
            if isinstance(element, Tag):
                self._note(element)
        self._sentences = _sentences(root)
        self._texts: list[str] = []
        self._marks: list[Marks] = []
        self._open = [_Open(iter(root.contents), True, (), 0)]
        self._parts: list[str] = []
        self._bold_size = self._linked_size = self._size = 0
        self._lead, self._leads = 0, True  # how many parts from the first on are bold, and whether the next may be
        self._depth = {"bold": 0, "link": 0, "center": 0, "aside": 0, "pre": 0}
        self._heading = 0
        self._names = load_names()

    def lines(self) -> tuple[Line, ...]:
        """Lines in document order. Raises `Unreadable` when elements are nested beyond reason."""
        while self._open:
            node = next(self._open[-1].children, None)
            if node is None:
                self._end()
            elif type(node) is NavigableString:  # its subclasses are comments and the like
                (self._add_kept if self._depth["pre"] else self._add)(node)
            elif isinstance(node, Tag) and node.name not in self._names.silent:
                self._begin(node)
        return make_lines(self._texts, self._marks)

    def _begin(self, element: Tag) -> None:
        """A break, a table of data, or an element to be walked."""
        name, marks = element.name, element.attrs
        block = name not in self._names.inline
        if block:
            self._flush()
        if name == "meta":
            self._note(element)
        if name == "table" and is_data_table(element):
            self._rows(element)
        elif "style" not in marks or not _HIDDEN_STYLE.search(str(marks["style"])) or self._holds_the_article(element):
            if len(self._open) > MAX_DEPTH:
                raise Unreadable(f"elements nested more than {MAX_DEPTH} deep: no page made by people")
            states = self._states(element) if marks or name in TELLING else ()
            for state in states:
                self._depth[state] += 1
            self._open.append(_Open(iter(element.contents), block, states, self._heading))
            self._heading = HEADINGS.get(name, self._heading)

    def _end(self) -> None:
        """Back to what stood around an element."""
        _, block, states, heading = self._open.pop()
        if block:
            self._flush()
        for state in states:
            self._depth[state] -= 1
        self._heading = heading

    def _note(self, element: Tag) -> None:
        """Keeps the value of a `<meta>`, and the addresses of `<link rel="canonical">` and `<base>`."""
        if element.name == "meta" and (content := element.get("content")) and (name := element.get("name") or element.get("property")):
            self.meta.setdefault(str(name).lower(), str(content))
        elif element.name in ADDRESSES and (address := element.get("href")) and "//" in address:
            name = element.get("rel", "") if element.name == "link" else element.name
            if str(name).lower() in ADDRESSES[element.name]:
                self.meta.setdefault(str(name).lower(), str(address))

    def _states(self, element: Tag) -> tuple[str, ...]:
        """The states that begin with an element."""
        states = []
        name, style = element.name, str(element.get("style", ""))
        if name in BOLD or (style and _BOLD_STYLE.search(style)):
            states.append("bold")
        if name == "a":
            states.append("link")
        if name == "center" or element.get("align") == "center" or (style and _CENTER_STYLE.search(style)):
            states.append("center")
        if name == "pre":
            states.append("pre")
        if not self._depth["aside"] and self._is_aside(element):
            states.append("aside")
        return tuple(states)

    def _is_aside(self, element: Tag) -> bool:
        names = (*str(element.get("class", "")).split(), str(element.get("id", "")))
        return (element.name in ASIDE_TAGS or any(map(is_aside_name, names))) and not self._holds_the_article(element)

    def _holds_the_article(self, element: Tag) -> bool:
        return self._sentences > 0 and _sentences(element) >= HOLDS * self._sentences

    def _add_kept(self, text: str) -> None:
        """The text of `<pre>`, whose line breaks are those of a text file."""
        if text.startswith(("\n", "\r")):
            self._flush()
        *pieces, last = paragraphs(text) or [""]
        for piece in pieces:
            self._add(piece)
            self._flush()
        self._add(last)
        if text.endswith(("\n", "\r")):
            self._flush()

    def _add(self, text: str) -> None:
        self._parts.append(text)
        if not text.strip(_SOURCE_SPACE):
            return
        size = len(text) - text.count(" ") - text.count("\n")
        self._size += size
        if self._depth["bold"]:
            self._lead = len(self._parts) if self._leads else self._lead
            self._bold_size += size
        elif self._leads:
            self._leads = not text.strip()
        if self._depth["link"]:
            self._linked_size += size

    def _flush(self) -> None:
        """Ends the line at hand."""
        if not self._parts:
            return
        if text := tidy("".join(self._parts)):
            size = self._size or 1
            bold = self._bold_size >= 0.9 * size
            self._texts.append(text)
            self._marks.append(
                Marks(
                    heading=self._heading,
                    bold=bold,
                    centered=self._depth["center"] > 0,
                    linked=self._linked_size / size,
                    aside=self._depth["aside"] > 0,
                    lead=len(tidy("".join(self._parts[: self._lead]))) if self._lead and not bold else 0,
                )
            )
        self._parts = []
        self._bold_size = self._linked_size = self._size = self._lead = 0
        self._leads = True

    def _rows(self, table: Tag) -> None:
        linked, caption = linked_rows(table), table.caption is not None
        for number, cells in enumerate(table_rows(table), start=-1 if caption else 0):
            tidied = tuple(tidy(cell) for cell in cells)
            if text := " | ".join(cell for cell in tidied if cell):
                self._texts.append(text)
                self._marks.append(Marks(cells=tidied, aside=self._depth["aside"] > 0, linked=float(number in linked)))


def _sentences(element: Tag) -> int:
    return sum(text.count("。") for text in element.descendants if type(text) is NavigableString)
