"""Text that was damaged before it came to us: kept and named, but for what only stands in the way of reading it."""

import re
from collections.abc import Sequence

from corpus.reading.page import Line

_PAGE_FIELD = re.compile(r"^(?:PAGE ?(?:\\\* ?MERGEFORMAT ?)?)+\d*(?=[\u4e00-\u9fff])")
"""PAGEPAGE1, a field of Word that was copied as text."""
_LOST_INDENT = "??"
INDENTED = 3  # lines that begin with it; one may ask twice
_HAN = "\u4e00-\u9fff"
_DAMAGE = (
    (("\ufffd",), re.compile("\ufffd"), "replacement characters"),
    (("?",), re.compile(rf"(?<=[{_HAN}，。、])\?{{2,}}(?=[{_HAN}])|(?<=[{_HAN}])\?(?=[!！][\u3400-\u9fff])"), "garbled characters"),
    (("锟", "烫", "屯"), re.compile("锟斤拷|烫烫烫|屯屯屯"), "garbled characters (锟斤拷)"),
    (None, re.compile("[\ue000-\uf8ff][\ue000-\uf8ff]{2,}"), "private-use characters"),  # begins with one, which is found fast
)
"""What damage looks like: strings one of which must be there (a quick look), the pattern, and its name."""


def without_lost_indents(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[str, ...]]:
    """The lines without the `??` that many begin with: two wide spaces that a program could not write."""
    damaged = sum(line.text.startswith(_LOST_INDENT) for line in lines)
    if damaged < INDENTED:
        return lines, ()
    mended = (line.with_text(text) if line.text[:2] == _LOST_INDENT and (text := line.text.lstrip("? ")) else line for line in lines)
    return [line for line in mended if line.text != _LOST_INDENT], (f"{damaged} paragraphs begin with ?? for their indent: left out",)


def without_page_fields(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the fields of Word that were copied as text before them."""
    return [line.with_text(_PAGE_FIELD.sub("", line.text)) if line.text.startswith("PAGE") else line for line in lines]


def damage(lines: Sequence[Line]) -> tuple[str, ...]:
    """A warning for each kind of damage that stands in the lines."""
    warnings = []
    text = "\n".join([line.text for line in lines])
    for signs, pattern, name in _DAMAGE:
        if signs is not None and not any(sign in text for sign in signs):
            continue
        if count := len(pattern.findall(text)):
            warnings.append(f"damaged text: {name} in {count} places, kept as they are")
    return tuple(warnings)
