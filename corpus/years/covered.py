"""The years a document and its passages are about: headings and title first, then the text, the date only when nothing else tells.

What counts depends on the kind of document. A summary or a plan is about the years its title and top headings name; a programme
about its span; an evaluation about the part of the span that the text reports on; a notice about the year its title names, else
the year in which it was written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from corpus.dates import first_date
from corpus.model import Evidence
from corpus.years.phrases import YearPhrase, YearPhrases, find_years
from corpus.years.reference import reference_year
from corpus.years.spelling import spell_out
from corpus.years.subjects import (
    BOOK_TITLE,
    LONG,
    SINCE,
    names_year,
    past_years,
    prose_years,
    reported_years,
    subject_years,
    told_years,
    undated_years,
)
from corpus.years.wording import load_year_wording

MIDDLE = (7, 1)
"""Month and day of a document of which only the year is known."""
OPENING = 400
"""Characters of the text that say what it is about."""
DATED_INSIDE = frozenset(("notice", "announcement", "reply", "interpretation"))
"""Kinds of documents whose text names days of their own time; those of a plan lie ahead, those of a report behind."""
LOOKING_AHEAD = frozenset(("notice", "measure", "programme"))
"""Kinds whose text may be about the year to come; others only mention it (计划2025年开工)."""
_TO_COME = re.compile("[前之以]|起(?:施行|实施|执行|生效)")
_INDEX_YEAR = re.compile(r"(?<=[/_-])(20[0-3]\d)(?=(?:0[1-9]|1[0-2])?(?:[0-3]\d)?[-_/])")
_GOAL = re.compile(r"(?:(?<!截)[到至])(?:19|20)\d\d年|(?:19|20)\d\d年(?:\d{1,2}月)?(?:年?[底末])?(?:以前|之前|前)")
"""A year by which something is to be reached, which is not what a text is about: 到2025年, 2022年底前."""
_TARGET = re.compile(r"(?<!截)[到至](?:公元)?$|(?:预计|力争)$")
_SEVERAL_YEARS = re.compile(r"[二两三四五]年(?:行动|计划|方案|规划)")


@dataclass(frozen=True, slots=True)
class YearClues:
    """What tells the years of a document. `headings` are the top headings in order; all are folded. `phrases` are those of its text with
    its lines joined, `numbered` is the year of the document's number, `index_number` the number under which its site keeps it."""

    title: str
    headings: Sequence[str]
    phrases: YearPhrases
    doc_type: str
    published: date | None
    written: date | None
    numbered: int | None = None
    index_number: str | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """`years` ascending, `titled` those of them that the title names. `assumed` tells that only the date of writing or publication was
    known. `today` is the year 今年 means."""

    years: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    assumed: bool
    today: int | None
    titled: tuple[int, ...] = ()


def document_years(clues: YearClues) -> Years:
    """The years a document is about, with the evidence; empty when it has no date either."""
    dated = clues.written or _published_or_numbered(clues) or _kept_or_dated_inside(clues)
    spelled = {clue: spell_out(clue, dated.year if dated else None) for clue in (clues.title, *clues.headings)}
    read = replace(clues, title=spelled[clues.title], headings=[spelled[heading] for heading in clues.headings])
    text = clues.phrases.text
    opening = text[:OPENING]
    today = reference_year(clues.doc_type, read.title, read.headings, opening, dated)
    if clues.doc_type == "evaluation":
        found = _evaluated(read.title, read.headings, opening, text, dated)
    elif clues.doc_type in {"summary", "plan", "summary+plan"} or (clues.doc_type == "other" and _tell_several(read.headings)):
        found = _reported(read, dated, today)
    else:
        found = _first_told((("title", read.title), ("text", opening), ("heading", "\n".join(read.headings))), clues.doc_type, dated)
    if found is None and (dated or (dated := first_date(opening))):
        return _by_date(clues.phrases, dated, today or dated.year)
    if found is None and len(named := _named_alone(clues.phrases)) == 1:
        found = named, (Evidence("text", f"{named[0]}年"),)
    years, evidence = found or ((), ())
    written = {read: clue for clue, read in spelled.items()}
    shown = tuple(Evidence(item.kind, written.get(item.text, item.text)) for item in evidence)
    titled = set(subject_years(read.title, today)).intersection(years)
    return Years(years, shown, assumed=False, today=today, titled=tuple(sorted(titled)))


def _published_or_numbered(clues: YearClues) -> date | None:
    """The day of publication, unless the document's number tells that it is older: sites publish papers of years ago."""
    if clues.numbered and (clues.published is None or clues.numbered < clues.published.year):
        return date(clues.numbered, *MIDDLE)
    return clues.published


