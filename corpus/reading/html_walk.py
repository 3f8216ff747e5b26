"""The tree of a page → lines, in one pass.

Block elements begin a line. A table of short cells is kept as rows (`甲 | 乙`; a merged cell is repeated in each row it spans), a
table that only arranges the page is walked like any other block. What the mark-up names navigation, footer, share bar and so on
is marked `aside`, unless it holds a good part of the page's sentences.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from bs4 import Tag

from corpus.reading.html_lists import is_numbered, item_markers
from corpus.reading.html_names import is_aside_name, load_names
from corpus.reading.html_tree import Element, Text, first, text_of
from corpus.reading.list_numerals import before
from corpus.reading.page import Line, Marks, Unreadable, check_size, make_lines, row_text
from corpus.reading.paragraphs import paragraphs
from corpus.reading.tables import Cell, data_rows, linked_rows, row_texts
from corpus.reading.white_space import tidy

BOLD = frozenset(("b", "strong"))
ASIDE_TAGS = frozenset(("nav", "footer", "aside"))
TELLING = BOLD | ASIDE_TAGS | {"a", "center", "pre"}  # names that say something without attributes
MARKS = ("style", "align", "class", "id")  # attributes that say something of any element
NO_MARKS = ("",) * len(MARKS)
ADDRESSES = {"link": ("canonical",), "base": ("base",)}
"""Elements that give the page's own address, and as what."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
HOLDS = 0.6  # share of the page's sentences that makes a part the article, whatever its name
MAX_DEPTH = 200  # lxml itself gives up at 256 levels; pages made by people have fewer than 60
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTER_STYLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SOURCE_SPACE = " \n\t\r\f"  # between elements, where it says nothing


class _Told(NamedTuple):
    """What the mark-up of an element tells: the states that begin with it, whether it is hidden, and whether it is called a part of the
    page around the article."""

    states: tuple[str, ...] = ()
    hidden: bool = False
    aside: bool = False


@lru_cache(maxsize=4096)  # a page repeats few, and so do those of a site
def _told(name: str, style: str, align: str, classes: str, identity: str) -> _Told:
    begins = {
        "bold": name in BOLD or _BOLD_STYLE.search(style),
        "link": name == "a",
        "center": name == "center" or align == "center" or _CENTER_STYLE.search(style),
        "pre": name == "pre",
    }
    aside = name in ASIDE_TAGS or any(map(is_aside_name, (*classes.split(), identity)))
    return _Told(tuple(state for state, told in begins.items() if told), _HIDDEN_STYLE.search(style) is not None, aside)


_NOTHING = _Told()


