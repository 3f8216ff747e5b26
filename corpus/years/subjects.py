"""The years a piece of text is about, among all it names. Texts are folded."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.years.phrases import MAY_TELL, YearPhrase, YearPhrases, find_years

BOOK_TITLE = re.compile(r"《[^《》]*》")
LONG = ("span", "plan")
"""Kinds of phrases that tell several years."""
SINCE = re.compile(r"年(?:以来|起)|年?\d{1,2}月份?以来")
"""What follows the year a report begins with, which says nothing of where it ends."""
FEW = 3
LATEST_REPORT = 5
"""Figures of a year are published within this many years; a text that begins with more years than `FEW` is a chronicle."""
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_PAST_TITLE = re.compile(
    r"(?<![十第])(?P<recent>过去|最近|近)?(?P<count>[二两三四五])年(?(recent)|(?:以?来|间|(?:民政)?工作(?!计划|方案|规划|要点)|总结|回顾))"
)
_PAST_OPENING = re.compile(r"(?:^|[。;\n])\s?(?:过去|近|最近)(?P<count>[二两三四五])年")
_BEGINS = re.compile(r"(?:^|[。;!?:\n])\s?(?:截[至止]|到)?$", re.MULTILINE)


def subject_years(text: str, today: int | None, *, long: bool = True, relative: bool = True) -> tuple[int, ...]:
    """The years a title, heading or opening is about, ascending. Titles of other documents in it count only when nothing else tells.

    A single year inside a span is the year of the span that is meant (“十四五”规划2023年度任务), of spans the one in figures is meant,
    of two plans in a row both.
    `long` and `relative` say whether spans and words like 今年 count.
    """
    if not MAY_TELL.search(text):  # as with most headings
        return ()
    for clue in (BOOK_TITLE.sub("", text), text) if "《" in text else (text,):
        left_out = {"day", *(() if long else LONG), *(() if relative else ("relative",))}
        phrases = [phrase for phrase in find_years(clue, today) if phrase.kind not in left_out]
        if not phrases:
            continue
        single = {year for phrase in phrases if phrase.kind not in LONG for year in phrase.years}
        spans = sorted((phrase for phrase in phrases if phrase.kind in LONG), key=lambda phrase: phrase.kind != "span")
        if spans and not any(year in phrase.years for phrase in spans for year in single):
            return _with_following(spans)
        if near := {year for year in single if today is None or year <= today + 1}:
            return tuple(sorted(near))
    return ()


def _with_following(spans: Sequence[YearPhrase]) -> tuple[int, ...]:
    """The years of the first of the spans, and of the plans that follow it without a gap: “十三五”总结和“十四五”思路."""
    years = spans[0].years
    for span in spans[1:]:
        if spans[0].kind == span.kind == "plan" and span.years[0] == years[-1] + 1:
            years += span.years
    return years


def prose_years(text: str, today: int | None) -> tuple[int, ...]:
    """The years a running text is about: the first span it names, also in a title it cites, else the first single year."""
    spans = [phrase.years for phrase in find_years(text) if phrase.kind in LONG]
    singles = [
        phrase.years
        for phrase in find_years(BOOK_TITLE.sub("", text))
        if phrase.kind == "year" and (today is None or phrase.years[0] <= today + 1)
    ]
    return next(iter(spans + singles), ())


def undated_years(text: str) -> tuple[int, ...]:
    """The latest single year an undated text names, since it looks back on the others, else its first span."""
    own = [phrase.years for phrase in find_years(BOOK_TITLE.sub("", text)) if phrase.kind == "year"]
    return max(own, default=()) or prose_years(text, None)


def told_years(text: str, today: int | None) -> set[int]:
    """Single years a text names outside titles of other documents and full dates."""
    phrases = find_years(BOOK_TITLE.sub("", text), today)
    return {year for phrase in phrases if phrase.kind in {"year", "relative"} for year in phrase.years}


def names_year(phrases: YearPhrases, year: int) -> bool:
    """Whether a text names a single year outside titles of other documents and full dates."""
    telling = [phrase.start for phrase in phrases if phrase.kind == "year" and year in phrase.years]
    if not telling:
        return False
    titles = [found.span() for found in BOOK_TITLE.finditer(phrases.text)]
    return any(not at or titles[at - 1][1] <= start for start in telling for at in [bisect_right(titles, (start, 0))])


def past_years(title: str, opening: str, today: int | None) -> tuple[int, ...]:
    """The years up to `today` that 五年工作总结, 近三年 or 过去五年 mean: from the one since when the opening reports, if it fits."""
    found = _PAST_TITLE.search(title) or _PAST_OPENING.search(opening)
    if found is None or today is None:
        return ()
    count = _COUNTS[found["count"]]
    since = (phrase.years[0] for phrase in find_years(opening) if phrase.kind == "year" and SINCE.match(opening, phrase.end))
    first = next((year for year in since if count <= today - year + 1 <= count + 1), today - count + 1)
    return tuple(range(first, today + 1))


def reported_years(opening: str, today: int) -> tuple[int, ...]:
    """The few years with which sentences of an opening begin: 2021年全县办理结婚登记1200对。"""
    own = BOOK_TITLE.sub("", opening)
    years = {
        phrase.years[0]
        for phrase in find_years(own)
        if phrase.kind == "year" and _BEGINS.search(own, max(0, phrase.start - 4), phrase.start) and not SINCE.match(own, phrase.end)
    }
    return tuple(sorted(years)) if len(years) <= FEW and all(today - LATEST_REPORT <= year <= today for year in years) else ()