def _kept_or_dated_inside(clues: YearClues) -> date | None:
    """Of a document that bears no date the year in its index number, of a paper that tells what happened (notices, announcements) the
    latest year of which the text names a day, if the title names none."""
    if clues.index_number and (found := _INDEX_YEAR.search(clues.index_number)):
        return date(int(found[1]), *MIDDLE)
    if clues.doc_type not in DATED_INSIDE or subject_years(clues.title, None):
        return None
    text = clues.phrases.text
    days = [phrase.years[0] for phrase in clues.phrases if phrase.kind == "day" and not _TO_COME.match(text, phrase.end)]
    return date(max(days), *MIDDLE) if days else None


def _named_alone(phrases: YearPhrases) -> tuple[int, ...]:
    """The single years a text names, 2015年以来 left out."""
    return tuple({phrase.years[0] for phrase in phrases if phrase.kind == "year" and not SINCE.match(phrases.text, phrase.end)})


def _tell_several(headings: Sequence[str]) -> bool:
    """Whether the headings name years that differ: 一、2018年…新成绩, 三、扎实做好2019年工作 of a speech."""
    return len({year for heading in headings for year in subject_years(heading, None, long=False)}) > 1


class HeadingYears(NamedTuple):
    """What the headings above a passage tell: the years of the innermost that names any, and whether the outermost that tells it looks
    back at work done or ahead."""

    years: tuple[int, ...] = ()
    part: Literal["behind", "ahead"] | None = None

    def below(self, heading: str, today: int | None) -> "HeadingYears":
        """The same with one more heading (folded) inside; `today` is the year 今年 means."""
        return HeadingYears(subject_years(spell_out(heading, today), today) or self.years, self.part or _part(heading))


def _part(heading: str) -> Literal["behind", "ahead"] | None:
    """下一步打算 looks ahead, 主要工作成效 back."""
    if load_year_wording()["ahead"].search(heading):
        return "ahead"
    return "behind" if load_year_wording()["behind"].search(heading) else None


