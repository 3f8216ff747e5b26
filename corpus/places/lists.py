"""Places a list names without their kind – 桂园、黄贝、笋岗街道; 鹿城 龙湾 瓯海 – which count only together: one alone may be a word."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from corpus.places.gazetteer import Gazetteer

TOGETHER = 3
"""Places of one parent that a list has to name; of townships two are enough, unless blanks part them, as they part anything."""
_LONGEST = 6
_MARKED = re.compile("、[㐀-鿿]*+(?:、[㐀-鿿]*+)*+")
_SPACED = re.compile(" [㐀-鿿]{2,}+(?: [㐀-鿿]{2,}+)++")
"""Lists from the mark behind their first item on: a text is searched for a mark much faster."""
_END = re.compile("[㐀-鿿]{2}$")


class Listed(NamedTuple):
    """A name in the list whose names stand in `text[start:end]`, and the places it may mean; of a township those it may lie in."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]
    township: bool


def listed_places(text: str, gazetteer: Gazetteer) -> Iterator[Listed]:
    """The places of the lists of a folded text that name enough of one parent."""
    for run in _MARKED.finditer(text):
        if _may_name(run[0][1:].split("、"), gazetteer):
            yield from _listed(text, run.span(), ("、", 2), gazetteer)
    for run in _SPACED.finditer(text):
        if _END.search(text, max(0, run.start() - 2), run.start()):
            yield from _listed(text, run.span(), (" ", TOGETHER), gazetteer)


def _may_name(items: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a list may name places behind its first item: few do, so that it is looked at first."""
    *middle, last = items
    return not gazetteer.listed_names.isdisjoint(middle) if middle else last[:2] in gazetteer.listed_beginnings


def _listed(text: str, span: tuple[int, int], parted: tuple[str, int], gazetteer: Gazetteer) -> Iterator[Listed]:
    """The places of the list that goes on with `text[slice(*span)]` behind its first item; `parted` is the mark between its items, and
    how many of its townships have to lie together."""
    (mark, least), (start, end) = parted, span
    span = (max(0, start - _LONGEST), end)  # with as much of the first item as may be a name
    items = [text[span[0] : start], *text[start + 1 : end].split(mark)]
    if named := _named(items, gazetteer.township_stems):
        for name, codes in _together(named, least):
            yield Listed(*span, name, codes, township=True)
    if len(items) >= TOGETHER and (named := _named(items, gazetteer.stem_codes)):
        names = list(named)
        begin, end = text.index(names[0], *span), text.rindex(names[-1], *span) + len(names[-1])
        for name, codes in _of_one_parent(named, gazetteer):
            yield Listed(begin, end, name, codes, township=False)


def _named(items: Sequence[str], known: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The names among the items of a list, at the end of the first and at the beginning of the last: 原地改建赤岸、佛堂、笋岗街道试点."""
    first, *middle, last = items
    names = [name for name in middle if name in known]
    if len(items) > 2 and not names:
        return {}
    if name := _longest(last, known, at_end=False):
        names.append(name)
    if names and (name := _longest(first, known, at_end=True)):
        names.insert(0, name)
    return {name: known[name] for name in names}


def _longest(item: str, known: Collection[str], *, at_end: bool) -> str | None:
    for length in range(min(len(item), _LONGEST), 1, -1):
        name = item[-length:] if at_end else item[:length]
        if name in known:
            return name
    return None


def _together(named: Mapping[str, tuple[str, ...]], least: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The townships that share a place with `least` - 1 others, and these places."""
    if len(named) < least:
        return
    shared = Counter(code for codes in named.values() for code in codes)
    for name, codes in named.items():
        if kept := tuple(code for code in codes if shared[code] >= least):
            yield name, kept


def _of_one_parent(named: Mapping[str, tuple[str, ...]], gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The places of which the list names `TOGETHER` that lie directly in one place; provinces lie in none."""
    if len(named) < TOGETHER:
        return
    parents = {code: "".join(gazetteer.places[code].path[-2:-1]) for codes in named.values() for code in codes}
    shared = Counter(parent for codes in named.values() for parent in {parents[code] for code in codes})
    for name, codes in named.items():
        if kept := tuple(code for code in codes if parents[code] and shared[parents[code]] >= TOGETHER):
            yield name, kept
