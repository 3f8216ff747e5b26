"""Which script a text is written in, told by the characters that exist in one script only."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from analyzers.rows import read_rows

Script = Literal["hans", "hant", "mixed"]

CHARACTERS = Path(__file__).resolve().parent / "data" / "script_characters.txt"
MIXED_SHARE = 0.2
"""From this share of the rarer script on a text is mixed. Names, quotations and the page around an article stay below it."""


def detect_script(text: str) -> Script:
    """`hant` or `hans` by the characters found in one script only; a text without any is `hans`."""
    own_hans, own_hant = _characters()
    if not (hant := len(own_hant.findall(text))):
        return "hans"
    hans = len(own_hans.findall(text))
    if min(hans, hant) / (hans + hant) >= MIXED_SHARE:
        return "mixed"
    return "hant" if hant > hans else "hans"


@cache
def _characters() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The characters of Simplified texts only, and those of Traditional ones."""
    own = {row.values[0]: row.values[1] for row in read_rows(CHARACTERS, columns=2)}
    return re.compile(f"[{own['hans']}]"), re.compile(f"[{own['hant']}]")
