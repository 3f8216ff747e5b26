"""The words inside a word: which of them it is made of, and which only straddle them.

jieba's search mode gives every dictionary word of two or three characters inside a longer one. 人民政府 is made of 人民 and 政府; 民政 lies
across the two and means something else. Where words of two characters or more make the whole of a word, a word inside it counts
only if it is one of them, some of them in a row, or inside one of them. Where they do not (养老院, 义乌市), each counts.
"""

from collections.abc import Callable, Iterator

Cut = tuple[tuple[int, int], ...]
"""A word cut into shorter ones that follow one another: their spans."""

SHORTEST = 4
"""Characters of a word that may be made of two."""
LONGEST = 16
"""Longer ones are names of many parts, all of whose inner words count; what cuts there are grows with the length."""


class InnerWords:
    """Remembers what it was asked; `knows` tells whether a word stands in the dictionary."""

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self._straddling: dict[str, tuple[str, ...]] = {}
        self._spans: dict[str, frozenset[tuple[int, int]] | None] = {}

    def straddling(self, word: str) -> tuple[str, ...]:
        """The inner words that do not count, as often as search mode gives them."""
        found = self._straddling.get(word)
        if found is None:
            allowed = self._allowed(word)
            found = tuple(word[i:j] for i, j in self._inside(word) if allowed is not None and (i, j) not in allowed)
            self._straddling[word] = found
        return found

    def counts(self, word: str, start: int, end: int) -> bool:
        """Whether the inner word at `start` counts."""
        allowed = self._allowed(word)
        return allowed is None or (start, end) in allowed

    def _inside(self, word: str) -> Iterator[tuple[int, int]]:
        for length in (2, 3):
            for start in range(len(word) - length + 1) if len(word) > length else ():
                if self._knows(word[start : start + length]):
                    yield start, start + length

    def _allowed(self, word: str) -> frozenset[tuple[int, int]] | None:
        """The spans inner words may have; None where any."""
        if not SHORTEST <= len(word) <= LONGEST:
            return None
        if word not in self._spans:
            cuts = tuple(self._cuts(word, 0))
            self._spans[word] = frozenset(span for cut in cuts for span in self._within(word, cut)) if cuts else None
        return self._spans[word]

    def _within(self, word: str, cut: Cut) -> Iterator[tuple[int, int]]:
        """The spans that a cut allows."""
        for at, (start, end) in enumerate(cut):
            yield from ((start, last) for _, last in cut[at:])
            for i, j in self._inside(word[start:end]):
                if self.counts(word[start:end], i, j):
                    yield start + i, start + j

    def _cuts(self, word: str, start: int) -> Iterator[Cut]:
        """Every way to cut `word[start:]` into known words of two characters or more, the word itself not among them."""
        if start == len(word):
            yield ()
            return
        for end in range(start + 2, len(word) + 1):
            if end - start < len(word) and end != len(word) - 1 and self._knows(word[start:end]):
                yield from (((start, end), *rest) for rest in self._cuts(word, end))
