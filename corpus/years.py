"""The years a document and its passages are about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analyzers.folding import fold
from corpus.model import Evidence


@dataclass(frozen=True, slots=True)
class YearClues:
    """What tells the years of a document. `headings` are the top headings in order; all in the original script."""

    title: str | None
    headings: Sequence[str]
    text: str
    doc_type: str
    published: date | None
    written: date | None


@dataclass(frozen=True, slots=True)
class Years:
    """`years` ascending. `assumed` tells that only the publication date was known."""

    years: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    assumed: bool


def document_years(clues: YearClues) -> Years:
    """Headings first, then title, then text, then the dates."""
    for kind, texts in (("heading", clues.headings), ("title", (clues.title or "",)), ("text", (clues.text[:300],))):
        found = {int(year) for text in texts for year in re.findall(r"(20\d\d)年", fold(text).text)}
        if found:
            return Years(tuple(sorted(found)), (Evidence(kind, " ".join(texts)[:80]),), assumed=False)
    day = clues.written or clues.published
    return Years((day.year,), (Evidence("published", day.isoformat()),), assumed=True) if day else Years((), (), assumed=True)


def passage_years(
    path: Sequence[str], text: str, document: tuple[int, ...], dated: date | None  # noqa: ARG001
) -> tuple[int, ...]:
    """The years of one passage: its headings from the innermost out, then its text, then the document's."""
    for heading in reversed(path):
        found = {int(year) for year in re.findall(r"(20\d\d)年", fold(heading).text)}
        if found:
            return tuple(sorted(found))
    return document
