"""The section tree of an article."""

from collections.abc import Sequence
from itertools import accumulate

from corpus.model import Section
from corpus.outline.headings import find_headings
from corpus.reading.page import Line


def find_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of an article whose text is its lines joined by line breaks, in document order.

    A section ends where the next one of its depth or further out begins, the last at the end of the text.
    """
    *starts, at = accumulate([len(line.text) + 1 for line in lines], initial=0)
    end = max(0, at - 1)

    open_: list[tuple[float, int]] = []  # rank and index in `found` of the sections around
    found: list[tuple[str, tuple[str, ...], int]] = []  # heading, path, start
    ends: list[int] = []
    for heading in find_headings(lines):
        start = starts[heading.line]
        while open_ and open_[-1][0] >= heading.rank:
            ends[open_.pop()[1]] = max(0, start - 1)
        parent = found[open_[-1][1]][1] if open_ else ()
        words = lines[heading.line].text[: heading.end].strip()
        open_.append((heading.rank, len(found)))
        found.append((words, (*parent, words), start))
        ends.append(end)
    return tuple(Section(words, len(path), path, start, ends[index]) for index, (words, path, start) in enumerate(found))
