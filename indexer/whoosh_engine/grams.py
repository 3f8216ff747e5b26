"""Terms of the grams stream as numbers: no string is made of a gram, neither to index nor to find it.

A gram is one character or two, each a letter, digit or Han character; its number is `first << 18 | second`, 0 standing for no second.
Numbers compare as the strings do.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from indexer.whoosh_engine.array_file import Array

CHARACTER_BITS = 18
"""Letters, digits and Han characters end below U+40000 (`_letters` makes sure)."""
GRAM_BITS = 2 * CHARACTER_BITS
LOW = (1 << CHARACTER_BITS) - 1


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


def cut(texts: Sequence[str]) -> tuple[Array, Array]:
    """The grams of folded texts (those of `analyzers.gram_terms`), as numbers (int64), and for each the index of its text (int64)."""
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    characters = np.minimum(np.frombuffer(joined, np.uint32), LOW + 1).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), np.fromiter(map(len, texts), np.int64, len(texts)))
    letters = _letters()[characters]
    pairs = np.flatnonzero(letters[:-1] & letters[1:] & (owners[:-1] == owners[1:]))
    singles = np.flatnonzero(letters)
    numbers = np.concatenate((characters[singles] << CHARACTER_BITS, characters[pairs] << CHARACTER_BITS | characters[pairs + 1]))
    return numbers, np.concatenate((owners[singles], owners[pairs]))


@cache
def _letters() -> Array:
    """Which characters are part of grams; the last entry stands for all characters beyond."""
    letters = np.zeros(LOW + 2, np.bool_)
    for run in re.finditer(r"[^\W_]+", "".join(map(chr, range(len(letters))))):
        letters[slice(*run.span())] = True
    if letters[-1]:
        raise ValueError("a letter beyond U+3FFFF: grams need more bits")
    return letters
