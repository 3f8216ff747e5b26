"""A query with a piece of it taken out, so that what is left still makes sense: operators that joined the piece go with it, and brackets
around nothing.

Pieces are those of `lexemes.parts`; runs are spans of characters of the query, as those of `Word.start` are.
"""

import re
from collections.abc import Collection, Sequence

from search_app.query.grammar import parse
from search_app.query.lexemes import Part, parts
from search_app.query.syntax import Word
from search_app.snippets import Span

OPERATORS = frozenset({"AND", "OR", "NOT"})
SHORTEST_REST = 2
"""Characters of a word that are worth looking for when the rest of it is taken out."""
_EMPTY_BRACKETS = re.compile(r"-?[(（] [)）] ?")
_WORDS_IN_IT = re.compile(r"\W*(?P<words>.*?)[^\w*]*", re.DOTALL)


def without_piece(pieces: Sequence[str], at: int) -> str:
    """The query without the piece at `at`."""
    return _joined(_left(pieces, at))


def without_runs(text: str, runs: Collection[Span]) -> str:
    """The query without the characters of `runs`: of a word it leaves what else there is, of a phrase, of a field, of what is not wanted
    nothing."""
    pieces = []
    gone = []
    for at, part in enumerate(parts(text)):
        inside = sorted(run for run in runs if run[0] < part.end and part.start < run[1])
        rest = _rest(text, part, inside) if inside else part.text
        pieces.append(rest)
        if inside and (len(rest) < SHORTEST_REST or not isinstance(parse(part.text).tree, Word)):
            gone.append(at)
    for at in reversed(gone):
        pieces = _left(pieces, at)
    return _joined(pieces)


def _rest(text: str, part: Part, runs: Sequence[Span]) -> str:
    """What of a word stands between the runs, without the signs at its ends: the minus of a-养老 would forbid what is left."""
    starts, ends = [part.start, *(end for _, end in runs)], [*(start for start, _ in runs), part.end]
    found = (_WORDS_IN_IT.fullmatch(text[start:end]) for start, end in zip(starts, ends, strict=True) if start < end)
    return " ".join(one["words"] for one in found if one and one["words"])


def _left(pieces: Sequence[str], at: int) -> list[str]:
    """The pieces without the one at `at` and the operators that joined it."""
    before, after = [*pieces[:at]], [*pieces[at + 1 :]]
    if before and before[-1] in OPERATORS:
        while before and before[-1] in OPERATORS:
            before.pop()
    elif after and after[0] in {"AND", "OR"}:
        after = after[1:]
    return [*before, *after]


def _joined(pieces: Sequence[str]) -> str:
    return _EMPTY_BRACKETS.sub("", " ".join(pieces)).strip()
