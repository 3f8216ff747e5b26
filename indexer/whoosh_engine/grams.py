"""Terms of the grams stream as numbers: no string is made of a gram, neither to index nor to find it.

A gram is one character or two, each a letter, digit or Han character; its number is `first << 18 | second`, 0 standing for no second.
Numbers compare as the strings do.
"""

import re
from functools import cache

import numpy as np

from indexer.whoosh_engine.array_file import Array

CHARACTER_BITS = 18
"""Letters, digits and Han characters end below U+40000 (`letter_table` makes sure)."""
LOW = (1 << CHARACTER_BITS) - 1
HIGH = 0xD800 >> 10
"""The upper bits of a UTF-16 unit that opens a character beyond `PLANE`; one more, and it closes it."""
PLANE = 1 << 16


def number_of(gram: str) -> int | None:
    """The number of a gram; None for a string that is none."""
    characters = [*map(ord, gram)]
    if not 1 <= len(characters) <= 2 or max(characters) > LOW:
        return None
    return characters[0] << CHARACTER_BITS | (characters[1] if len(characters) == 2 else 0)


def gram_of(number: int) -> str:
    """The inverse of `number_of`."""
    second = number & LOW
    return chr(number >> CHARACTER_BITS) + (chr(second) if second else "")


@cache
def letter_table() -> Array:
    """Which characters are part of grams (bool); the last entry stands for all characters beyond."""
    letters = np.zeros(LOW + 2, np.bool_)
    for run in re.finditer(r"[^\W_]+", "".join(map(chr, range(len(letters))))):
        letters[slice(*run.span())] = True
    if letters[-1]:
        raise ValueError("a letter beyond U+3FFFF: grams need more bits")
    return letters
