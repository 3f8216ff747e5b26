"""Phrases of a text that tell years: 2023年, 2021—2025年, “十四五”, 民国113年, 去年. Texts are folded."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from corpus import numerals

Kind = Literal["year", "span", "plan", "relative", "day"]

_YEAR = r"(?:19|20)\d\d"
_PHRASE = re.compile(
    rf"""[12二一民第十六七八九前去上今本当年明来下]   # what a phrase can begin with, taken first: a text is searched for that much faster,
    (?=[019〇零○◯o国一二三四五六七八九十年内半])      # and what can come next
    (?:
      (?<!\d.)(?:(?<=1)9|(?<=2)0)\d\d(?:
          (?:年度?|年\d{{1,2}}月)?\s*(?:[-—–~〜～]{{1,2}}|至|到|/(?=(?:20)?\d\d(?:学?年度|学年)))\s*(?:{_YEAR}(?!\d)|\d\d(?=年))(?P<span>)
        | 年\d{{1,2}}月\d{{1,2}}[日号](?P<day>)
        | (?=\s?年(?!代))(?P<year>)
        | (?=(?:1[0-2]|[1-9])月)(?P<lost>))
    | (?<=[二一])[〇零○◯0o九][〇零○◯0o一二三四五六七八九]{{2}}(?=年)(?P<han>)
    | (?:(?<=民)国\d{{2,3}}(?=年)|(?<=1)(?<![\d.].)[01]\d(?=年度)|(?<=1)(?:(?<=^.)|(?<=[局处府市县会署部所].))[01]\d(?=年))(?P<minguo>)
    | (?:(?<=[六七八九])五[”"』」]?\s?|(?<=第)[五六七八九]个五年)(?=普法|法[治制]宣传)(?P<law>)
    | (?<=第)(?P<ordinal>十[一二三四五六]?|[七八九])个五年
    | (?<![一二三四五六七八九十].)(?:(?<=十)[一二三四五六]|(?<=[七八九]))五(?=[”"』」]|时期|规划|期间|以来|末|开局|收官|计划)(?P<plan>)
    | (?<=前)年(?P<before_last>)
    | (?:(?<=去)年|(?<=上)一?年度?(?!半))(?P<previous>)
    | (?:(?<=今)年|(?<=本)年度?|(?<=当)年|(?<=年)内|(?<![年度\d].)(?<=[上下])半年)(?P<current>)
    | (?:(?<=[明来])年|(?<=下)一?年度?(?!半))(?P<next>)
    )""",
    re.VERBOSE | re.MULTILINE,
)
MAY_TELL = re.compile(r"[\d年五]")
"""One of these is in every phrase."""
_PLANS = ("六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六")
_FIRST_PLAN_YEAR = 1981
"""The first year of the sixth five-year plan; every later one follows after five years."""
_LAW_PLANS = "一二三四五六七八九"
_FIRST_LAW_YEAR = 1986
"""The first year of the first of the five-year plans for legal education (“八五”普法: 2021–2025), which are counted by themselves."""
_RELATIVE = {"before_last": -2, "previous": -1, "current": 0, "next": 1}
_LONGEST_SPAN = 30
"""A longer span is a mistake of reading."""


class YearPhrase(NamedTuple):
    """`text[start:end]` tells `years`. A `day` is a full date, which says when something happened rather than what a text is about."""

    start: int
    end: int
    years: tuple[int, ...]
    kind: Kind


def find_years(text: str, today: int | None = None) -> Iterator[YearPhrase]:
    """The phrases of `text` in order; relative ones (今年) only when `today`, the year of writing, is known."""
    for found in _PHRASE.finditer(text):
        name = found.lastgroup or ""
        if name in _RELATIVE:
            if today is not None:
                yield YearPhrase(found.start(), found.end(), (today + _RELATIVE[name],), "relative")
        else:
            kind, read = _READERS[name]
            if years := read(found[name] or found[0]):
                yield YearPhrase(found.start(), found.end(), years, kind)


class YearPhrases:
    """The phrases of a folded text, to be asked for any part of it. Relative ones count when `today`, the year of writing, is known."""

    def __init__(self, text: str, today: int | None) -> None:
        self.text = text
        self.today = today
        self._found = list(find_years(text, today))
        self._starts = [phrase.start for phrase in self._found]
        self._ends = [phrase.end for phrase in self._found]

    def __iter__(self) -> Iterator[YearPhrase]:
        return iter(self._found)

    def between(self, start: int, end: int) -> list[YearPhrase]:
        """The phrases that lie in `text[start:end]`."""
        return self._found[bisect_left(self._starts, start) : bisect_right(self._ends, end)]


def _span(phrase: str) -> tuple[int, ...]:
    first, *_, last = (number for number in re.findall(r"\d+", phrase) if len(number) == 4 or phrase.endswith(number))
    years = range(int(first), int(first[: 4 - len(last)] + last) + 1)
    return tuple(years) if 1 < len(years) <= _LONGEST_SPAN else ()


def _plan(phrase: str) -> tuple[int, ...]:
    if phrase not in _PLANS:
        return ()
    first = _FIRST_PLAN_YEAR + 5 * _PLANS.index(phrase)
    return tuple(range(first, first + 5))


def _law(phrase: str) -> tuple[int, ...]:
    first = _FIRST_LAW_YEAR + 5 * _LAW_PLANS.index(phrase.removeprefix("第")[0])
    return tuple(range(first, first + 5))


def _minguo(phrase: str) -> tuple[int, ...]:
    return (int(phrase.removeprefix("民国")) + 1911,)


_READERS: dict[str, tuple[Kind, Callable[[str], tuple[int, ...]]]] = {
    "span": ("span", _span),
    "day": ("day", lambda phrase: (int(phrase[:4]),)),
    "year": ("year", lambda phrase: (int(phrase),)),
    "lost": ("year", lambda phrase: (int(phrase),)),
    "han": ("year", lambda phrase: (numerals.spelled(phrase),)),
    "minguo": ("year", _minguo),
    "law": ("plan", _law),
    "plan": ("plan", lambda phrase: _plan(phrase[:-1])),
    "ordinal": ("plan", _plan),
}
