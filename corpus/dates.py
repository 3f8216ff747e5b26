"""Dates in every form official documents write them: 2024-07-04, 2024年4月11日, 二〇二四年四月十一日, 民國113年4月11日, 113年4月11日,
民國113.04.11, 二〇二四年4月11日, 20240411, 2024-07-0409:30 with the time of day glued to it, and 04.07.2024 as systems set to Europe or
Hong Kong write it.

Digit runs that lost their marks (2023626, 20236月26日) are read only when they can mean one day.
Text is expected folded (`analyzers.fold`): half-width digits, Simplified script.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus import numerals

FIRST_YEAR, LAST_YEAR = 1912, 2100
_DIGITS = f"{numerals.ZERO}一二三四五六七八九"
_YEAR = rf"[{_DIGITS}]{{4}}"
_NUMERAL = f"[元一二三四五六七八九十百廿卅{numerals.ZERO}]{{1,5}}"

_FORMS = re.compile(
    rf"""(?=[中民\d{_DIGITS}])(?:
    (?:中华)?民国\ ?(?P<roc>\d{{1,3}}|{_NUMERAL})\ ?年\ ?(?P<roc_month>\d{{1,2}}|{_NUMERAL})\ ?月\ ?(?P<roc_day>\d{{1,2}}|{_NUMERAL})\ ?日
  | 民国\ ?(?P<short_roc>\d{{2,3}})\ ?(?P<short_mark>[-/.])\ ?(?P<short_month>\d{{1,2}})\ ?(?P=short_mark)\ ?(?P<short_day>\d{{1,2}})(?!\d)
  | (?<![\d第])(?P<bare_roc>1[0-4]\d)\ ?年\ ?(?P<bare_month>\d{{1,2}})\ ?月\ ?(?P<bare_day>\d{{1,2}})\ ?日
  | (?<!\d)(?P<year>\d{{4}})\ ?(?:年\ ?(?P<month>\d{{1,2}}|元)\ ?月\ ?(?P<day>\d{{1,2}})(?!\d)\ ?日?
                     |(?P<mark>[-/.·])\ ?(?P<month2>\d{{1,2}})\ ?(?P=mark)\ ?(?P<day2>\d{{1,2}})(?:(?!\d)|(?=\d\d:\d\d)))
  | (?<![\d.])(?P<first_day>\d\d)(?P<first_mark>[-/.])(?P<second_month>\d\d)(?P=first_mark)(?P<last_year>(?:19|20)\d\d)(?![\d年.])
  | (?P<han_year>{_YEAR})\ ?年\ ?(?P<han_month>\d{{1,2}}|{_NUMERAL})\ ?月\ ?(?P<han_day>\d{{1,2}}|{_NUMERAL})\ ?日
  | (?<![\d.])(?P<run>(?:19|20)\d{{2}})(?:
        年(?P<run_tail>\d{{2,4}})日|(?P<tail>\d{{3,4}})(?!\d|[.%]|\ ?[万亿元个名人张家户次件条平岁余多])日?
                       |(?P<tail_month>\d{{1,2}})月(?P<tail_day>\d{{1,2}})日|(?P<tail_days>\d{{2,4}})日)
    )""",
    re.VERBOSE,
)


_REPUBLIC = re.compile(r" ?(1[0-4]\d)([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?P<year>[0-3]\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?: \d{1,2}:\d\d(?::\d\d)?)?")
_SHORT_RUN = re.compile(r"(20\d\d)([1-9][1-9])")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


class FoundDate(NamedTuple):
    """A date and where it stands in the text."""

    day: date
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every full date (with its day) in a folded text, in order."""
    if "贰" in text or "壹" in text:  # 贰零贰肆年叁月壹日
        text = text.translate(_FORMAL)
    for found in _FORMS.finditer(text):
        if day := _day(found):
            yield FoundDate(day, found.start(), found.end())


def first_date(text: str) -> date | None:
    """The first full date in a folded text."""
    return next((found.day for found in find_dates(text)), None)


def republic_date(value: str) -> date | None:
    """The day a folded value gives by the republic's calendar without saying so: 113-03-12. Only where nothing but a date may stand."""
    found = _REPUBLIC.match(value)
    return _date(1911 + int(found[1]), int(found[3]), int(found[4])) if found else None


def value_date(value: str) -> date | None:
    """The day of a folded value that can be nothing but a date, so that short forms are read too: 113-03-12, 24-07-04, 202474."""
    if day := first_date(value) or republic_date(value):
        return day
    value = value.strip()
    if short := _SHORT.fullmatch(value):
        return _date(2000 + int(short["year"]), int(short["month"]), int(short["day"]))
    run = _SHORT_RUN.fullmatch(value)
    return _date(int(run[1]), int(run[2][0]), int(run[2][1])) if run and int(run[2]) > 12 else None


def _day(found: re.Match[str]) -> date | None:
    last = found.lastgroup
    if last == "roc_day":
        return _date(1911 + numerals.value(found["roc"]), numerals.value(found["roc_month"]), numerals.value(found["roc_day"]))
    if last == "short_day":
        return _date(1911 + int(found["short_roc"]), int(found["short_month"]), int(found["short_day"]))
    if last == "bare_day":
        return _date(1911 + int(found["bare_roc"]), int(found["bare_month"]), int(found["bare_day"]))
    if last in ("day", "day2"):
        return _date(int(found["year"]), numerals.value(found["month"] or found["month2"]), int(found[last]))
    if last == "last_year":
        return _date(int(found["last_year"]), int(found["second_month"]), int(found["first_day"]))
    if last == "han_day":
        year = numerals.spelled(found["han_year"])
        return _date(year, numerals.value(found["han_month"]), numerals.value(found["han_day"]))
    if last == "tail_day":
        return _date(int(found["run"]), int(found["tail_month"]), int(found["tail_day"]))
    return _unambiguous(int(found["run"]), found[last or "tail"])


def _unambiguous(year: int, tail: str) -> date | None:
    """The one day that month and day run together (`626`, `74`, `0626`) can mean, or None."""
    if len(tail) == 4:
        return _date(year, int(tail[:2]), int(tail[2:]))
    days = {_date(year, int(tail[:cut]), int(tail[cut:])) for cut in range(1, len(tail)) if tail[cut] != "0" and tail[0] != "0"} - {None}
    return days.pop() if len(days) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
