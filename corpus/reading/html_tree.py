"""HTML → the tree of Beautiful Soup, built by lxml's events with little more than what is asked of it here.

Beautiful Soup's own builder links each element to its siblings and to what was read before it, keeps namespaces, and looks at each
blank: that takes ten times as long as lxml takes to read the tags. Here an element has its name, attributes, contents and what was read
next, so that `find`, `descendants` and `get_text` work. The tree is read, never changed, and links lead only forwards: without circles
it goes as soon as it was read, and leaves the garbage collector nothing to find.
"""

import warnings
from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.builder._lxml import LXMLTreeBuilder

from corpus.reading.html_names import load_names

_BLANKS = " \n\t\f\r"


class Text(NavigableString):
    """A text of the page."""

    parent = next_element = next_sibling = None


class Silent(Text):
    """A text inside an element whose content is no text of the page."""


class Element(Tag):
    """An element of the page, its attributes as they are written."""

    interesting_string_types = {Text}  # noqa: RUF012
    namespace = prefix = parent = next_element = next_sibling = None
    hidden = False

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.attrs = attributes  # type: ignore[assignment]
        self.contents = []


class _Builder(LXMLTreeBuilder):
    """Takes what lxml meets in a page: each element begins and ends, the inner before the outer."""

    def initialize_soup(self, soup: BeautifulSoup) -> None:
        """Begins a tree of its own; `soup` stays empty, since it is in circles with its builder."""
        super().initialize_soup(soup)
        self._open = [Element(soup.name, {})]  # from the root inwards
        self._last: Any = self._open[0]  # what was read last, an element or a text
        self._texts: list[str] = []
        self._names = load_names().silent
        self._silent = 0  # elements around whose content is no text of the page

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # type: ignore[override]
        if self._texts:
            self._end_text()
        element = Element(tag, attributes)
        self._open[-1].contents.append(element)
        self._last.next_element = self._last = element
        self._open.append(element)
        if tag in self._names:
            self._silent += 1

    def end(self, tag: str) -> None:
        if self._texts:
            self._end_text()
        self._open.pop()
        if tag in self._names:
            self._silent -= 1

    def data(self, text: str) -> None:
        self._texts.append(text)

    def comment(self, _: str) -> None:
        self._end_text()

    def pi(self, *_: str) -> None:
        self._end_text()

    def doctype(self, *_: str) -> None:
        self._end_text()

    def close(self) -> None:
        self._end_text()

    def take(self) -> Element:
        """The root of the tree, which the builder, in circles with its parser and `soup`, no longer holds."""
        root = self._open[0]
        del self._open, self._last
        return root

    def _end_text(self) -> None:
        """What was read of a text becomes one; blanks alone become one blank."""
        if self._texts:
            text = "".join(self._texts)
            self._texts = []
            if not text.strip(_BLANKS):
                text = "\n" if "\n" in text else " "
            found = str.__new__(Silent if self._silent else Text, text)  # without what each text of Beautiful Soup is set up with
            self._open[-1].contents.append(found)
            self._last.next_element = self._last = found


def read_tree(text: str) -> Element:
    """The tree of a page."""
    builder = _Builder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        BeautifulSoup(text, builder=builder)
    return builder.take()


def text_of(element: Tag) -> str:
    """The text of an element."""
    inside = element.contents
    if len(inside) == 1 and type(inside[0]) is Text:  # as in most cells
        return inside[0]
    return "".join([text for text in element.descendants if type(text) is Text])


def first(tree: Tag, name: str) -> Element | None:
    """The first element of a name, without the questions that `find` asks of each."""
    return next((element for element in tree.descendants if isinstance(element, Element) and element.name == name), None)
