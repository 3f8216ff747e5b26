"""The words of an index by frequency, by sound, by initials and by their ends: what suggestions and corrections are chosen from.

Made from the `words` stream of one reader, so nothing is ever suggested that would find nothing.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzers.folding import is_han
from analyzers.pinyin import syllables
from indexer.engine import Reader

MOST_WORDS = 50_000
"""The most frequent words are enough: the rarest are mostly accidents of segmentation. 50,000 take about 1.5 s to be spoken."""
LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Han words of two characters or more. In each entry the most frequent come first."""

    frequencies: Mapping[str, int]
    by_sound: Mapping[str, tuple[str, ...]]
    by_initials: Mapping[str, tuple[str, ...]]
    by_end: Mapping[str, tuple[str, ...]]

    def sharing_an_end(self, word: str) -> tuple[str, ...]:
        """The words that begin or end with the same character: one slip leaves one of the ends as it is."""
        return tuple(dict.fromkeys((*self.by_end.get(f"{word[0]}…", ()), *self.by_end.get(f"…{word[-1]}", ()))))

    def beginning_with(self, initials: str, most: int) -> tuple[str, ...]:
        """The most frequent words whose initials begin with `initials` (`yl` → 养老, 医疗, …)."""
        return self._most_frequent(self.by_initials, initials, most)

    def sounding(self, letters: str, most: int) -> tuple[str, ...]:
        """The most frequent words whose sound begins with `letters` (`yangl` → 养老, 养老服务, …)."""
        return self._most_frequent(self.by_sound, letters, most)

    def _most_frequent(self, words_of: Mapping[str, tuple[str, ...]], begun: str, most: int) -> tuple[str, ...]:
        found = (word for key, words in words_of.items() if key.startswith(begun) for word in words)
        return tuple(heapq.nlargest(most, found, key=lambda word: self.frequencies[word]))


def read_lexicon(reader: Reader) -> Lexicon:
    """The lexicon of an index. Takes seconds on a large one: make it once a generation, off the path of requests."""
    return make_lexicon(reader.vocabulary(""))


def make_lexicon(vocabulary: Iterable[tuple[str, int]]) -> Lexicon:
    words = ((word, count) for word, count in vocabulary if 2 <= len(word) <= LONGEST_WORD and is_han(word))
    frequencies = dict(heapq.nlargest(MOST_WORDS, words, key=lambda entry: (entry[1], entry[0])))
    by_sound: dict[str, list[str]] = defaultdict(list)
    by_initials: dict[str, list[str]] = defaultdict(list)
    by_end: dict[str, list[str]] = defaultdict(list)
    for word in frequencies:
        spoken = syllables(word)
        by_sound["".join(spoken)].append(word)
        by_initials["".join(syllable[0] for syllable in spoken)].append(word)
        by_end[f"{word[0]}…"].append(word)
        by_end[f"…{word[-1]}"].append(word)
    return Lexicon(frequencies, _frozen(by_sound), _frozen(by_initials), _frozen(by_end))


def _frozen(index: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(words) for key, words in index.items()}
