"""Runs of digits and letters: whole, and in the parts a user would type.

5598.07万元   5598.07万元 5598.07万 5598.07 5598 07
[2019]78号    [2019]78号 2019 78号 78
2024-07-04   2024-07-04 2024 07 04
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

RUN = rf"\[\d{{4}}\]第?\d+号|{WORD}+(?:[.+\-_/:@&'·]{WORD}+)*[%‰℃]?"
"""One run: letters and digits, held together by single connecting marks; or a document number in brackets."""

_PARTS = re.compile(rf"\d+|[^\W\d_{HAN}]+")
_DOCUMENT_NUMBER = re.compile(r"\[(\d{4})\]第?(\d+)号")
_ENDS_IN_NUMBER = re.compile(r"\d%?$")


def cut_run(run: Token, following: str) -> Iterator[Token]:
    """The tokens of one run. `following` is the Han text right behind it, where units are looked for."""
    yield run
    if found := _DOCUMENT_NUMBER.fullmatch(run.text):
        number = found.start(2)
        yield Token(run.text[number:], run.start + number, run.end)
    elif _ENDS_IN_NUMBER.search(run.text):
        for unit in _units_at(following):
            yield Token(run.text + unit, run.start, run.end + len(unit))
    if run.text[-1] in "%‰℃":
        yield Token(run.text[:-1], run.start, run.end - 1)
    parts = list(_PARTS.finditer(run.text))
    if len(parts) > 1 or (parts and parts[0].group() not in {run.text, run.text[:-1]}):
        for part in parts:
            yield Token(part.group(), run.start + part.start(), run.start + part.end())


def _units_at(text: str) -> Iterator[str]:
    units, longest = _units()
    for length in range(1, longest + 1):
        if text[:length] in units and len(text) >= length:
            yield text[:length]


@cache
def _units() -> tuple[frozenset[str], int]:
    units = frozenset(row.values[0] for row in read_rows(UNITS, columns=1))
    return units, max(map(len, units))
