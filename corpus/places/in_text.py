"""Which place a text is about, by the places it names.

A name counts once each time it stands, twice as the name of an authority (义乌市人民政府). Places that a text only looks at
(赴杭州市考察, 汶川县对口帮扶) do not count. A township counts once, twice behind the name of its county. A name that several places
bear goes to the one whose surroundings the text names anyway, else it is divided among them; so 清水河 桂园 黄贝 笋岗 point to one
district though each of them alone may not.

Then the tree of places is walked from the top: into the province that clearly has most, and on into the place below as long as
that one holds most of what is left. A text that names towns of many counties is about the prefecture, even if its own name is masked.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.places.gazetteer import Gazetteer
from corpus.places.lists import listed_places
from corpus.places.mentions import Mention, find_mentions
from corpus.places.self_reference import UNDIVIDED, is_of_kind
from corpus.places.wording import load_wording

LEAST = 2.0
"""Support below this decides nothing: one name may stand anywhere."""
OPENING = 150
"""Characters that open a text; a county or district of the kind it calls its own is its subject when it is named there, if only once."""
_SMALL = frozenset(("县", "区", "旗", "自治县"))
_AUTHORITIES = "署处局"
"""How names end that are an authority by themselves: 社会福利署."""
PARTS = 3
"""A place that is not named itself is told by this many of its parts."""
MARGIN = 1.5
"""How much more support a place needs than the next beside it."""
MOST = 0.6
"""A text is about one part of a place when this share of what it names below that place lies there …"""
DEEPER = 1.25
"""… and it is named clearly more often than the place itself."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The place a text is about, how clearly (0 … 1), and the names that told."""

    code: str
    clarity: float
    names: tuple[str, ...]
    townships: tuple[str, ...]


class _Vote(NamedTuple):
    """One naming of a place, or of a township in it, with the places it may mean."""

    codes: tuple[str, ...]
    name: str
    weight: float
    township: bool


class TextPlaces:
    """The places a folded text names: for each the weight of its names and of its townships, and the sum with all places below it."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._names: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._townships: dict[str, dict[str, float]] = defaultdict(dict)
        self._total: dict[str, float] = defaultdict(float)
        self._country = text.count("全国")
        self._opening = text[:OPENING]
        votes = list(_votes(text, gazetteer))
        for vote in votes:
            if len(vote.codes) == 1:
                self._add(vote, vote.codes[0], 1.0)
        anchors = dict(self._total)
        for vote in votes:
            if len(vote.codes) > 1:
                around = {code: sum(anchors.get(over, 0.0) for over in gazetteer.places[code].path) for code in vote.codes}
                chosen = _clear_winner(around)
                for code in [chosen] if chosen else vote.codes:
                    self._add(vote, code, 1.0 if chosen else 1 / len(vote.codes))

    def subject(self, kind: str | None) -> TextPlace | None:
        """The place the text is about; `kind` is what it calls its own place (市, 区 …), which must fit.

        None when no place stands out, or when the text speaks of the whole country more than of any place and calls none its own.
        """
        places = self._gazetteer.places
        steps = list(self._walk(kind))
        if kind is not None:
            while steps and not (steps[-1][0] in UNDIVIDED or is_of_kind(places[steps[-1][0]], kind)):
                steps.pop()
        if not steps:
            return None
        code = steps[-1][0]
        parts = sum(self._total[child] > 0 for child in self._gazetteer.children(code))
        named_first = kind in _SMALL and any(name in self._opening for name in self._names.get(code, ()))
        told = self._names.get(code) or self._townships.get(code) or parts >= PARTS
        if self._total[code] < (1.0 if named_first else LEAST) or not told:
            return None
        if kind is None and self._country > self._total[code]:
            return None
        names = self._names[code]
        return TextPlace(
            code,
            min(clarity for _, clarity in steps),
            tuple(sorted(names, key=lambda name: -names[name])[:3]),
            tuple(self._townships[code]),
        )

    def favoured(self, codes: Sequence[str]) -> str | None:
        """Which of several namesakes the text is about, by their townships and the places above them; None when it favours none."""
        named = {code: sum(map(self._named, self._gazetteer.places[code].path)) for code in codes}
        return _clear_winner({code: sum(self._townships[code].values()) + named[code] for code in codes})

    def _named(self, code: str) -> float:
        return sum(self._names[code].values()) if code in self._names else 0.0

    def _walk(self, kind: str | None) -> Iterator[tuple[str, float]]:
        """The places from the province down to the one the text is about, each with its share beside the next."""
        below, named, total = self._gazetteer.provinces, 0.0, self._total
        while ranked := sorted((code for code in below if total.get(code, 0.0) > 0), key=lambda code: (-total[code], code)):
            best, *others = ranked
            rival = total[others[0]] if others else 0.0
            rest = sum(total[other] for other in others)
            weight = total[best]
            place = self._gazetteer.places[best]
            dominant = weight >= MOST * (weight + rest) and weight >= DEEPER * named
            sought = kind is not None and is_of_kind(place, kind) and place.level == "county" and kind != "市"
            if weight < MARGIN * rival or not (place.level == "province" or dominant or sought):
                return
            yield best, weight / (weight + rival)
            below, named = self._gazetteer.children(best), self._named(best)

    def _add(self, vote: _Vote, code: str, share: float) -> None:
        weight = vote.weight * share
        if vote.township:
            if any(known.startswith(vote.name) for known in self._townships[code]):
                return
            self._townships[code][vote.name] = weight
        else:
            self._names[code][vote.name] += weight
        for over in self._gazetteer.places[code].path:
            self._total[over] += weight


def is_looked_at(text: str, mention: Mention) -> bool:
    """Whether the place is visited, helped or quoted where it stands: 赴杭州市考察, 汶川县对口帮扶."""
    words = load_wording()
    before = words.looked_at_before.search(text, max(0, mention.start - 10), mention.start)
    return bool(before or words.looked_at_after.match(text, mention.end))


def _clear_winner(scores: dict[str, float]) -> str | None:
    best, *others = sorted(scores, key=lambda code: (-scores[code], code))
    rival = scores[others[0]] if others else 0.0
    return best if scores[best] > MARGIN * rival else None


def _votes(text: str, gazetteer: Gazetteer) -> Iterator[_Vote]:
    authority = load_wording().authority
    for mention in find_mentions(text, gazetteer):
        if mention.township and any(
            gazetteer.places[code].level != "province" for code in mention.codes
        ):  # counties of Taiwan have no code
            named_above = gazetteer.names.get(mention.name) is None  # 科尔沁右翼中旗好腰苏木镇: two names that tell the same
            yield _Vote(mention.codes, mention.name, 2.0 if named_above else 1.0, township=True)
        elif not is_looked_at(text, mention):
            is_authority = mention.name[-1] in _AUTHORITIES or authority.match(text, mention.end)
            yield _Vote(mention.codes, mention.name, 2.0 if is_authority else 1.0, township=False)
    for start, end, name, codes, township in listed_places(text, gazetteer):
        if township or not is_looked_at(text, Mention(start, end, name, codes)):
            yield _Vote(codes, name, 1.0, township)
