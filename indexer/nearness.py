"""How near two words stand, for the pairs that a request names (`query.Near`): after BM25F a passage that holds the words of a question
side by side goes before one that holds them pages apart.

Only a beginning of the ranked list is looked at, as search engines do that rescore a window of it: what BM25F ranks far behind does
not come first for standing near.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from indexer.scoring import Number

WINDOW = 50
"""Passages ranked anew, the first ones. nDCG@10 is the same with 20 and with 100; a page of ten, folded by documents, needs some more."""

HALF = 8
"""The gap that halves what nearness is worth. nDCG@10 of our own questions and of lay questions on statutes is the same within 0.0008 at 4
and at 16."""


def worth(weight: float, gap: Number) -> Number:
    """What a pair adds to the score of a passage that holds it."""
    return weight / (1 + gap / HALF)


def gap(text: str, one: str, other: str) -> int | None:
    """The fewest UTF-16 units between an occurrence of `one` and one of `other`, 0 where they touch or overlap; None where either is
    missing. Neither is empty."""
    whole, *words = (_units(part) for part in (text, one, other))
    found = [(list(occurrences(whole, word)), len(word)) for word in words]
    return least(*found[0], *found[1])


def least(starts: Sequence[int], length: int, others: Sequence[int], other_length: int) -> int | None:
    """The least gap between words that start there and are so long."""
    gaps = (max(other - (start + length), start - (other + other_length), 0) for start in starts for other in others)
    return min(gaps, default=None)


def occurrences(text: str | bytes, word: str | bytes) -> Iterator[int]:
    """Where `word` begins in `text`, both of one type; occurrences may overlap."""
    at = text.find(word)  # type: ignore[arg-type]
    while at != -1:
        yield at
        at = text.find(word, at + 1)  # type: ignore[arg-type]


def _units(text: str) -> str:
    """The text with a character for each UTF-16 unit."""
    return "".join(map(chr, np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16).tolist()))
