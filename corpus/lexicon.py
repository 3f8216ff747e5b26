"""Finds the entries of a word list in a text: the longest at each place, from left to right, none overlapping another.

One automaton (Aho and Corasick 1975) holds the whole list, so a text is read once whatever the size of the list. A long list whose entries
end in few characters is looked up from these backwards, which touches less memory.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """An entry in a text: `text[start:end]` and what the list holds for it."""

    start: int
    end: int
    value: Value


class Lexicon(Generic[Value]):
    """A word list with a value for each entry; entries have two characters or more."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        if short := next((entry for entry in entries if len(entry) < 2), None):
            raise ValueError(f"{short!r}: an entry has two characters or more")
        self.values = tuple(entries.values())
        self._entries = entries
        self._prepare(entries)

    def _prepare(self, entries: Mapping[str, Value]) -> None:
        self._automaton = AhoCorasick(entries, MatchKind.LeftmostLongest, store_patterns=False)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        """The entries in `text`, in order: which one (its place in the list and in `values`), start and end."""
        try:
            return self._automaton.find_matches_as_indexes(text)
        except UnicodeEncodeError:  # halves of surrogate pairs, which JSON may hold
            return self._automaton.find_matches_as_indexes(text.encode("utf-8", "replace").decode("utf-8"))

    def find(self, text: str) -> Iterator[Found[Value]]:
        """The entries in `text` with their values, in order."""
        return (Found(start, end, self.values[entry]) for entry, start, end in self.scan(text))

    def get(self, text: str) -> Value | None:
        """What the list holds for a text that is an entry."""
        return self._entries.get(text)


class EndingLexicon(Lexicon[Value]):
    """The same for a list of any length whose entries end in few characters, as names of places do (35,000 in 22: 市 县 镇 …).

    A text is searched for these characters; the two last tell how long an entry may be. The automaton of such a list takes half as long
    again, since nearly every character of a text leads to a part of it that no cache holds.
    """

    def _prepare(self, entries: Mapping[str, Value]) -> None:
        self._places = {entry: place for place, entry in enumerate(entries)}
        self._ending = re.compile(f"[{''.join(map(re.escape, sorted({entry[-1] for entry in entries})))}]")
        lengths: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            lengths[entry[-2:]].add(len(entry))
        self._lengths = {ending: tuple(of_ending) for ending, of_ending in lengths.items()}

    def scan(self, text: str) -> list[tuple[int, int, int]]:
        standing = [  # start, end from behind, place: in the order in which they win
            (end - length, -end, place)
            for end in [found.end() for found in self._ending.finditer(text, 1)]
            for length in self._lengths.get(text[end - 2 : end], ())
            if length <= end and (place := self._places.get(text[end - length : end])) is not None
        ]
        chosen = []
        free = 0
        for start, from_behind, place in sorted(standing):
            if start >= free:
                free = -from_behind
                chosen.append((place, start, free))
        return chosen
