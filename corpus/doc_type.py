"""What kind of document it is: one of `model.DOC_TYPES`, told by its title, then its category, headings and text."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from analyzers.rows import read_rows
from corpus.model import DOC_TYPES
from corpus.tense import tense_of

DATA = Path(__file__).resolve().parent / "data" / "doc_types.tsv"
OPENING = 300
"""Characters of the text that say what it is."""
ENDING = 80
"""And those that close it: 特此公告。 with signature and day."""
REPORT_HEADINGS = 3
"""A text with this many top headings and nothing else to tell is a report of some kind, and its tense tells which."""
_BY_TENSE = {"done": "summary", "ahead": "plan", "both": "summary+plan"}


def document_type(title: str, category: str, headings: Sequence[str], text: str) -> str:
    """The type of a document. `category` is its 信息分类, 主题分类 or 公文种类 field, `headings` its top headings; all are folded."""
    clues = {"title": title, "headings": "\n".join(headings), "category": category, "text": text[:OPENING], "end": text[-ENDING:]}
    for scope, pattern, doc_type in _rules():
        if pattern.search(clues[scope]):
            return doc_type
    if len(headings) >= REPORT_HEADINGS and (tense := tense_of(text)):
        return _BY_TENSE[tense]
    return "other"


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    rules = []
    for row in read_rows(DATA, columns=3, unique=False):
        doc_type, scope, pattern = row.values
        if doc_type not in DOC_TYPES:
            raise row.error(f"{doc_type!r} is none of {', '.join(DOC_TYPES)}")
        if scope not in {"title", "headings", "category", "text", "end"}:
            raise row.error(f"{scope!r} is none of title, headings, category, text, end")
        try:
            rules.append((scope, re.compile(pattern), doc_type))
        except re.error as problem:
            raise row.error(f"{pattern!r} is no regular expression: {problem}") from problem
    return tuple(rules)
