"""A name that was read of folded text, given back in the characters of its document: 义乌市民政局 as 義烏市民政局.

Folding is Simplified, and so are the gazetteer and the labels of which names are completed. What a document shows of itself
stands in its own script.
"""

import unicodedata
from collections.abc import Sequence

from analyzers import Folded, fold
from analyzers.reading_script import convert
from corpus.script import Script

SHORTEST = 2
"""Characters of a part that is looked for by itself: a single one may stand in a word where it is another (发 for 發 and 髮)."""


def in_own_script(name: str, script: Script, written: Sequence[Folded]) -> str:
    """`name`, which is folded, as the first of the texts `written` has it, else, in a Traditional document, part by part: the longest
    that stand in one of them as they do there, the rest by the tables for reading. Folded again it is `name`."""
    found = _as_written(name, written)
    if found is None:
        found = _by_parts(name, written) if script == "hant" else name
    return found if fold(found).text == name else name


def _by_parts(name: str, written: Sequence[Folded]) -> str:
    parts: list[str] = []
    start = 0
    converted = convert(name, "hant")
    while start < len(name):
        ends = range(len(name), start + SHORTEST - 1, -1)
        end, part = next(
            ((end, part) for end in ends if (part := _as_written(name[start:end], written)) is not None),
            (start + 1, converted[start]),
        )
        parts.append(part)
        start = end
    return "".join(parts)


def _as_written(part: str, written: Sequence[Folded]) -> str | None:
    for text in written:
        if (at := text.text.find(part)) >= 0:
            return "".join(_letter(text, index) for index in range(at, at + len(part)))
    return None


def _letter(text: Folded, index: int) -> str:
    """A character as it is written, unless it is no letter in its normal form: a wide one, a radical that stands for a character."""
    character = text.original[slice(*text.span(index, index + 1))]
    normal = unicodedata.category(character)[0] == "L" and unicodedata.is_normalized("NFKC", character)
    return character if normal else text.text[index]
