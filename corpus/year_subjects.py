"""The years a piece of text is about, among all it names. Texts are folded."""

import re

from corpus.year_phrases import find_years

BOOK_TITLE = re.compile(r"《[^《》]*》")
LONG = ("span", "plan")
"""Kinds of phrases that tell several years."""


def subject_years(text: str, today: int | None, *, long: bool = True) -> tuple[int, ...]:
    """The years a title, heading or opening is about, ascending. Titles of other documents in it count only when nothing else tells.

    A single year inside a span is the year of the span that is meant (“十四五”规划2023年度任务).
    """
    for clue in (BOOK_TITLE.sub("", text), text) if "《" in text else (text,):
        phrases = [phrase for phrase in find_years(clue, today) if phrase.kind != "day" and (long or phrase.kind not in LONG)]
        single = {year for phrase in phrases if phrase.kind not in LONG for year in phrase.years}
        spans = [phrase for phrase in phrases if phrase.kind in LONG]
        if spans and not any(year in phrase.years for phrase in spans for year in single):
            return spans[0].years
        if near := {year for year in single if today is None or year <= today + 1}:
            return tuple(sorted(near))
    return ()


def prose_years(text: str, today: int | None) -> tuple[int, ...]:
    """The years a running text is about: the first span it names, also in a title it cites, else the first single year."""
    spans = [phrase.years for phrase in find_years(text) if phrase.kind in LONG]
    singles = [
        phrase.years
        for phrase in find_years(BOOK_TITLE.sub("", text))
        if phrase.kind == "year" and (today is None or phrase.years[0] <= today + 1)
    ]
    return next(iter(spans + singles), ())


def told_years(text: str, today: int | None) -> set[int]:
    """Single years a text names outside titles of other documents and full dates."""
    phrases = find_years(BOOK_TITLE.sub("", text), today)
    return {year for phrase in phrases if phrase.kind in {"year", "relative"} for year in phrase.years}