def passage_years(
    headings: HeadingYears, phrases: YearPhrases, span: tuple[int, int], document: tuple[int, ...], titled: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """The years of a passage: those its headings name, else those of the document's years that it names itself, else those of the title.

    `phrases` are those of the whole text, `span` is where the passage stands in it, `document` the document's years, `titled` those its
    title names: of a summary of 2019 with a last part on 2020 each other part is about 2019.
    """
    start, end = span
    if headings.years:
        return headings.years
    if len(document) == 1:
        return document
    if len(document) == 2 and headings.part:
        return document[1:] if headings.part == "ahead" else document[:1]
    if not document:
        return tuple(sorted(told_years(phrases.text[start:end], phrases.today)))
    named: set[int] = set()
    for phrase in phrases.between(start, end):
        if phrase.kind != "relative" and not _TARGET.search(phrases.text, max(start, phrase.start - 4), phrase.start):
            named.update(phrase.years, _since(phrases.text, phrase, document))
    return tuple(year for year in document if year in named) or tuple(year for year in document if year in titled) or document


def _since(text: str, phrase: YearPhrase, document: tuple[int, ...]) -> Iterable[int]:
    """2021年以来: from that year to the end of what the document is about."""
    return range(phrase.years[0], document[-1] + 1) if SINCE.match(text, phrase.end) else ()


Found = tuple[tuple[int, ...], tuple[Evidence, ...]] | None


def _reported(clues: YearClues, dated: date | None, today: int | None) -> Found:
    """Summaries and plans: title and top headings together, since one of them may name one year only; a year that a heading names
    is surer than the title's 下一年."""
    title, headings, opening = clues.title, clues.headings, clues.phrases.text[:OPENING]
    named = any(subject_years(heading, today, long=False, relative=False) for heading in headings)
    by_title = set(subject_years(title, today, relative=not named))
    by_headings = {heading: found for heading in headings if (found := subject_years(heading, today, long=False))}
    years = by_title | {year for found in by_headings.values() for year in found if _is_near(year, by_title)}
    evidence = [Evidence("title", title)] if by_title else []
    evidence += [Evidence("heading", heading) for heading in by_headings]
    if not years:
        years = _opening_years(clues, dated, today)
        evidence = [Evidence("text", opening[:80])]
    if not years:
        return None
    if len(years) == 1 and (clues.doc_type == "summary+plan" or (_looks_both_ways(headings) and not by_title)):
        years |= _other_half(years, (title, *headings), dated, today)
    return tuple(sorted(years)), tuple(evidence)


def _is_near(year: int, years: set[int]) -> bool:
    return not years or min(years) - 1 <= year <= max(years) + 1


def _looks_both_ways(headings: Sequence[str]) -> bool:
    """Whether some headings look back and others ahead: 全年工作回顾, 下一年工作."""
    return {"behind", "ahead"} <= {_part(heading) for heading in headings}


def _opening_years(clues: YearClues, dated: date | None, today: int | None) -> set[int]:
    """The years an opening tells: the span of an action over several, the last five of 过去五年, else the first or, of a plan, the last."""
    opening = clues.phrases.text[:OPENING]
    if _SEVERAL_YEARS.search(clues.title) and (spans := [phrase.years for phrase in find_years(opening) if phrase.kind in LONG]):
        return set(spans[0])
    if clues.doc_type != "plan" and (past := past_years(clues.title, opening, today)):
        return set(past)
    told = [
        year
        for phrase in find_years(_GOAL.sub("", BOOK_TITLE.sub("", opening)), today)
        for year in phrase.years
        if phrase.kind in {"year", "relative"} and (dated is None or dated.year - 2 <= year <= dated.year + 1)
    ]
    if not told:
        return set()
    return {max(told)} if clues.doc_type == "plan" else {told[0]}


def _other_half(years: set[int], clues: Sequence[str], dated: date | None, today: int | None) -> set[int]:
    """2023年工作总结和下一步打算 is about 2024 too, unless it was written half-way through 2023."""
    words = load_year_wording()
    (year,) = years
    if words["half"].search(clues[0]):
        return set()
    told_by = next((clue for clue in clues if year in subject_years(clue, today)), "")
    if words["ahead"].search(told_by) and not words["behind"].search(told_by):
        return {year - 1}
    ended = dated is None or dated >= date(year, 11, 1)
    return {year + 1} if ended else set()


def _evaluated(title: str, headings: Sequence[str], opening: str, text: str, dated: date | None) -> Found:
    """Evaluations: the span evaluated, up to the last year the text reports on when it has not ended."""
    today = dated.year if dated else None
    for kind, clue in (("title", title), ("text", opening), ("heading", "\n".join(headings))):
        years = prose_years(clue, today) if kind == "text" else subject_years(clue, today)
        if not years:
            continue
        if today is not None and len(years) > 1 and (years[-1] >= today or _is_midway(title)):
            years = tuple(year for year in years if year <= _last_reported(text, years, dated)) or years[:1]
        return years, (Evidence(kind, clue[:80]),)
    return None


def _is_midway(title: str) -> bool:
    """Whether an evaluation was made before what it evaluates had ended; one of a middle phase (中期阶段) was made after it."""
    words = load_year_wording()
    return words["midway"].search(words["phase"].sub("", title)) is not None


def _last_reported(text: str, span: tuple[int, ...], dated: date | None) -> int:
    """The latest year of the span that the text tells of; without one, the last that had ended by the middle of the year of writing."""
    limit = dated.year if dated else span[-1]
    own = BOOK_TITLE.sub("", text)
    phrases = (phrase for phrase in find_years(own) if phrase.kind == "year" and not SINCE.match(own, phrase.end))
    told = {year for phrase in phrases for year in phrase.years if year in span and year <= limit}
    if told:
        return max(told)
    return limit if dated is None or dated.month > 6 else limit - 1


def _first_told(clues: Sequence[tuple[str, str]], doc_type: str, dated: date | None) -> Found:
    """Other kinds: the first clue that tells. Only a programme's text may tell a span; another's year must be near its date."""
    today = dated.year if dated else None
    for kind, told in clues:
        clue = told if kind == "title" or doc_type == "programme" else _GOAL.sub("", told)
        if kind == "title":
            years = subject_years(clue, today)
        elif doc_type == "programme":
            years = prose_years(clue, today)
        elif today is None:
            years = undated_years(clue)
        else:
            latest = today + (doc_type in LOOKING_AHEAD)
            years = tuple(year for year in subject_years(clue, today, long=False) if today <= year <= latest)
            if not years and kind == "text" and doc_type in {"other", "statistics", "announcement"}:
                years = reported_years(clue, today)
        if years:
            return years, (Evidence(kind, clue[:80]),)
    return None


def _by_date(phrases: YearPhrases, dated: date, year: int) -> Years:
    """The year in which it stands: what the text is about when it names that year itself, an assumption else."""
    names_it = names_year(phrases, year)
    kind = "text" if names_it else "date"
    return Years((year,), (Evidence(kind, dated.isoformat()),), assumed=not names_it, today=year)
