"""Headings that lost the stop before the text they head: 二、存在问题当前我县…; （一）加强组织领导各地要…; 一、总体情况2024年，…

Where such a heading ends is told by words (`data/run_on.tsv`): the whole name of a part (存在问题), one with which headings end before
one with which texts begin (领导|各地), or one with which a text begins whatever stands before it (一是).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from corpus.reading.page import Line
from corpus.word_lists import either, read_word_lists

DATA = Path(__file__).resolve().parents[1] / "data" / "run_on.tsv"
LISTS = ("label", "sentence", "not_sentence", "closing", "opening", "continued", "anywhere")
SHORTEST, LONGEST = 4, 40
"""Characters of a heading that runs on."""
_SEEN = 8
"""Characters of what stands behind a heading that are looked at."""
_MARK = re.compile("[ ,;:。!?、]")
_SHORT_CLAUSE = re.compile(r"[\u3400-\u9fff]{4,14}")
_YEAR = r"(?:19|20)\d\d年"
_OF_YEAR = r"\d\d年度?(?:\d{1,2}月)?[,以]"
_CITING = "至到自从在于及和与"  # behind these a year or a basis belongs to the words before: 截至2024年


@dataclass(frozen=True, slots=True)
class RunOnWords:
    """Patterns over folded text: the whole name of a part, with which a heading surely ends; what surely begins a text; how a heading may
    end; what shows that it is a sentence, and words that only look so."""

    label: re.Pattern[str]
    begun: re.Pattern[str]
    likely: re.Pattern[str]
    sentence: re.Pattern[str]
    not_sentence: re.Pattern[str]


@cache
def load_run_on_words(path: Path = DATA) -> RunOnWords:
    """Reads the lists. Raises `DataError` naming file and line."""
    any_of = {name: either(words) for name, words in read_word_lists(path, LISTS).items()}
    goes_on = rf"{any_of['continued']}|[的和及与或等方是为如有要]"
    return RunOnWords(
        label=re.compile(rf"(?:{any_of['label']})(?=[\u3400-\u9fff\d《“\"])(?!{any_of['closing']}|{goes_on})"),
        begun=re.compile(rf"{any_of['anywhere']}|19{_OF_YEAR}|20{_OF_YEAR}"),
        likely=re.compile(rf"(?:{any_of['closing']})(?!{any_of['continued']})(?={any_of['opening']}|{_YEAR}|\d+月)"),
        sentence=re.compile(any_of["sentence"]),
        not_sentence=re.compile(any_of["not_sentence"]),
    )


def find_run_on(line: Line, start: int, *, sure: bool) -> int | None:
    """Where a heading ends that begins at `start` of a line and runs on into its text; None when nothing tells.

    What is `sure` ends a heading though it may go on to a stop, what is likely only one that has no other end.
    """
    folded = line.folded
    mapped = len(folded) != len(line.text)
    begin = line.folding.position(start) if mapped else start
    end = _end(folded, begin, _sure_ends if sure else _likely_ends)
    return line.folding.span(begin, end)[1] if mapped and end else end


def _sure_ends(text: str, start: int, stop: int) -> Iterator[int]:
    words = load_run_on_words()
    yield from (found.end() for found in words.label.finditer(text, start, stop))
    begins = (found.start() for found in words.begun.finditer(text, start + 1, stop))
    yield from (begin for begin in begins if text[begin - 1] not in _CITING)


def _likely_ends(text: str, start: int, stop: int) -> Iterator[int]:
    return (found.end() for found in load_run_on_words().likely.finditer(text, start, stop))


def _end(text: str, start: int, ends: Callable[[str, int, int], Iterator[int]]) -> int | None:
    """The same in folded text: in its first clause, or in the second of two short ones (提高认识，加强领导各地要…)."""
    words = load_run_on_words()
    begin = start
    for mark in islice(_MARK.finditer(text, start), 2):
        standing = ends(text, begin, min(mark.start() + _SEEN, start + LONGEST))
        end = min((end for end in standing if end - start >= SHORTEST), default=len(text))
        if end <= mark.start():
            return None if words.sentence.search(words.not_sentence.sub("", text[start:end])) else end
        if mark[0] == " " and mark.start() - start >= SHORTEST and words.begun.match(text, mark.end()):
            return mark.start()  # （一）兜底成效明显 一是…
        if mark[0] != "," or not _SHORT_CLAUSE.fullmatch(text, begin, mark.start()):
            return None
        begin = mark.end()
    return None
