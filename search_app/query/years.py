"""Years among the words of a query."""

import re

from analyzers.numbers import arabic_year

_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?)?")


def year_named(word: str) -> str | None:
    """The year that a folded word is (2018, 2018年, 2018年度, 二〇一八年), as four digits; None for any other word."""
    found = _YEAR.fullmatch(arabic_year(word) or word)
    return found[1] if found else None


def year_about(year: str) -> str:
    """The word by which the field `about` names a year that a passage covers."""
    return f"{year}年"
