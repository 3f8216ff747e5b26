"""Snippets: slices of the original text with the spans to mark. Nothing here writes a character of its own."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzers import Analyzer, fold

Span = tuple[int, int]

AIM = 150
"""Characters of a snippet: three lines of a result card at 1280 px, five at 375 px."""

_SENTENCE_END = re.compile(r"[。！？；!?;\n]+[”’」』）)\s]*")
_CLAUSE = re.compile(r"[^。;!?,、]+")
"""No word of a folded text reaches across these signs."""
_PAUSE = re.compile(r"[。！？；，、：,.;:!?\s]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the spans in it to mark: ascending, not empty, not touching one another."""

    text: str
    marks: tuple[Span, ...] = ()

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text cut at the marks: `(piece, is it marked)`. Joined, the pieces are the text."""
        at = 0
        for start, end in self.marks:
            if at < start:
                yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        if at < len(self.text):
            yield self.text[at:], False

    def cut(self, start: int, end: int) -> "Marked":
        """The slice `text[start:end]` with the marks, or parts of marks, that lie in it."""
        inside = ((max(first, start) - start, min(last, end) - start) for first, last in self.marks if first < end and last > start)
        return Marked(self.text[start:end], tuple(inside))


@dataclass(frozen=True)
class Highlighter:
    """Finds what a query named in any text: word tokens that are in `words`, and `phrases`; both folded."""

    analyzer: Analyzer
    words: Collection[str]
    phrases: Sequence[str] = ()

    def mark(self, text: str) -> Marked:
        """`text` with every occurrence marked; words are found on the folded text and mapped back."""
        if not self.words and not self.phrases:
            return Marked(text)
        folded = fold(text)
        return Marked(text, merge(folded.span(start, end) for start, end in self._found(folded.text)))

    def _found(self, folded: str) -> Iterator[Span]:
        if self.words and self._any_word.search(folded):  # cutting is what takes time: only what may hold a word is cut
            for clause in _CLAUSE.finditer(folded):
                if self._any_word.search(clause[0]):
                    yield from self._words(clause[0], clause.start())
        for phrase in self.phrases:
            if phrase and phrase in folded:
                yield from (match.span() for match in re.finditer(re.escape(phrase), folded))

    @cached_property
    def _any_word(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words)))

    def _words(self, clause: str, at: int) -> Iterator[Span]:
        """The words in a clause that begins at `at`."""
        return ((at + token.start, at + token.end) for token in self.analyzer.words(clause, self.words))


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one, empty ones left out."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def snippet(passage: Marked, body: int = 0, aim: int = AIM) -> tuple[int, int]:
    """The span of `passage` that shows most of what was asked, about `aim` characters.

    It begins at a sentence, or a little before a mark deep inside a long one, never before `body` (where the
    heading ends). Between windows that show as much, the one whose first mark is nearest to its start wins, then the earliest.
    """
    text, marks = passage.text, passage.marks
    if len(text) - body <= aim * 1.2:
        return body, len(text)
    sentences = [body, *(match.end() for match in _SENTENCE_END.finditer(text, body) if match.end() < len(text))]
    starts = set(sentences)
    for start, _ in marks:
        sentence = sentences[max(0, bisect_left(sentences, start + 1) - 1)]
        starts.add(sentence if start - sentence < aim // 2 else _pause_before(text, start, aim // 4))

    def worth(start: int) -> tuple[int, int, int, int]:
        inside = [(first, text[first:last]) for first, last in marks if start <= first and last <= start + aim]
        ahead = inside[0][0] - start if inside else 0
        return len({word for _, word in inside}), len(inside), -ahead, -start

    best = max((start for start in starts if start >= body), key=worth)
    if len(text) - best < aim // 2:  # near the end of the text there is room to show what comes before
        best = next((start for start in sentences if len(text) - start <= aim), best)
    return best, _window_end(text, best, aim, marks)


def _pause_before(text: str, at: int, most: int) -> int:
    """The position after the first pause in the `most` characters before `at`; without one, `most` before it."""
    begin = max(0, at - most)
    pause = _PAUSE.search(text, begin, at)
    return pause.end() if pause else begin


def _window_end(text: str, start: int, aim: int, marks: tuple[Span, ...]) -> int:
    """Where a window from `start` ends: after the last sentence, else after the last pause, that leaves most of it; never in a mark."""
    limit = start + aim
    if limit >= len(text):
        return len(text)
    limit = next((last for first, last in marks if first < limit < last), limit)
    for pattern, least in ((_SENTENCE_END, 0.75), (_PAUSE, 0.9)):
        ends = [match.end() for match in pattern.finditer(text, start + int(aim * least), limit)]
        if ends:
            return ends[-1]
    return limit
