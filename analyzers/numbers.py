"""Runs of digits and letters: whole, and in the parts a user would type.

5598.07万元   5598.07 5598.07万 5598.07万元 5598 07
[2019]78号    [2019]78 [2019]78号 2019 78 78号
2021-2025年  2021-2025 2021-2025年 2021 2025 2025年
12.5%        12.5% 12.5 12 5
1+8+x        1+8+x 1 8 x
g20          g20 g 20
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from analyzers.folding import HAN
from analyzers.rows import read_rows
from analyzers.tokens import Token

UNITS = Path(__file__).parent / "data" / "units.txt"

WORD = rf"[^\W_{HAN}]"
"""A letter or digit that is no Han character, for use in a pattern on folded text."""

RUN = rf"\[\d{{4}}\]\d+|{WORD}+(?:[.+\-_/:@&'·]{WORD}+)*[%‰℃]?"
"""One run: letters and digits, held together by single connecting marks; or the year and number of a document."""

_PARTS = re.compile(rf"\d+|[^\W\d_{HAN}]+")
_SIGNS = "%‰℃"


def cut_run(run: Token, following: str) -> Iterator[Token]:
    """The tokens of one run. `following` is the Han text right behind it, where units are looked for."""
    number = run.text.rstrip(_SIGNS)
    units = list(_units_at(following)) if number[-1].isdecimal() else []
    parts = list(_PARTS.finditer(number))
    yield run
    for unit in units:
        yield Token(run.text + unit, run.start, run.end + len(unit))
    if number != run.text:
        yield Token(number, run.start, run.start + len(number))
    if len(parts) > 1:
        for part in parts:
            yield Token(part.group(), run.start + part.start(), run.start + part.end())
        if number == run.text:
            start = run.start + parts[-1].start()
            for unit in units:
                yield Token(parts[-1].group() + unit, start, run.end + len(unit))


def _units_at(text: str) -> Iterator[str]:
    units, longest = _units()
    return (text[:length] for length in range(1, min(longest, len(text)) + 1) if text[:length] in units)


@cache
def _units() -> tuple[frozenset[str], int]:
    units = frozenset(row.values[0] for row in read_rows(UNITS, columns=1))
    return units, max(map(len, units))
