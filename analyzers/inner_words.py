"""The words inside a word: which of them count, and which only straddle the words it is made of.

jieba's search mode gives every dictionary word of two or three characters inside a longer one. 人民政府 is made of 人民 and 政府; 民政 lies
across the two and means something else. Where words of two characters or more make the whole of a word, a word inside it counts only
if they make what stands before it, or what stands after it (总经理 in 副总经理). Where they do not (养老院, 义乌市), each counts.
"""

from collections.abc import Callable, Iterator

SHORTEST = 4
"""Characters of a word that may be made of two."""


class InnerWords:
    """Remembers what it was asked; `knows` tells whether a word stands in the dictionary."""

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self._straddling: dict[str, frozenset[tuple[int, int]]] = {}
        self._texts: dict[str, tuple[str, ...]] = {}

    def straddling(self, word: str) -> tuple[str, ...]:
        """The inner words that do not count, as often as search mode gives them."""
        texts = self._texts.get(word)
        if texts is None:
            texts = self._texts[word] = tuple(word[start:end] for start, end in sorted(self._found(word)))
        return texts

    def counts(self, word: str, start: int, end: int) -> bool:
        """Whether the inner word at `start` counts."""
        return (start, end) not in self._found(word)

    def _found(self, word: str) -> frozenset[tuple[int, int]]:
        found = self._straddling.get(word)
        if found is None:
            found = self._straddling[word] = frozenset(self._find(word) if len(word) >= SHORTEST else ())
        return found

    def _find(self, word: str) -> Iterator[tuple[int, int]]:
        size = len(word)
        before = [self._made(word[:end], word) for end in range(size + 1)]
        after = [self._made(word[start:], word) for start in range(size + 1)]
        if not any(before[at] and after[at] for at in range(1, size)):
            return
        for length in (2, 3):
            for start in range(size - length + 1) if size > length else ():
                end = start + length
                if not before[start] and not after[end] and self._knows(word[start:end]):
                    yield start, end

    def _made(self, part: str, whole: str) -> bool:
        """Whether known words of two characters or more, other than `whole`, make all of a part of it."""
        reached = {0}
        for end in range(2, len(part) + 1):
            if any(part[start:end] != whole and self._knows(part[start:end]) for start in reached if end - start >= 2):
                reached.add(end)
        return len(part) in reached
