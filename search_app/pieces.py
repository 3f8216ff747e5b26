"""A piece of a query, typed without blanks: the words it is made of, and all a passage may hold for each of them.

For one word a passage may hold

- the word itself, as jieba cut it
- where it has three characters or more, the same characters cut otherwise (市民政局 → 市民 政局 holds 民政局), and the
  shorter words it is made of, apart (困境儿童 in 困境和留守儿童)
- what its synonyms say: found as substrings, weighing less than the reader's own words
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analyzers import Analyzer, Expansion, Synonyms, Token, fold
from indexer.query import All, Any, Match, Node, Phrase, TextField

SYNONYM_WEIGHT = 0.5
"""What a synonym counts against a word the reader typed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`notions` are wanted, one node each: a word, or the words a synonym stands for. `words` is every word and every synonym
    on its own, for when any will do. `pairs` of neighbouring Han characters help to rank. `marks` and `phrases` are what to
    mark: word tokens and substrings, folded."""

    notions: tuple[Node, ...]
    words: tuple[Node, ...]
    pairs: tuple[Node, ...]
    marks: frozenset[str]
    phrases: tuple[str, ...]
    expansions: tuple[Expansion, ...]


@dataclass(frozen=True, slots=True)
class PieceReader:
    """Reads pieces; without `synonyms` only what was typed is looked for."""

    analyzer: Analyzer
    synonyms: Synonyms | None

    def read(self, text: str, fields: tuple[TextField, ...]) -> Piece:
        folded = fold(text).text
        tokens = tuple(self.analyzer.cut(folded))
        expansions = self.synonyms.expansions(folded, tokens) if self.synonyms else ()
        return Piece(
            notions=tuple(dict.fromkeys(self._notions(tokens, expansions, fields))),
            words=tuple(
                dict.fromkeys(
                    [
                        *(self._word(token, fields) for token in tokens),
                        *(self._synonym(expansion.target, fields) for expansion in expansions),
                    ]
                )
            ),
            pairs=tuple(dict.fromkeys(Match(pair, "grams", fields) for pair in self._han_pairs(folded))),
            marks=frozenset(token.text for token in tokens),
            phrases=tuple(expansion.target for expansion in expansions),
            expansions=expansions,
        )

    def phrase(self, folded: str, fields: tuple[TextField, ...], weight: float = 1.0) -> Phrase:
        """The phrase, with its rarest grams: its pairs, or its characters where none has a neighbour."""
        grams = [gram.text for gram in self.analyzer.grams(folded)]
        return Phrase(folded, tuple(dict.fromkeys([gram for gram in grams if len(gram) == 2] or grams)), fields, weight)

    def _notions(self, tokens: Sequence[Token], expansions: Sequence[Expansion], fields: tuple[TextField, ...]) -> Iterator[Node]:
        """The words, those a synonym stands for together."""
        at = 0
        for (start, end), found in groupby(expansions, key=lambda expansion: (expansion.start, expansion.end)):
            yield from (self._word(token, fields) for token in tokens if at <= token.start < start)
            own = tuple(self._word(token, fields) for token in tokens if start <= token.start < end)
            others = (self._synonym(expansion.target, fields) for expansion in found)
            yield Any((own[0] if len(own) == 1 else All(own), *others))
            at = end
        yield from (self._word(token, fields) for token in tokens if token.start >= at)

    def _word(self, token: Token, fields: tuple[TextField, ...]) -> Node:
        text = token.text
        if len(text) == 1:
            return Match(text, "grams", fields)
        if len(text) == 2 or not _is_han(text):
            return Match(text, "words", fields)
        parts = self._parts(text)
        apart = [All(tuple(Match(part, "words", fields) for part in parts))] if parts else []
        return Any((Match(text, "words", fields), self.phrase(text, fields, weight=0.0), *apart))

    def _synonym(self, target: str, fields: tuple[TextField, ...]) -> Node:
        phrase = self.phrase(target, fields)
        return self.phrase(target, fields, SYNONYM_WEIGHT / len(phrase.grams))

    def _parts(self, word: str) -> tuple[str, ...]:
        """The shorter words of two characters or more that a word is made of, when they make all of it."""
        parts, at = [], 0
        inside = {token.start: token for token in self.analyzer.words(word) if 2 <= len(token.text) < len(word)}
        while at < len(word) and at in inside:
            parts.append(inside[at].text)
            at = inside[at].end
        return tuple(parts) if at == len(word) else ()

    def _han_pairs(self, folded: str) -> Iterator[str]:
        return (gram.text for gram in self.analyzer.grams(folded) if len(gram.text) == 2 and _is_han(gram.text))


def _is_han(text: str) -> bool:
    return all(character >= "\u3400" for character in text)
