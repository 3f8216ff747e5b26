"""Runs of digits and letters: whole, and in the parts a user would type.

5598.07万元   5598.07 5598.07万 5598.07万元 5598 07
[2019]78号    [2019]78 [2019]78号 2019 78 78号
2021-2025年  2021-2025 2021-2025年 2021 2025 2025年
12.5%        12.5% 12.5 12 5
1+8+x        1+8+x 1+8 8+x 1 8 x
pm2.5        pm2.5 pm2 2.5 pm 2 5
g20          g20 g 20

A year in numerals (二〇二〇年) is one term; `arabic_year` tells which it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Units:
    """What makes one term with the number before it. `closed` units make no word with what follows them."""

    all: frozenset[str]
    closed: tuple[str, ...]

    def at(self, text: str) -> Iterator[str]:
        """The units `text` begins with, the shortest first."""
        return (text[:length] for length in range(1, min(LONGEST_UNIT, len(text)) + 1) if text[:length] in self.all)


LONGEST_UNIT = 4


NUMERALS = "〇○零一二三四五六七八九"
NUMERAL_YEAR = f"(?:一九|二[〇○零])[{NUMERALS}]{{2}}年"
"""A year in numerals, for use in a pattern on folded text: of the 20th or 21st century, else it is a count."""
_ARABIC = str.maketrans(NUMERALS, "000123456789")
_YEAR = re.compile(NUMERAL_YEAR)

MOST_CHAINED = 5
"""Parts of a run whose chains are terms; runs of more are addresses and the like."""

_PARTS = re.compile(rf"\d+|[^\W\d_{HAN}]+")
_CHAINS = {
    length: [(first, last) for first in range(length) for last in range(first + 1, length) if last - first < length - 1]
    for length in range(3, MOST_CHAINED + 1)
}
"""By how many parts a run has: the first and the last part of each chain of two or more, the whole run left out."""
_SIGNS = "%‰℃"


def cut_run(run: Token, following: str, units: Units) -> Iterator[Token]:
    """The tokens of one run. `following` is the Han text right behind it, where units are looked for."""
    number = run.text.rstrip(_SIGNS)
    counted = list(units.at(following)) if number[-1].isdecimal() else []
    parts = list(_PARTS.finditer(number))
    yield run
    for unit in counted:
        yield Token(run.text + unit, run.start, run.end + len(unit))
    if number != run.text:
        yield Token(number, run.start, run.start + len(number))
    if 2 < len(parts) <= MOST_CHAINED:
        for first, last in _CHAINS[len(parts)]:
            chain = number[parts[first].start() : parts[last].end()]
            yield Token(chain, run.start + parts[first].start(), run.start + parts[last].end())
    if len(parts) > 1:
        for part in parts:
            yield Token(part.group(), run.start + part.start(), run.start + part.end())
        if number == run.text:
            start = run.start + parts[-1].start()
            for unit in counted:
                yield Token(parts[-1].group() + unit, start, run.end + len(unit))


def arabic_year(word: str) -> str | None:
    """二〇二〇年 → 2020年; None for any other word."""
    return word.translate(_ARABIC) if _YEAR.fullmatch(word) else None


@cache
def load_units(path: Path = UNITS) -> Units:
    """Raises DataError naming file and line."""
    closed: dict[str, bool] = {}
    for row in read_rows(path):
        unit, *marks = row.values
        if marks not in ([], ["closed"]):
            raise row.error(f"{marks} is no mark; `closed` is the only one")
        if len(unit) > LONGEST_UNIT:
            raise row.error(f"{unit} is longer than {LONGEST_UNIT} characters")
        closed[unit] = bool(marks)
    return Units(frozenset(closed), tuple(sorted((unit for unit in closed if closed[unit]), key=len, reverse=True)))
