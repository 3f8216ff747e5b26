"""Which place a text is about, by the places it names: what it names most, and whose townships it names.

A name counts once each time it stands, twice as the name of an authority (义乌市人民政府). Places that a text only looks at
(赴杭州市考察, 汶川县对口帮扶) do not count. A township counts once, divided by the number of places it may lie in; so 清水河 桂园
黄贝 笋岗 point to one district though each of them alone may not. A place three of whose parts are named counts too, for texts
whose own name is masked.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.gazetteer import Gazetteer
from corpus.mentions import Mention, find_mentions, within
from corpus.self_reference import is_of_kind
from corpus.wording import load_wording

LEAST = 2.0
"""Support below this decides nothing: one name may stand anywhere."""
MARGIN = 1.5
"""How much more support the winner needs than any place that neither holds it nor lies in it."""
DEEPER = 0.5
"""A place inside the winner with this share of its support is what the text is about; the winner is then the place above it."""
PARTS = 3

_LIST = re.compile(r"[㐀-鿿]{2,8}(?:、[㐀-鿿]{2,8})+")


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The place a text is about, how clearly (0 … 1), and the names that told."""

    code: str
    clarity: float
    names: tuple[str, ...]
    townships: tuple[str, ...]


@dataclass(slots=True)
class _Support:
    """How often each place is named, and which townships of it."""

    names: dict[str, dict[str, float]]
    townships: dict[str, dict[str, float]]
    parts: dict[str, set[str]]

    def of(self, code: str) -> float:
        parts = len(self.parts.get(code, ()))
        return sum(self.names[code].values()) + sum(self.townships[code].values()) + (parts if parts >= PARTS else 0)


def place_of_text(text: str, kind: str | None, gazetteer: Gazetteer) -> TextPlace | None:
    """The place `text` (folded) is about; `kind` is what it calls its own place (市, 区 …), which must fit. None when none stands out."""
    support = _support(text, gazetteer)
    scores = {code: support.of(code) for code in {*support.names, *support.townships, *support.parts}}
    eligible = {code: score for code, score in scores.items() if kind is None or is_of_kind(gazetteer.places[code], kind)}
    best = _deepest(eligible, gazetteer) if eligible else None
    if best is None or scores[best] < LEAST:
        return None
    rivals = [score for code, score in eligible.items() if not within(code, best, gazetteer) and not within(best, code, gazetteer)]
    second = max(rivals, default=0.0)
    if scores[best] < MARGIN * second:
        return None
    named = support.names[best]
    return TextPlace(
        best,
        scores[best] / (scores[best] + second),
        tuple(sorted(named, key=lambda name: -named[name])[:3]),
        tuple(support.townships[best]),
    )


def favoured_by_text(text: str, codes: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """Which of several namesakes `text` (folded) is about, by their townships and the places above them; None when it favours none."""
    support = _support(text, gazetteer)
    scores = {
        code: sum(support.townships[code].values()) + sum(sum(support.names[above].values()) for above in gazetteer.places[code].path[:-1])
        for code in codes
    }
    best = max(scores, key=lambda code: scores[code])
    rival = max(score for code, score in scores.items() if code != best)
    return best if scores[best] > MARGIN * rival else None


def _deepest(scores: dict[str, float], gazetteer: Gazetteer) -> str:
    best = max(scores, key=lambda code: (scores[code], code))
    below = [code for code in scores if code != best and within(code, best, gazetteer) and scores[code] >= DEEPER * scores[best]]
    return max(below, key=lambda code: (scores[code], code)) if below else best


def _support(text: str, gazetteer: Gazetteer) -> _Support:
    authority = load_wording().authority
    support = _Support(defaultdict(lambda: defaultdict(float)), defaultdict(dict), defaultdict(set))
    for mention in find_mentions(text, gazetteer):
        if mention.township:
            for code in mention.codes:
                support.townships[code][mention.name] = 1 / len(mention.codes)
        elif not is_looked_at(text, mention):
            weight = 2 if authority.match(text, mention.end) else 1
            for code in mention.codes:
                support.names[code][mention.name] += weight / len(mention.codes)
            if len(mention.codes) == 1 and len(path := gazetteer.places[mention.codes[0]].path) > 1:
                support.parts[path[-2]].add(mention.codes[0])
    for name, codes in _listed_townships(text, gazetteer):
        for code in codes:
            if not any(known.startswith(name) for known in support.townships[code]):
                support.townships[code][name] = 1 / len(codes)
    return support


def is_looked_at(text: str, mention: Mention) -> bool:
    """Whether the place is visited, helped or quoted where it stands: 赴杭州市考察, 汶川县对口帮扶."""
    words = load_wording()
    before = words.looked_at_before.search(text, max(0, mention.start - 10), mention.start)
    return bool(before or words.looked_at_after.match(text, mention.end))


def _listed_townships(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Townships named without their kind, which only counts in a list with another of the same place: 桂园、黄贝、笋岗街道."""
    for found in _LIST.finditer(text):
        first, *middle, last = found.group().split("、")
        names = [_longest(first, gazetteer, at_end=True), *(item for item in middle if item in gazetteer.township_stems)]
        known = {name: gazetteer.township_stems[name] for name in [*names, _longest(last, gazetteer, at_end=False)] if name}
        shared = Counter(code for codes in known.values() for code in codes)
        for name, codes in known.items():
            if together := tuple(code for code in codes if shared[code] > 1):
                yield name, together


def _longest(item: str, gazetteer: Gazetteer, *, at_end: bool) -> str | None:
    """The longest township at the end (or the beginning) of an item of a list: 原地改建赤岸, 笋岗街道试点."""
    for length in range(min(len(item), 5), 1, -1):
        name = item[-length:] if at_end else item[:length]
        if name in gazetteer.township_stems:
            return name
    return None