class Walk:
    """One pass over a page, gathering the line at hand. `meta` are the values of `<meta>`, also of those in `head`."""

    def __init__(self, root: Tag, head: Tag | None) -> None:
        self.meta: dict[str, str] = {}
        for element in head.contents if head else ():
            if isinstance(element, Element):
                self._note(element)
        self._root = root
        self._texts: list[str] = []
        self._marks: list[Marks] = []
        self._parts: list[str] = []
        self._bold_size = self._linked_size = self._size = 0
        self._lead, self._leads = 0, True  # how many parts from the first on are bold, and whether the next may be
        self._around = dict.fromkeys(("bold", "link", "center", "aside", "pre"), 0)  # elements with these states
        self._heading = 0
        self._depth = 0
        self._rowed = 0  # characters of rows
        self._markers: dict[int, str] = {}  # of the items of ordered lists, by the identity of the element
        self._marker = ""  # of the line at hand
        self._names = load_names()

    def lines(self) -> tuple[Line, ...]:
        """Lines in document order. Raises `Unreadable` when elements are nested beyond reason."""
        self._inside(self._root)
        self._flush()
        return make_lines(self._texts, self._marks)

    def _inside(self, element: Tag) -> None:
        """The texts and elements in an element, in order."""
        for node in element.contents:
            if type(node) is Text:
                if self._around["pre"]:
                    self._add_kept(node)
                elif self._parts or node not in ("\n", " "):  # as most texts are, between elements that break the line
                    self._add(node)
            elif type(node) is Element and node.name not in self._names.silent:
                self._take(node)

    def _take(self, element: Element) -> None:
        """A break, a table of data, or an element whose inside counts."""
        name, marks = element.name, element.attrs
        block = name not in self._names.inline
        if block and self._parts:
            self._flush()
        if name == "meta":
            self._note(element)
        elif name == "ol":
            self._markers.update((id(item), marker) for item, marker in item_markers(element))
        if name == "table" and (rows := data_rows(element)) is not None:
            self._rows(first(element, "caption"), rows)
            return
        told = _told(name, *map(marks.get, MARKS, NO_MARKS)) if marks or name in TELLING else _NOTHING
        if not element.contents or (told.hidden and not self._holds_the_article(element)):
            return
        if self._depth == MAX_DEPTH:
            raise Unreadable(f"elements nested more than {MAX_DEPTH} deep: no page made by people")
        states = told.states
        if told.aside and not self._around["aside"] and not self._holds_the_article(element):
            states = (*states, "aside")
        heading = self._heading
        for state in states:
            self._around[state] += 1
        self._heading = HEADINGS.get(name, heading)
        self._depth += 1
        if name == "li":
            self._marker = self._markers.get(id(element), "")
        self._inside(element)
        if block and self._parts:
            self._flush()
        if name == "li":
            self._marker = ""
        self._depth -= 1
        self._heading = heading
        for state in states:
            self._around[state] -= 1

    def _note(self, element: Element) -> None:
        """Keeps the value of a `<meta>`, and the addresses of `<link rel="canonical">` and `<base>`."""
        if element.name == "meta" and (content := element.get("content")) and (name := element.get("name") or element.get("property")):
            self.meta.setdefault(str(name).lower(), str(content))
        elif element.name in ADDRESSES and (address := element.get("href")) and "//" in address:
            name = element.get("rel", "") if element.name == "link" else element.name
            if str(name).lower() in ADDRESSES[element.name]:
                self.meta.setdefault(str(name).lower(), str(address))

    def _holds_the_article(self, element: Element) -> bool:
        return self._whole > 0 and _sentences(element) >= HOLDS * self._whole

    @cached_property
    def _whole(self) -> int:
        return _sentences(self._root)

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
        if self._around["bold"]:
            self._lead = len(self._parts) if self._leads else self._lead
            self._bold_size += size
        elif self._leads:
            self._leads = not text.strip()
        if self._around["link"]:
            self._linked_size += size

    def _flush(self) -> None:
        """Ends the line at hand."""
        if text := tidy("".join(self._parts)):
            marker = "" if not self._marker or is_numbered(text) else self._marker
            self._marker = ""
            size = self._size or 1
            bold = self._bold_size >= 0.9 * size
            self._texts.append(before(marker, text))
            self._marks.append(
                Marks(
                    heading=self._heading,
                    bold=bold,
                    centered=self._around["center"] > 0,
                    linked=self._linked_size / size,
                    aside=self._around["aside"] > 0,
                    lead=len(before(marker, tidy("".join(self._parts[: self._lead])))) if self._lead and not bold else 0,
                )
            )
        self._parts = []
        self._bold_size = self._linked_size = self._size = self._lead = 0
        self._leads = True

    def _rows(self, caption: Element | None, rows: Sequence[Sequence[Cell]]) -> None:
        if caption:
            self._row((text_of(caption),), linked=False)
        for cells, linked in zip(row_texts(rows), linked_rows(rows), strict=True):
            self._row(cells, linked=linked)

    def _row(self, cells: Iterable[str], *, linked: bool) -> None:
        tidied = tuple(map(tidy, cells))
        if text := row_text(tidied):
            self._rowed += len(text)
            check_size(len(self._texts), self._rowed)  # cells that reach down over many rows are repeated in each
            self._texts.append(text)
            self._marks.append(Marks(cells=tidied, aside=self._around["aside"] > 0, linked=float(linked)))


def _sentences(element: Tag) -> int:
    return sum(text.count("。") for text in element.descendants if type(text) is Text)
