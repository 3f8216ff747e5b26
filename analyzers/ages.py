"""Ages, which texts write with digits or in numerals, as 岁 or as 周岁: who asks for 八十岁 is answered by 80周岁."""

import re
from collections.abc import Iterator, Sequence

from analyzers.synonyms import Expansion
from analyzers.tokens import Token

OLDEST = 120

_DIGITS = "零一二三四五六七八九"
_UNITS = ("岁", "周岁")
_AGE = re.compile(rf"(?P<number>\d{{1,3}}|[{_DIGITS}十百]+)(?P<unit>周?岁)")


def other_ages(folded: str, tokens: Sequence[Token]) -> Iterator[Expansion]:
    """What each age in a folded text is elsewhere. `tokens` is how it is cut: an age begins and ends where words do."""
    starts, ends = {token.start for token in tokens}, {token.end for token in tokens}
    for found in _AGE.finditer(folded):
        age = _READ.get(found["number"])
        if age is None or found.start() not in starts or found.end() not in ends:
            continue
        written = (number + unit for number in (str(age), _numeral(age)) for unit in _UNITS)
        yield from (Expansion(found[0], one, found.start(), found.end()) for one in written if one != found[0])


def _numeral(number: int) -> str:
    """14 → 十四, 80 → 八十, 103 → 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_DIGITS[hundreds]}百" if hundreds else ""
    middle = "零" if hundreds and ones and not tens else f"{_DIGITS[tens] if tens > 1 or hundreds else ''}十" if tens else ""
    return head + middle + (_DIGITS[ones] if ones else "")


_READ = {written: age for age in range(1, OLDEST + 1) for written in (str(age), _numeral(age))}
