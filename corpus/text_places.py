"""Which place a text is about, by the places it names.

A name counts once each time it stands, twice as the name of an authority (义乌市人民政府). Places that a text only looks at
(赴杭州市考察, 汶川县对口帮扶) do not count. A township counts once. A name that several places bear goes to the one whose
surroundings the text names anyway, else it is divided among them; so 清水河 桂园 黄贝 笋岗 point to one district though each
of them alone may not.

Then the tree of places is walked from the top: into the province that clearly has most, and on into the place below as long as
that one holds most of what is left. A text that names towns of many counties is about the prefecture, even if its own name is masked.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.gazetteer import Gazetteer
from corpus.mentions import Mention, find_mentions
from corpus.self_reference import is_of_kind
from corpus.wording import load_wording

LEAST = 2.0
"""Support below this decides nothing: one name may stand anywhere."""
PARTS = 3
"""A place that is not named itself is told by this many of its parts."""
MARGIN = 1.5
"""How much more support a place needs than the next beside it."""
MOST = 0.6
"""A text is about one part of a place when this share of what it names below that place lies there …"""
DEEPER = 1.0
"""… and it is named as often as the place itself."""

_LIST = re.compile("(?<![㐀-鿿、])[㐀-鿿]*(?:、[㐀-鿿]*)+")


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The place a text is about, how clearly (0 … 1), and the names that told."""

    code: str
    clarity: float
    names: tuple[str, ...]
    townships: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Vote:
    """One naming of a place, or of a township in it, with the places it may mean."""

    codes: tuple[str, ...]
    name: str
    weight: float
    township: bool


@dataclass(slots=True)
class _Support:
    """What a text names: for each place the weight of its names and of its townships, and the sum with all places below it."""

    names: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    townships: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    total: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def named(self, code: str) -> float:
        return sum(self.names[code].values()) if code in self.names else 0.0


def place_of_text(text: str, kind: str | None, gazetteer: Gazetteer) -> TextPlace | None:
    """The place `text` (folded) is about; `kind` is what it calls its own place (市, 区 …), which must fit.

    None when no place stands out, or when the text speaks of the whole country more than of any place and calls none its own.
    """
    support = _support(text, gazetteer)
    steps = list(_walk(support, kind, gazetteer))
    if kind is not None:
        while steps and not is_of_kind(gazetteer.places[steps[-1][0]], kind):
            steps.pop()
    if not steps:
        return None
    code = steps[-1][0]
    parts = sum(support.total[child] > 0 for child in gazetteer.children(code))
    if support.total[code] < LEAST or not (support.names.get(code) or support.townships.get(code) or parts >= PARTS):
        return None
    if kind is None and text.count("全国") > support.total[code]:
        return None
    names = support.names[code]
    return TextPlace(
        code,
        min(clarity for _, clarity in steps),
        tuple(sorted(names, key=lambda name: -names[name])[:3]),
        tuple(support.townships[code]),
    )


def favoured_by_text(text: str, codes: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """Which of several namesakes `text` (folded) is about, by their townships and the places above them; None when it favours none."""
    support = _support(text, gazetteer)
    named = {code: sum(map(support.named, gazetteer.places[code].path)) for code in codes}
    return _clear_winner({code: sum(support.townships[code].values()) + named[code] for code in codes})


def is_looked_at(text: str, mention: Mention) -> bool:
    """Whether the place is visited, helped or quoted where it stands: 赴杭州市考察, 汶川县对口帮扶."""
    words = load_wording()
    before = words.looked_at_before.search(text, max(0, mention.start - 10), mention.start)
    return bool(before or words.looked_at_after.match(text, mention.end))


def _walk(support: _Support, kind: str | None, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """The places from the province down to the one the text is about, each with its share beside the next."""
    below: Sequence[str] = gazetteer.provinces
    named = 0.0
    while ranked := sorted((code for code in below if support.total[code] > 0), key=lambda code: (-support.total[code], code)):
        best, *others = ranked
        rival = support.total[others[0]] if others else 0.0
        rest = sum(support.total[other] for other in others)
        weight = support.total[best]
        is_top = gazetteer.places[best].level == "province"
        dominant = weight >= MOST * (weight + rest) and weight >= DEEPER * named
        sought = kind is not None and is_of_kind(gazetteer.places[best], kind) and gazetteer.places[best].level == "county" and kind != "市"
        if weight < MARGIN * rival or not (is_top or dominant or sought):
            return
        yield best, weight / (weight + rival)
        below, named = gazetteer.children(best), support.named(best)


def _clear_winner(scores: dict[str, float]) -> str | None:
    best, *others = sorted(scores, key=lambda code: (-scores[code], code))
    rival = scores[others[0]] if others else 0.0
    return best if scores[best] > MARGIN * rival else None


def _support(text: str, gazetteer: Gazetteer) -> _Support:
    support = _Support()
    votes = list(_votes(text, gazetteer))
    for vote in votes:
        if len(vote.codes) == 1:
            _add(support, vote, vote.codes[0], 1.0, gazetteer)
    anchors = dict(support.total)
    for vote in votes:
        if len(vote.codes) > 1:
            around = {code: sum(anchors.get(over, 0.0) for over in gazetteer.places[code].path) for code in vote.codes}
            chosen = _clear_winner(around)
            for code in [chosen] if chosen else vote.codes:
                _add(support, vote, code, 1.0 if chosen else 1 / len(vote.codes), gazetteer)
    return support


def _votes(text: str, gazetteer: Gazetteer) -> Iterator[_Vote]:
    authority = load_wording().authority
    for mention in find_mentions(text, gazetteer):
        if mention.township:
            yield _Vote(mention.codes, mention.name, 1.0, township=True)
        elif not is_looked_at(text, mention):
            yield _Vote(mention.codes, mention.name, 2.0 if authority.match(text, mention.end) else 1.0, township=False)
    for name, codes in _listed_townships(text, gazetteer):
        yield _Vote(codes, name, 1.0, township=True)


def _add(support: _Support, vote: _Vote, code: str, share: float, gazetteer: Gazetteer) -> None:
    weight = vote.weight * share
    if vote.township:
        if any(known.startswith(vote.name) for known in support.townships[code]):
            return
        support.townships[code][vote.name] = weight
    else:
        support.names[code][vote.name] += weight
    for over in gazetteer.places[code].path:
        support.total[over] += weight


def _listed_townships(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Townships named without their kind, which only count in a list with another of the same place: 桂园、黄贝、笋岗街道."""
    stems = gazetteer.township_stems
    for run in _LIST.findall(text):
        first, *middle, last = run.split("、")
        known = {
            name: stems[name]
            for name in (_longest(first, stems, at_end=True), *middle, _longest(last, stems, at_end=False))
            if name is not None and name in stems
        }
        if len(known) < 2:
            continue
        shared = Counter(code for codes in known.values() for code in codes)
        for name, codes in known.items():
            if together := tuple(code for code in codes if shared[code] > 1):
                yield name, together


def _longest(item: str, stems: Container[str], *, at_end: bool) -> str | None:
    """The longest township at the end (or the beginning) of an item of a list: 原地改建赤岸, 笋岗街道试点."""
    for length in range(min(len(item), 5), 1, -1):
        name = item[-length:] if at_end else item[:length]
        if name in stems:
            return name
    return None
