"""Traditional → Simplified with the tables of OpenCC's `t2s`, as one pass instead of a parse tree.

`OpenCC('t2s').convert` runs at about 1 MB/s. Its result depends only on two tables: phrases, of which the longest is taken first
and of equally long ones the leftmost, and single characters for what is left. Phrases are rare, so characters are replaced by
one pass and the few places where a phrase may begin are looked at one by one. The output is equal
(`tests/analyzers/test_simplified.py` compares the two on the whole dictionary and on random text).

Every entry keeps the length of the text, so offsets never change here; `read_tables` refuses a table that does not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import opencc


@dataclass(frozen=True, slots=True)
class Tables:
    """The two tables of `t2s`: each key and its value have the same length."""

    phrases: Mapping[str, str]
    characters: Mapping[str, str]

    def settled(self) -> "Tables":
        """The same tables, made idempotent.

        OpenCC turns 乾縣 into 乾县, but 乾县 into 干县, and 薴 into 苧, but 苧 into 苎. Here what a phrase yields stays as it is, and a
        character goes the whole way at once, so that Simplified input comes out as its Traditional form does.
        """
        characters = dict(self.characters)
        for source, target in self.characters.items():
            characters[source] = self.characters.get(target, target)
        return Tables({**{value: value for value in self.phrases.values()}, **self.phrases}, characters)


def read_tables() -> Tables:
    """The tables as `opencc-python-reimplemented` ships them; the first of several targets counts, as it does there."""
    folder = Path(opencc.__file__).parent / "dictionary"
    return Tables(read_table(folder / "TSPhrases.txt"), read_table(folder / "TSCharacters.txt"))


def read_table(path: Path) -> dict[str, str]:
    table = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        source, _, targets = line.partition("\t")
        target = targets.split(" ")[0]
        if len(source) != len(target):
            raise ValueError(f"{path}:{number}: {source} and {target} differ in length; offsets would shift")
        table[source] = target
    return table


class _Phrases:
    """Phrases of two characters and more, to be found in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in self._phrases:
            self._lengths[phrase[:2]].add(len(phrase))
        first, second = ({phrase[place] for phrase in self._phrases} for place in (0, 1))
        self._opening = re.compile(f"{_one_of(first)}(?={_one_of(second)})")

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The spans of all that stand in a text; they may overlap."""
        for found in self._opening.finditer(text):
            start = found.start()
            for length in self._lengths.get(text[start : start + 2], ()):
                if text[start : start + length] in self._phrases:
                    yield start, start + length


class Simplifier:
    """`str → str` of the same length, from a pair of tables.

    A text without a character of `changing` stays as it is. For most others it is enough to change each by `characters`: where
    `by_characters` says so of the text changed so.
    """

    def __init__(self, tables: Tables) -> None:
        self._phrases = tables.phrases
        self._find = _Phrases(tables.phrases).find
        self.characters = tables.characters
        alone = {phrase: "".join(map(self.characters.get, phrase, phrase)) for phrase in tables.phrases}
        self._told = _Phrases(changed for phrase, changed in alone.items() if changed != tables.phrases[phrase])
        # Decides whether a text needs any work at all: most Simplified text needs none. Rare characters, those outside the basic plane,
        # are taken together, since a class of many of them is slow.
        entries = [*tables.characters.items(), *tables.phrases.items()]
        self.changing = frozenset(old for source, target in entries for old, new in zip(source, target, strict=True) if old != new)
        self._changing = re.compile(f"({_one_of(self.changing)})")

    def by_characters(self, changed: str) -> bool:
        """Whether a text whose characters were each changed by `characters` is simplified: it holds no phrase that wants otherwise."""
        return next(self._told.find(changed), None) is None

    def __call__(self, text: str) -> str:
        pieces = self._changing.split(text)  # every other one is a character to look up
        if len(pieces) == 1:
            return text
        pieces[1::2] = map(self.characters.get, pieces[1::2], pieces[1::2])
        simplified = "".join(pieces)
        phrases = [(start, end, self._phrases[text[start:end]]) for start, end in self._phrase_spans(text)]
        differing = [phrase for phrase in phrases if simplified[phrase[0] : phrase[1]] != phrase[2]]  # few do
        if not differing:
            return simplified
        characters = list(simplified)
        for start, end, target in differing:
            characters[start:end] = target
        return "".join(characters)

    def _phrase_spans(self, text: str) -> list[tuple[int, int]]:
        """The phrases of `text` that win: longer before shorter, then left before right; none overlaps another."""
        chosen: list[tuple[int, int]] = []
        taken = bytearray(len(text))
        for start, end in sorted(self._find(text), key=lambda span: (span[0] - span[1], span[0])):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                chosen.append((start, end))
        return chosen


def _one_of(characters: Iterable[str]) -> str:
    """A class of the characters of the basic plane and of all others: a superset, quick to match."""
    basic = "".join(sorted(character for character in characters if ord(character) < 0x10000))
    return f"[{basic}\U00010000-\U0010ffff]"
