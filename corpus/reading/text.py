"""Plain text → lines."""

from collections.abc import Sequence

from corpus.reading.cleaned import cleaned
from corpus.reading.markdown import TABLE_RULE, bar_row
from corpus.reading.page import UNMARKED, Marks, Page, make_lines
from corpus.reading.paragraphs import paragraphs

BARS = 3  # of a plain line that begins or ends with one, from which on it is a row of a table


def read_text(data: bytes) -> Page:
    """A text: each line is a paragraph, unless the text was wrapped at a fixed width; what takes the text out of pages writes the rows of
    tables between bars, and these are rows."""
    text, warnings = cleaned(data)
    texts = paragraphs(text)
    if "|" not in text:
        return Page(lines=make_lines(texts), warnings=warnings)
    lines = [_barred(line) for line in texts if "|" not in line or not TABLE_RULE.match(line)]
    shown = _captioned([(line, told) for line, told in lines if line])
    return Page(lines=make_lines([line for line, _ in shown], [told for _, told in shown]), warnings=warnings)


def _captioned(lines: Sequence[tuple[str, Marks]]) -> list[tuple[str, Marks]]:
    """The lines, rows of one cell above the first with several as lines of text: the caption of the table, or a page that it arranges."""
    first = next((index for index, (_, told) in enumerate(lines) if sum(map(bool, told.cells)) > 1), len(lines))
    return [(line, UNMARKED) for line, _ in lines[:first]] + list(lines[first:])


def _barred(line: str) -> tuple[str, Marks]:
    """A line of a text; between bars the row of a table, or what a table of one cell, which only arranges the page, holds."""
    if line[0] != "|" and line[-1] != "|":
        return line, UNMARKED
    if line.count("|") >= BARS:
        return bar_row(line)
    inner = line.strip("|")
    return (line if "|" in inner else inner.strip()), UNMARKED
