"""Lines that tell a day and little else, as pages have them below a title: 2024-07-04 09:15 市民政局 浏览 12 次."""

import re
from collections.abc import Sequence

from analyzers import fold
from corpus.dates import FoundDate, find_dates, first_date, republic_date
from corpus.layout_words import is_body, load_layout_words, squeeze
from corpus.reading.page import Line

LITTLE = 4  # characters that may stand around days beside what pages write there
MOST_WORDS = 4  # beside the date: 原创 缙云民政 2023-01-05 18:00 发表于浙江
LONGEST_WORD = 20
_DAY_ALONE = re.compile(r"[\d年月日:\-/. 〇○零一二三四五六七八九十]+")
_REPUBLIC_ALONE = re.compile(r"1[0-4]\d([-/.])\d{1,2}\1\d{1,2}(?: \d\d:\d\d(?::\d\d)?)?")
_CLOCK = re.compile(r" ?\d{1,2}:\d\d(?::\d\d)?(?!\d)")
_NUMERIC_DAY = re.compile(r"\d[-/.]\d")  # as pages date themselves; papers write 2019年12月30日
_READ = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2} [^\s,.;:]{2,12} \d{1,6}")  # 2021-10-07 昆明公墓网 846
_SMALL = frozenset(("posted", "published", "on", "by", "in"))  # words of a byline whose site speaks English: Posted on 2018-11-23 by 编辑部


def begins_with_day(text: str) -> bool:
    """Whether a text, as written, begins with a day."""
    folded = fold(text).text
    day = next(find_dates(folded), None)
    return (day is not None and day.start == 0) or republic_date(folded) is not None


def is_day_alone(text: str) -> bool:
    """Whether a text, as written, is a day and nothing else."""
    folded = fold(text).text
    return _DAY_ALONE.fullmatch(folded) is not None and (first_date(folded) or republic_date(folded)) is not None


def is_republic_day(folded: str) -> bool:
    """Whether a folded line is a day counted by the republic: 113-07-04."""
    return _REPUBLIC_ALONE.fullmatch(folded) is not None and republic_date(folded) is not None


def body_beside(text: str) -> str | None:
    """市民政局 of 2021-09-27 15:52 市民政局: the one body that stands beside a day in a line of these alone."""
    days = list(find_dates(fold(text).text))
    words = [word for word in text.split() if not _DAY_ALONE.fullmatch(word)]
    return words[0] if len(days) == 1 and len(words) == 1 and is_body(squeeze(words[0])) else None


def is_byline(line: Line, days: Sequence[FoundDate], *, beside_key: bool) -> bool:
    """Whether a line with `days` says little else: the words of pages, a body, or a few words around one day with a time.

    A body beside a day stands in a byline where the day is written as pages write it, or beside keys (`beside_key`).
    """
    folded = line.folded.strip()
    other = load_layout_words().page.sub("", folded[: days[0].start] + folded[days[-1].end :])
    if len(other) <= LITTLE or _has_few_words(folded, days):
        return True
    return (beside_key or _NUMERIC_DAY.search(folded) is not None) and body_beside(line.text.strip()) is not None


def _has_few_words(folded: str, days: Sequence[FoundDate]) -> bool:
    """Whether a few words stand around one day that has a time of day, or that says where an account published."""
    words = load_layout_words()
    if len(days) != 1 or words.title_end.search(folded.replace(" ", "")) or re.search(r"[,.。;!?]", folded[: days[0].start]):
        return False
    before, after = folded[: days[0].start], folded[days[0].end :]
    clock = _CLOCK.match(after)
    around = [word for word in (*before.split(), *after[clock.end() if clock else 0 :].split()) if word not in _SMALL]
    told = clock is not None or words.byline.search(folded) is not None or _READ.fullmatch(folded) is not None
    apart = (not before or before.endswith(" ") or clock is not None) and told
    return apart and len(around) <= MOST_WORDS and all(len(word) <= LONGEST_WORD for word in around)
