"""Where a text names places, and which places it may mean.

Adjacent names that lie in one another are one mention (浙江省金华市义乌市, 宁波慈溪市); one that only the place before it makes
unambiguous (长春市朝阳区) is resolved by it. Texts are folded.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.places.gazetteer import Gazetteer
from corpus.places.wording import load_wording


class Mention(NamedTuple):
    """`text[start:end]` names one of the places `codes`; a township stands for the places above it."""

    start: int
    end: int
    name: str
    codes: tuple[str, ...]
    township: bool = False


_HAN = re.compile(r"[㐀-鿿]")
_LONGEST_STEM = 6


def find_mentions(text: str, gazetteer: Gazetteer, *, stems: bool = False) -> list[Mention]:
    """The mentions of `text`, in order. With `stems` names without their kind count too, which only short texts can afford."""
    found = list(_full_names(text, gazetteer))
    if stems:
        found = _with_stems(text, found, gazetteer)
    return list(_chained(text, found, gazetteer)) if found else []


def within(code: str, above: str, gazetteer: Gazetteer) -> bool:
    """Whether the place `code` lies in `above` or is it."""
    place = gazetteer.place(code)
    return place is not None and above in place.path


def _full_names(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    exceptions = gazetteer.exceptions
    last_end = 0
    for entry, start, end in gazetteer.names.scan(text):
        name = text[start:end]
        if not exceptions.allow(text, start, end):
            continue
        if exceptions.needs_edge(name) and start and start != last_end and _HAN.match(text[start - 1]):
            continue
        last_end = end
        yield Mention(start, end, name, *gazetteer.names.values[entry])


def _with_stems(text: str, names: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    standing = list(gazetteer.stems.find(text))
    if not standing:
        return names
    stem_followed = load_wording().stem_followed
    taken = {position for mention in names for position in range(mention.start, mention.end)}
    starts = {mention.start for mention in names}
    stems = [
        Mention(start, end, text[start:end], codes)
        for start, end, (codes, _) in standing
        if taken.isdisjoint(range(start, end)) and (end in starts or stem_followed.match(text, end))
    ]
    return sorted(names + stems, key=lambda mention: mention.start)


def _chained(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    above: Mention | None = None
    for mention in mentions:
        if above is None:
            above = _with_stem_before(text, mention, gazetteer)
            continue
        joined = _join(above, mention, gazetteer) if mention.start == above.end else None
        if joined is None:
            yield above
            above = _with_stem_before(text, mention, gazetteer)
        else:
            above = joined
    if above is not None:
        yield above


def _with_stem_before(text: str, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """宁波慈溪市: a name without its kind directly before a place in it, which it may tell from its namesakes."""
    if text[max(0, mention.start - 2) : mention.start] not in gazetteer.stem_endings:  # as with most names
        return mention
    for start in range(max(0, mention.start - _LONGEST_STEM), mention.start - 1):
        stem = text[start : mention.start]
        if place := gazetteer.stems.get(stem):
            return _join(Mention(start, mention.start, stem, place.codes), mention, gazetteer) or mention
    return mention


def _join(above: Mention, below: Mention, gazetteer: Gazetteer) -> Mention | None:
    """One mention of the places of `below` that lie in a place of `above`; None when none does."""
    codes = tuple(code for code in below.codes if any(code != over and within(code, over, gazetteer) for over in above.codes))
    if below.township and not codes:
        codes = tuple(code for code in below.codes if code in above.codes)
    return Mention(above.start, below.end, above.name + below.name, codes, below.township) if codes else None
