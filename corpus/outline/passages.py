"""Sections → passages: spans of one section that cover the text in order, nothing lost, nothing twice.

A section of up to `LONGEST` characters is one passage. A longer one is cut where a paragraph, a list item (一是…, 1., ①)
or, failing these, a sentence begins, so that the pieces are of even length near `AIM`. A heading without body of its own
belongs to the first passage below it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.model import Section

SHORTEST, AIM, LONGEST = 150, 350, 500
_CUTS = re.compile(
    r"(?P<line>\n)"
    r"|(?P<item>(?<=[。；;：:！!])(?=[一二三四五六七八九十]{1,2}(?:是|要)|[①-⑳]|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,2}[，,、]))"
    r"|(?P<sentence>(?<=[。！？!?；;])(?![”’」』）)》。！？!?]))"
    r"|(?P<sentence2>(?<=[。！？!?][”’」』）)])(?![。，、；！？]))"
)
_HEADING_ENDS = "：:。."
_CLAUSE = re.compile(r"(?<=[，,、：:])")
PENALTY = {"line": 0.0, "item": 0.0, "sentence": 0.25, "sentence2": 0.25, "clause": 1.0}
"""What a cut costs beside the unevenness it leaves: paragraphs and list items are the author's own divisions."""


class Span(NamedTuple):
    """A passage before it has facets."""

    path: tuple[str, ...]
    start: int
    end: int


def find_spans(text: str, sections: Sequence[Section]) -> list[Span]:
    """The spans of all passages in order."""
    bounds = [(0, ())] + [(section.start, section.path) for section in sections]
    spans: list[Span] = []
    carried: int | None = None  # where a heading without body began
    for index, (start, path) in enumerate(bounds):
        end = bounds[index + 1][0] if index + 1 < len(bounds) else len(text)
        own = text[start:end].strip()
        if not own:
            continue
        begin = start if carried is None else carried
        last = index + 1 == len(bounds)
        if index > 0 and not last and own.rstrip(_HEADING_ENDS) == sections[index - 1].heading.rstrip(_HEADING_ENDS):
            carried = begin
            continue
        carried = None
        spans.extend(Span(path, *piece) for piece in _pieces(text, begin, end, max(start, begin)))
    return spans


def _pieces(text: str, start: int, end: int, body: int) -> list[tuple[int, int]]:
    """Cuts `text[start:end]`; nothing is cut before `body`, where the section's own heading begins."""
    start, end = _trim(text, start, end)
    pieces = []
    while end - start > LONGEST:
        cut = _best_cut(text, start, end, body)
        pieces.append(_trim(text, start, cut))
        start = _trim(text, cut, end)[0]
    return [*pieces, (start, end)]


def _best_cut(text: str, start: int, end: int, body: int) -> int:
    """The cut that leaves pieces nearest to even length, at the best kind of place."""
    count = -(-(end - start) // LONGEST) if end - start < 2 * LONGEST else round((end - start) / AIM)
    target = (end - start) / max(2, count)
    first, last = max(start + SHORTEST, body + 1), min(start + LONGEST, max(end - SHORTEST // 3, start + SHORTEST + 1))
    choices = [(found.start(), str(found.lastgroup)) for found in _CUTS.finditer(text, first, last)]
    if not choices:
        choices = [(found.start(), "clause") for found in _CLAUSE.finditer(text, first, last)]
    if not choices:
        return min(start + LONGEST, end)
    return min(choices, key=lambda choice: abs(choice[0] - start - target) / target + PENALTY[choice[1]])[0]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
