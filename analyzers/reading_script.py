"""A text in the other script, for reading: same length, character by character, so that every offset stays valid.

Search never uses this (it folds); it is for people who read one script more easily. The tables are OpenCC's `s2t` and
`t2s`: characters and phrases (头发 → 頭髮, 皇后 → 皇后), not the wording of a region. On the 40 shipped samples the result is OpenCC's own.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

import opencc

from analyzers.simplified import Simplifier, Tables, read_table, read_tables

ReadingScript = Literal["hans", "hant"]


def convert(text: str, script: ReadingScript) -> str:
    """`text` in Simplified (`hans`) or Traditional (`hant`) characters; `len` and offsets are those of `text`."""
    return _converter(script)(text)


@cache
def _converter(script: ReadingScript) -> Callable[[str], str]:
    """Made when first asked for: the phrases into Traditional take about 0.1 s to read."""
    if script == "hans":
        return Simplifier(read_tables())
    folder = Path(opencc.__file__).parent / "dictionary"
    return Simplifier(Tables(read_table(folder / "STPhrases.txt"), read_table(folder / "STCharacters.txt")))
