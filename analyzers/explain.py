"""What the analysis makes of a text, step by step: for people (`python -m analyzers explain`) and for the page that shows it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, NamedTuple

from analyzers.analyzer import Analyzer
from analyzers.expansion import expanded
from analyzers.folding import Folded, fold
from analyzers.questions import load_question_words, without_question
from analyzers.synonyms import Expansion, Synonyms
from analyzers.tokens import Token
from analyzers.visible import visible


class Change(NamedTuple):
    """`text[start:end]` became `folded`; empty when it vanished."""

    original: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text and what became of it. The offsets of tokens and expansions count in `folded`, those of `changes` in `text`."""

    text: str
    folded: str
    changes: tuple[Change, ...]
    cut: tuple[Token, ...]
    asked: tuple[Token, ...]
    words: tuple[Token, ...]
    grams: tuple[Token, ...]
    expansions: tuple[Expansion, ...]


def explain(text: str, analyzer: Analyzer, synonyms: Synonyms) -> Explanation:
    """Folds and cuts a text, as a text that is indexed and as words that are asked, question words left out; these are expanded."""
    folded = fold(text)
    cut = tuple(analyzer.cut(folded.text))
    left = without_question(folded.text, cut, load_question_words())
    asked = tuple(analyzer.asked(left))
    return Explanation(
        text=text,
        folded=folded.text,
        changes=tuple(_changes(folded)),
        cut=cut,
        asked=asked,
        words=tuple(analyzer.words(folded.text)),
        grams=tuple(analyzer.grams(folded.text)),
        expansions=expanded(left, asked, synonyms),
    )


def as_json(explanation: Explanation) -> dict[str, Any]:
    """The fields of the explanation as they are; each token, change and expansion is an object."""
    named = ("changes", "cut", "asked", "words", "grams", "expansions")
    return asdict(explanation) | {name: [item._asdict() for item in getattr(explanation, name)] for name in named}


def as_text(explanation: Explanation) -> str:
    """A table for people: one line for each step."""
    changes = [f"{visible(change.original)} → {visible(change.folded) or '(gone)'}" for change in explanation.changes]
    expansions = [
        f"{source} → {', '.join(expansion.target for expansion in expansions)}"
        for (_, source), expansions in groupby(explanation.expansions, key=lambda expansion: (expansion.start, expansion.source))
    ]
    rows = [
        ("text", visible(explanation.text)),
        ("folded", visible(explanation.folded)),
        ("changed", "   ".join(changes)),
        ("cut", _texts(explanation.cut)),
        ("asked", _texts(explanation.asked)),
        ("words", _texts(explanation.words)),
        ("grams", _texts(explanation.grams)),
        ("also", "   ".join(expansions)),
    ]
    return "\n".join(f"{name:8} {content or '–'}" for name, content in rows)


def _changes(folded: Folded) -> Iterator[Change]:
    """The changed stretches of the original, each as long as possible."""
    last: Change | None = None
    for change in _changed_characters(folded):
        if last and last.end == change.start:
            last = Change(last.original + change.original, last.folded + change.folded, last.start, change.end)
            continue
        if last:
            yield last
        last = change
    if last:
        yield last


def _changed_characters(folded: Folded) -> Iterator[Change]:
    position = 0
    for index, character in enumerate(folded.text):
        start, end = folded.span(index, index + 1)
        if position < start:
            yield Change(folded.original[position:start], "", position, start)
        if folded.original[start:end] != character:
            yield Change(folded.original[start:end], character, start, end)
        position = end
    if position < len(folded.original):
        yield Change(folded.original[position:], "", position, len(folded.original))


def _texts(tokens: tuple[Token, ...]) -> str:
    return " ".join(token.text for token in tokens)
