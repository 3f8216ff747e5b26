"""“Did you mean”: words the index does not know, and the known words they may be slips for.

Only a word that no passage holds is corrected, and only to words of the index: homophones first (an input method's slip:
低宝 for 低保), then words with one character changed, missing or added. The search itself is never changed; the page offers
the corrected query as a link.
"""

from collections.abc import Iterator
from typing import NamedTuple

from analyzers import Analyzer, fold
from analyzers.pinyin import syllables
from indexer.engine import Reader
from search_app.lexicon import Lexicon

LONGEST_SLIP = 12
"""Runs of more characters are no single word."""


class Correction(NamedTuple):
    """A word as written, what may have been meant, and the whole query with the one for the other."""

    written: str
    meant: str
    text: str


def corrections(text: str, words: tuple[str, ...], analyzer: Analyzer, reader: Reader, lexicon: Lexicon) -> tuple[Correction, ...]:
    """The corrections of a query, at most one for each of its plainly typed `words` (runs between blanks)."""
    found = []
    for written in words:
        folded = fold(written).text
        if not 2 <= len(folded) <= LONGEST_SLIP or min(folded) < "\u3400":
            continue
        meant = _whole(folded, reader, lexicon) or _in_parts(folded, analyzer, reader, lexicon)
        if meant and meant != folded:
            found.append(Correction(written, meant, text.replace(written, meant, 1)))
    return tuple(found)


def _whole(folded: str, reader: Reader, lexicon: Lexicon) -> str | None:
    """A known word for a run that is not known as a whole."""
    if reader.frequency(folded):
        return None
    return next(iter(_candidates(folded, lexicon)), None)


def _in_parts(folded: str, analyzer: Analyzer, reader: Reader, lexicon: Lexicon) -> str | None:
    """The run with each unknown word of it replaced; None when nothing better is known for one of them."""
    parts = []
    for token in analyzer.cut(folded):
        known = reader.frequency(token.text, "grams" if len(token.text) == 1 else "words")
        meant = token.text if known else next(iter(_candidates(token.text, lexicon)), None)
        if meant is None:
            return None
        parts.append(meant)
    return "".join(parts)


def _candidates(word: str, lexicon: Lexicon) -> Iterator[str]:
    """Known words it may be a slip for, the likeliest first."""
    alike = [known for known in lexicon.by_sound.get("".join(syllables(word)), ()) if known != word]
    yield from sorted(alike, key=lambda known: (abs(len(known) - len(word)), -lexicon.frequencies[known]))
    if len(word) > 2:
        near = [known for known in lexicon.frequencies if abs(len(known) - len(word)) <= 1 and _one_slip_apart(known, word)]
        yield from sorted(near, key=lambda known: (len(known) != len(word), -lexicon.frequencies[known]))


def _one_slip_apart(one: str, other: str) -> bool:
    """Whether one character changed, missing or added (Levenshtein 1) or two neighbours swapped (Damerau) lead from one to the other."""
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    end = 0
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) == 1 or (len(left) == len(right) == 2 and left == right[::-1])
