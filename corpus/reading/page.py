"""What every reader hands out: a `Page`, the lines of a file in reading order with what the mark-up told about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class Unreadable(Exception):  # noqa: N818 - it names the state of the file
    """A file that cannot be read; the message is the reason and says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or table row: one line of what a reader sees, trimmed, without line breaks.

    `heading` is the depth of a marked heading (h1 or `#` is 1), 0 for none. `cells` are the cells of a table row.
    `linked` is the share of its characters inside links. `aside` tells that the mark-up calls its place navigation,
    footer, share bar or the like.
    """

    text: str
    heading: int = 0
    bold: bool = False
    centered: bool = False
    linked: float = 0.0
    aside: bool = False
    cells: tuple[str, ...] = ()


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
