"""Places and years typed plainly: offered as filters, never silently forced.

义乌 养老 2019 is searched as three words; beside the results stand “only 义乌市” and “only 2019”, each a link to the query without the word
and with the filter. The word may mean something else, so the reader decides.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from analyzers import Analyzer, Token, fold
from analyzers.numbers import arabic_year
from search_app.query.conditions import Names
from search_app.query.excision import without_runs
from search_app.query.syntax import Both, Sequence, Syntax, Word

YEAR_UNITS = ("年", "年度")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-–—~至到]((?:19|20)\d\d)(?!\d)(?:年度?)?")
"""Years from one to another: 2018-2020, 2018年至2020年."""


class Offer(NamedTuple):
    """A filter the query hints at, and the query that is left when the filter takes the place of the word. The value may be a range of
    years (2018-2020)."""

    facet: str
    value: str
    text: str


def offers(tree: Syntax, text: str, analyzer: Analyzer, names: Names) -> tuple[Offer, ...]:
    """The offers of a query: for each word of its top level the year or the places it names. `text` is what `tree` was parsed from."""
    offered: dict[tuple[str, str], Offer] = {}
    for word in top_words(tree):
        folded = fold(word.text)
        ranges = [found for found in _YEARS.finditer(folded.text) if found[1] < found[2]]
        for years in ranges:
            start, end = (word.start + at for at in folded.span(*years.span()))
            hint = ("year", f"{years[1]}-{years[2]}")
            offered.setdefault(hint, Offer(*hint, without_runs(text, [(start, end)])))
        tokens = tuple(token for token in analyzer.cut(folded.text) if not any(_within(token, years) for years in ranges))
        for token, following in zip_longest(tokens, tokens[1:]):
            hinted = _year(token.text, folded.text[token.end :])
            end = following.end if hinted and following and following.text in YEAR_UNITS else token.end
            start, end = (word.start + at for at in folded.span(token.start, end))
            for hint in hinted or _places(token.text, names):
                offered.setdefault(hint, Offer(*hint, without_runs(text, [(start, end)])))
    return tuple(offered.values())


def years_between(value: str) -> tuple[str, ...]:
    """The years of a value that is offered: one, or those of a range."""
    first, _, last = value.partition("-")
    return tuple(map(str, range(int(first), int(last or first) + 1)))


def _within(token: Token, found: re.Match[str]) -> bool:
    return found.start() < token.end and token.start < found.end()


def top_words(tree: Syntax) -> Iterator[Word]:
    """The words typed plainly at the top level: wanted as they are, without operators, fields or brackets."""
    match tree:
        case Word(starts=False):
            yield tree
        case Sequence(children) | Both(children):
            for child in children:
                yield from top_words(child)


def _year(token: str, following: str) -> list[tuple[str, str]]:
    found = _YEAR.fullmatch(arabic_year(token) or token)
    return [("year", found[1])] if found and not re.match(r"[万亿千百元人户个名张件号]", following) else []


def _places(token: str, names: Names) -> list[tuple[str, str]]:
    codes = names.places_named(token) if len(token) > 1 and not token.isascii() else ()
    return [("city", code) for code in codes]
