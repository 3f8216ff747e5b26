"""Whether a text reports work done, sets out work to come, or does the one and then the other."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from analyzers.rows import read_rows

DATA = Path(__file__).resolve().parent / "data" / "tense.tsv"
Tense = Literal["done", "ahead", "both"]

LEAST_LENGTH = 800
"""Shorter texts tell too little."""
MUCH_DONE = 3.5
MANY_DONE = 2.2
FEW_DONE = 0.9
"""Expressions of work done in 1,000 characters. Half a text with the first and a last quarter with hardly any is a summary with a plan;
a whole text above the second is a summary, below the third a plan; between the two nothing is decided. Of the seeds and samples
summaries lie at 2.4 and above (a few with plans below), plans at 0–1.8."""


def tense_of(text: str) -> Tense | None:
    """The tense of a folded text; None when it does not show."""
    if len(text) < LEAST_LENGTH:
        return None
    half, last = len(text) // 2, len(text) * 3 // 4
    first = _per_thousand("done", text[:half])
    done, ahead = _per_thousand("done", text[last:]), _per_thousand("ahead", text[last:])
    if first >= MUCH_DONE and done < first / 3 and ahead > 2 * done:
        return "both"
    whole = _per_thousand("done", text)
    if whole >= MANY_DONE:
        return "done"
    return "ahead" if whole < FEW_DONE and _per_thousand("ahead", text) > whole else None


def _per_thousand(tense: str, text: str) -> float:
    return 1000 * sum(1 for _ in _patterns()[tense].finditer(text)) / len(text)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    expressions: dict[str, list[str]] = {"done": [], "ahead": []}
    for row in read_rows(DATA, columns=2, unique=False):
        tense, expression = row.values
        if tense not in expressions:
            raise row.error(f"{tense!r} is neither done nor ahead")
        expressions[tense].append(expression)
    return {tense: re.compile("|".join(parts)) for tense, parts in expressions.items()}
