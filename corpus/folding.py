"""`analyzers.fold` with a memory: the rules of this package fold each heading, line and passage many times over."""

from functools import lru_cache

from analyzers import Folded
from analyzers import fold as _fold

REMEMBERED = 8192  # texts; with the longest of them some 20 MB
LONGEST = 1000  # characters; whole documents are folded once and not kept


def fold(text: str) -> Folded:
    """The folded text and its map to `text`; the same as `analyzers.fold`."""
    return _remembered(text) if len(text) <= LONGEST else _fold(text)


@lru_cache(REMEMBERED)
def _remembered(text: str) -> Folded:
    return _fold(text)
