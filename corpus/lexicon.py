"""Finds the entries of a word list in a text: the longest at each place, from left to right, none overlapping another.

An entry is found by its first two characters, then by the lengths that entries with this beginning have; so a text is read once
whatever the size of the list (40,000 names: 5,000 characters in about a millisecond).
"""

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import add
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """An entry in a text: `text[start:end]` and what the list holds for it."""

    start: int
    end: int
    value: Value


class Lexicon(Generic[Value]):
    """A word list with a value for each entry; entries have two characters or more."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        lengths: dict[str, set[int]] = {}
        for entry in entries:
            if len(entry) < 2:
                raise ValueError(f"{entry!r}: an entry has two characters or more")
            lengths.setdefault(entry[:2], set()).add(len(entry))
        self._entries = entries
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def find(self, text: str) -> Iterator[Found[Value]]:
        """The entries in `text`, in order."""
        end = 0
        heads = map(add, text, text[1:])
        for start in compress(range(len(text)), map(self._lengths.__contains__, heads)):
            if start >= end:
                for length in self._lengths[text[start : start + 2]]:
                    if (value := self._entries.get(text[start : start + length])) is not None:
                        end = start + length
                        yield Found(start, end, value)
                        break
