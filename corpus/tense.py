"""Whether a text reports work done, sets out work to come, or does the one and then the other."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from analyzers.rows import read_rows

DATA = Path(__file__).resolve().parent / "data" / "tense.tsv"
Tense = Literal["done", "ahead", "both"]

_CLAUSE = re.compile(r"[^,。;\n]+[,。;\n]?")

LEAST_LENGTH = 800
"""Shorter texts tell too little."""
MANY = 4.0
"""Clauses in 1,000 characters: a first half with as many of work done and a last quarter with as many of work to come (and few done)
is a summary with a plan."""
MOST_DONE = 5.0
FEW_DONE = 0.95
"""A whole text above the first is a summary, below the second a plan; between them nothing is decided. Of the seeds and samples
summaries lie at 1.7–7.4, plans at 0.3–4.0."""


def tense_of(text: str) -> Tense | None:
    """The tense of a folded text; None when it does not show."""
    if len(text) < LEAST_LENGTH:
        return None
    first, last = _per_thousand("done", text[: len(text) // 2]), text[len(text) * 3 // 4 :]
    if first >= MANY and _per_thousand("done", last) < first / 3 and _per_thousand("ahead", last) >= MANY:
        return "both"
    whole = _per_thousand("done", text)
    if whole >= MOST_DONE:
        return "done"
    return "ahead" if whole < FEW_DONE and _per_thousand("ahead", text) > whole else None


def _per_thousand(tense: Tense, text: str) -> float:
    """Clauses of a tense in 1,000 characters; one that looks ahead reports nothing (力争年底前建成15家)."""
    ahead, done = (_patterns()[name] for name in ("ahead", "done"))
    clauses = _CLAUSE.findall(text)
    coming = [clause for clause in clauses if ahead.search(clause)]
    count = len(coming) if tense == "ahead" else sum(1 for clause in clauses if done.search(clause) and not ahead.search(clause))
    return 1000 * count / len(text)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    expressions: dict[str, list[str]] = {"done": [], "ahead": []}
    for row in read_rows(DATA, columns=2, unique=False):
        tense, expression = row.values
        if tense not in expressions:
            raise row.error(f"{tense!r} is neither done nor ahead")
        expressions[tense].append(expression)
    return {tense: re.compile("|".join(parts)) for tense, parts in expressions.items()}
