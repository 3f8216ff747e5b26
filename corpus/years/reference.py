"""The year a document stands in when it says 今年 or 明年: not always that of its date, since a year is reported in the
next."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.years.subjects import subject_years
from corpus.years.wording import load_year_wording

LATE_SUMMARY = 3
"""Until this month a summary is of the year before."""
_COMPARED = frozenset("比较同与和于超")
_TELLS = re.compile("[,我全本]")
"""What follows 去年 where a text tells of it (去年，全市…); 去年同期 and 比去年全市 are compared with."""


def reference_year(doc_type: str, title: str, headings: Sequence[str], opening: str, dated: date | None) -> int | None:
    """The year that 今年 means; None without a date.

    A summary stands in the year its title names; without one, in the first months, in the year before – unless it calls that one 去年
    or sets out what is to do 今年. So does whatever speaks of 明年 in these months. Title, top headings and the opening of the
    text are folded, the years of the first two spelled out.
    """
    if dated is None or doc_type not in {"summary", "summary+plan", "plan"}:
        return dated.year if dated else None
    words, clues = load_year_wording(), (title, *headings)
    if any(words["previous"].search(clue) or _sets_out_this_year(clue) for clue in clues):
        return dated.year
    early = dated.month <= LATE_SUMMARY and not _reports_previous(opening)
    if doc_type == "plan":
        return dated.year - 1 if early and any(words["next"].search(clue) for clue in clues) else dated.year
    if named := subject_years(title, None, long=False):
        return min(named[0], dated.year)
    whole = any(words["whole"].search(clue) or words["next"].search(clue) for clue in clues)
    return dated.year - 1 if early and (whole or not words["part"].search(title)) else dated.year


def _reports_previous(opening: str) -> bool:
    """Whether an opening tells of 去年."""
    named = load_year_wording()["previous"].finditer(opening)
    return any(_TELLS.match(opening, found.end()) and opening[found.start() - 1 : found.start()] not in _COMPARED for found in named)


def _sets_out_this_year(clue: str) -> bool:
    words = load_year_wording()
    return bool(words["current"].search(clue) and words["ahead"].search(clue) and not words["behind"].search(clue))
