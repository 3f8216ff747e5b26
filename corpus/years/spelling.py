"""Years as titles and headings write them for short – 2023工作总结, 23年总结, 2O23年, （2022）, 一一二年度 – → as phrases know them.

Only short texts are read so: in running text 2023 is as often a number of people. Texts are folded.
"""

import re
from functools import cache

from corpus import numerals
from corpus.years.wording import load_year_wording

NEAR = 3
"""Years by which a year written with two digits, or counted by the republic in numerals, may lie before that of writing."""
_REPUBLIC = 1911

_MAY_HOLD = re.compile(r"\d\s?[\do〇○零]|一[百〇○零0o一二三四]|二[〇○零]..年?[至到—~-]")
_LETTERS = re.compile(r"(?<![\da-z])[12][\do〇○零]{3}(?=\s?年)")
_SPACED = re.compile(r"(?<![\d.])(1\s?9|2\s?0)\s?(\d)\s?(\d)(?=\s?年)")
_SPAN_IN_NUMERALS = re.compile(
    r"(二[〇○零][〇○零一二三四五六七八九]{2})年?(?:至|到|[-—~])(?:二[〇○零])?([一二三四][〇○零一二三四五六七八九])(?=年)"
)
"""二零二四至二五年度, as Hong Kong and Macau write their financial years."""
_LISTED = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=(?:\s?[、,和及与]\s?(?:19|20)\d\d)+年)")
_BRACKETED = re.compile(r"(?<=[(\[])((?:19|20)\d\d)(?=[)\]](?!\s?第?\d))")
_COUNTED = re.compile(
    r"(?<![〇○零一二三四五六七八九十百])(?:一[〇○零o一二三四][〇○零o一二三四五六七八九]|一百零?(?:[一二三四]?十)?[一二三四五六七八九]?)(?=年)"
)


def spell_out(text: str, today: int | None) -> str:
    """The text, each of its years with four digits and 年 behind; `today` is the year of writing.

    Without it what has four digits is read, what has fewer is not.
    """
    if not _MAY_HOLD.search(text):
        return text
    text = _LETTERS.sub(lambda found: "".join(digit if digit.isdecimal() else "0" for digit in found[0]), text)
    text = _SPACED.sub(lambda found: f"{found[1].replace(' ', '')}{found[2]}{found[3]}", text)
    text = _SPAN_IN_NUMERALS.sub(lambda found: f"{numerals.spelled(found[1])}-{numerals.spelled('二〇' + found[2])}", text)
    for pattern in (_LISTED, _BRACKETED, _bare()):
        text = pattern.sub(r"\g<0>年", text)
    if today is None:
        return text
    text = _short().sub(lambda found: _if_near(2000 + int(found[1]), found[0], today), text)
    return _COUNTED.sub(lambda found: _if_near(_REPUBLIC + numerals.value(found[0]), found[0], today), text)


def _if_near(year: int, written: str, today: int) -> str:
    return str(year) if today - NEAR <= year <= today + 1 else written


@cache
def _bare() -> re.Pattern[str]:
    """A year by itself: no part of a longer number, a standard or a document's number, no number of people or things."""
    words = load_year_wording()
    counts = rf"\s?(?!{words['not_a_unit'].pattern})(?:{words['unit'].pattern})"
    return re.compile(rf"(?<![\da-z.〔(\[{{<【/+*#第~—–-])(?:19|20)\d\d(?!\s?[\d年〕)\]}}>】/+*%℃°~—–-]|{counts})(?=\s?[㐀-鿿“《\"(])")


@cache
def _short() -> re.Pattern[str]:
    """The two digits of 23年工作总结, 23年度, 23年第一季度."""
    reported = load_year_wording()["reported"].pattern
    return re.compile(
        rf"(?<![\d.第:〇零一二三四五六七八九十])([12]\d)(?=年(?:度|终|[上下]半年|第?[一二三四1-4]季度|[㐀-鿿]{{0,8}}?(?:{reported})))"
    )
