"""The bytes of a text file → its text, without what programs added to it."""

import re

from corpus.reading.encoding import decode
from corpus.reading.page import MAX_LINES, Unreadable
from corpus.reading.readings import without_readings

MAX_BREAKS = 20 * MAX_LINES  # of a text, blank lines and both signs of a break counted
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_ESCAPED = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>")
SPACES = frozenset({0x20, 0x09, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF})


def cleaned(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text without comments and leftovers of programs, and what is to be said of it. Raises `Unreadable` for one with more line
    breaks than people write."""
    decoded = decode(data)
    if (breaks := decoded.text.count("\n") + decoded.text.count("\r")) > MAX_BREAKS:
        raise Unreadable(f"{breaks} line breaks, more than {MAX_BREAKS}: split it")
    text, unescaped = unescape_spaces(_COMMENT.sub("", decoded.text))
    text, unread = without_readings(text)
    return text, decoded.warnings + unescaped + unread


def unescape_spaces(text: str) -> tuple[str, tuple[str, ...]]:
    """`<U+00A0>` and the like, left by programs that could not write the character, become the space they stand for."""
    if "<U+" not in text:
        return text, ()
    text, count = _ESCAPED.subn(lambda found: " " if int(found[1], 16) in SPACES else found[0], text)
    return text, (f"{count} characters are written as escapes (<U+00A0>); those of spaces were read as spaces",)
