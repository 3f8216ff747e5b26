"""Text that was damaged before it came to us: kept and named, but for what only stands in the way of reading it."""

import re
from collections.abc import Sequence

from corpus.reading.page import Line

_PAGE_FIELD = re.compile(r"^(?:PAGE ?(?:\\\* ?MERGEFORMAT ?)?)+\d*(?=[\u4e00-\u9fff])")
"""PAGEPAGE1, a field of Word that was copied as text."""
_LOST_INDENT = "??"
INDENTED = 3  # lines that begin or end with it; one may ask twice
_HAN = "\u4e00-\u9fff"
_DAMAGE = (
    (("\ufffd",), re.compile("\ufffd"), "replacement characters"),
    (("?",), re.compile(rf"(?<=[{_HAN}，。、])\?{{2,}}(?=[{_HAN}])|(?<=[{_HAN}])\?(?=[!！][\u3400-\u9fff])"), "garbled characters"),
    (("锟", "烫", "屯"), re.compile("锟斤拷|烫烫烫|屯屯屯"), "garbled characters (锟斤拷)"),
    (None, re.compile("[\ue000-\uf8ff][\ue000-\uf8ff]{2,}"), "private-use characters"),  # begins with one, which is found fast
)
"""What damage looks like: strings one of which must be there (a quick look), the pattern, and its name."""


def without_lost_indents(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[str, ...]]:
    """The lines without the `??` that many begin or end with: wide spaces that a program could not write."""
    spoiled = [_LOST_INDENT in (line.text[:2], line.text[-2:]) for line in lines]
    if sum(spoiled) < INDENTED:
        return lines, ()
    texts = [line.text.strip("? ") if lost else line.text for line, lost in zip(lines, spoiled, strict=True)]
    mended = [line.with_text(text) if lost else line for line, text, lost in zip(lines, texts, spoiled, strict=True) if text]
    return mended, (f"{sum(spoiled)} paragraphs begin or end with ?? for their spaces: left out",)


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
