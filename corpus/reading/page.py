"""What every reader hands out: a `Page`, the lines of a file in reading order with what the mark-up told about them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any, NamedTuple

from analyzers import Folded, fold, fold_lines, folded_lines


class Unreadable(Exception):  # noqa: N818 - it names the state of the file
    """A file that cannot be read; the message is the reason and says what to do."""


class Marks(NamedTuple):
    """What the mark-up told about a line.

    `heading` is the depth of a marked heading (h1 or `#` is 1), 0 for none. `linked` is the share of its characters inside links. `aside`
    tells that the mark-up calls its place navigation, footer, share bar or the like. `cells` are the cells of a table row. `lead` is how
    many of its first characters are bold, where not all are.
    """

    heading: int = 0
    bold: bool = False
    centered: bool = False
    linked: float = 0.0
    aside: bool = False
    cells: tuple[str, ...] = ()
    lead: int = 0


UNMARKED = Marks()


class _Line(NamedTuple):
    text: str
    folded: str
    squeezed: str
    heading: int
    bold: bool
    centered: bool
    linked: float
    aside: bool
    cells: tuple[str, ...]
    lead: int


_BARRED = re.compile(r"\|[^|]*\||\|$")
_FIGURES = re.compile(r"(?: [-—+]?[\d,.%]*\d%?){2}$")
_CODED = re.compile(r" [A-Za-z]+\d{6,}")
"""Rows of tables as texts keep them: cells between bars, a name with figures behind it, one with a code."""


class Line(_Line):
    """A paragraph, heading or table row: one line of what a reader sees, trimmed, without line breaks; its text folded; the same without
    blanks (`squeezed`), which the words that tell lines apart are matched against; and its `Marks`.

    Whoever has many lines folds them together (`make_lines`).
    """

    __slots__ = ()

    def __new__(cls, text: str, **marks: Any) -> "Line":
        folded = fold(text).text
        return cls._make((text, folded, _squeezed(folded), *Marks(**marks)))

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, marked as one or not."""
        if self.cells:
            return True
        text = self.text
        if "|" in text and _BARRED.search(text):
            return True
        return " " in text and ((text[-1] in "0123456789%" and _FIGURES.search(text)) or _CODED.search(text)) is not None

    @property
    def folding(self) -> Folded:
        """The folded text with its map to the text."""
        return folded_lines(((self.text, self.folded),))

    def with_text(self, text: str) -> "Line":
        """The line with another text, or a piece of its own."""
        lead = min(self.lead, len(text)) if self.lead and self.text.startswith(text) else 0
        folded = fold(text).text
        return self._replace(text=text, folded=folded, squeezed=_squeezed(folded), lead=lead)


def _squeezed(folded: str) -> str:
    return folded.replace(" ", "")


MAX_LINES = 40_000
MAX_CHARACTERS = 3_000_000
"""The longest text of the field has 3 MB, a million characters; to understand more than these takes over two seconds."""


LONGEST_VALUE = 1_000
"""Characters of a value beside the text. Titles of the field have up to 200; what is longer is a text in the wrong place, and what is
known of titles and names need not be looked for in it."""


def check_size(lines: int, characters: int) -> None:
    """Raises `Unreadable` for a text longer than people write; readers that may unfold a short file to one ask while they do."""
    if lines > MAX_LINES or characters > MAX_CHARACTERS:
        raise Unreadable(f"{lines} lines with {characters} characters, more than {MAX_LINES} or {MAX_CHARACTERS}: split it")


def row_text(cells: Sequence[str]) -> str:
    """The cells of a row as they are shown: 朗霞街道 | | 5. An empty one keeps its place, so that figures stay below their heading; those
    at the end of the row are left out."""
    last = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return " ".join(" | ".join(cells[:last]).split())


def make_lines(texts: Sequence[str], marks: Iterable[Marks] = repeat(UNMARKED)) -> tuple[Line, ...]:
    """Lines with these texts and marks, folded together. Raises `Unreadable` for a text longer than people write."""
    whole = "\n".join(texts)
    check_size(len(texts), len(whole))
    folded = fold_lines(whole).text
    forms = zip(texts, folded.split("\n"), _squeezed(folded).split("\n"), marks, strict=False)
    return tuple([Line._make((text, line, squeezed, *told)) for text, line, squeezed, told in forms])


@dataclass(frozen=True, slots=True)
class Page:
    """A file as read.

    `title` is what the file calls itself outside its text (`<title>`, document properties). `meta` are named values from
    outside the text, keys in lower case (`<meta name=…>`). `given` are fields to be taken as they are (JSON Lines). `markup` tells a web
    page, which may hold no article at all.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    markup: bool = False


def bounded(page: Page) -> Page:
    """The page without the ends of values that are longer than `LONGEST_VALUE`, with a warning for each of those that were given."""
    long = [(name, len(value)) for name, value in page.given.items() if isinstance(value, str) and len(value) > LONGEST_VALUE]
    warnings = (f"{name} has {length} characters: cut after {LONGEST_VALUE}" for name, length in long)
    return replace(
        page,
        title=page.title and page.title[:LONGEST_VALUE],
        meta={name: value[:LONGEST_VALUE] for name, value in page.meta.items()},
        given={name: value[:LONGEST_VALUE] if isinstance(value, str) else value for name, value in page.given.items()},
        warnings=(*page.warnings, *warnings),
    )
