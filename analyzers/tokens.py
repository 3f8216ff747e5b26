"""The token: what both streams are made of."""

from typing import NamedTuple


class Token(NamedTuple):
    """A term and where it stands. `text == folded[start:end]`; offsets are characters of the folded text."""

    text: str
    start: int
    end: int
