"""A piece of a query, typed without blanks: what of it is wanted, and what of it ranks.

Wanted is each of its words, or words that a synonym stands for. For one word a passage may hold

- the word itself, as jieba cut it
- where it has three characters or more, the same characters cut otherwise (市民政局 → 市民 政局 holds 民政局), and the
  shorter words it is made of, apart (困境儿童 in 困境和留守儿童)
- what its synonyms say, or the other ways to write it (八十岁, 80周岁), as a substring

What makes a question of it is neither (怎么样, 是多少). A function word beside others is wanted, but no passage is shown for its
sake and it is not marked (要, 什么). A number with its unit is one word (5598.07万元, [2019]78号): neither the unit nor a part of the
number makes a passage worth showing, nor does a part of one in numerals (十二五). The number without the unit does where few passages
hold both: in a table.

Ranked are passages by everything in it that they hold: words and the words inside them, pairs of neighbouring characters, single
characters, synonyms. A year ranks by being named, in whatever form, and by being what the passage is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from analyzers import Analyzer, Expansion, Synonyms, Token, fold
from analyzers.expansion import expanded
from analyzers.folding import is_han
from analyzers.questions import load_function_words, load_question_words, without_question
from indexer.query import All, Any, Match, Node, Phrase, Prefix, TextField
from search_app.query.corrections import Speller, mended
from search_app.query.years import year_about, year_named

SYNONYM_WEIGHT = 0.3
"""What a synonym counts against a word the reader typed. nDCG@10 of our own questions with seeds: 0.831 at 0.5, 0.834 at 0.3,
0.822 at 1."""

ABOUT_WEIGHT = 0.3
"""What it counts that a passage is about a year that is asked for, beside the mention of it: 2018 in the title of a report on 2017 is no
more than a mention. nDCG@10 and MRR@10 of our own questions, nDCG@10 with seeds and of paragraphs: 0.8591, 0.9865, 0.8643, 0.9777 without,
0.8603, 0.9865, 0.8652, 0.9778 at 0.3, 0.8604, 0.9820, 0.8662, 0.9778 at 0.6."""

_BEGINS_NUMBER = frozenset("0123456789[")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿")

SHORTEST_NUMBER = 3
"""Characters of a number that is worth looking for without its unit, which a table names in its head: 15,472 yes, 80 no."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`wanted` holds one node for each notion. `telling` are the words and synonyms any of which makes a passage worth
    showing, `helping` what only ranks it; function words by themselves (什么) only help. `marks` and `phrases` are what to mark:
    word tokens and substrings, folded.

    `typed` is the piece where it is to be marked wherever it stands, in words cut otherwise too (养 in 养老, 居家养 in 居家养老); empty
    for a word of two characters (民政 is not in 人民政府).

    `row` are its words of two characters or more, folded, in their order: those next to each other are looked for near each other.
    `slips` are words in no passage and what they may stand for; where synonyms are looked for, these are among the `expansions`.
    `divisible` tells that parts of it are worth showing where few passages hold the whole: the words that a synonym stands for together or
    that a long word is made of (高价 彩礼), a number without its unit.
    """

    wanted: tuple[Node, ...]
    telling: tuple[Node, ...]
    helping: tuple[Node, ...]
    marks: frozenset[str]
    phrases: tuple[str, ...]
    expansions: tuple[Expansion, ...]
    slips: tuple[Expansion, ...] = ()
    typed: str = ""
    divisible: bool = False
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PieceReader:
    """Reads the pieces of one query, each once: it is planned strictly and widely. Without `synonyms` only what was typed is looked for,
    without `speller` slips are not seen."""

    analyzer: Analyzer
    synonyms: Synonyms | None
    speller: Speller | None = None
    _known: dict[tuple[str, tuple[TextField, ...]], Piece] = field(default_factory=dict)

    def without_speller(self) -> "PieceReader":
        """The same, to which slips are words as typed."""
        return PieceReader(self.analyzer, self.synonyms)

    def read(self, text: str, fields: tuple[TextField, ...]) -> Piece:
        known = self._known.get((text, fields))
        if known is None:
            known = self._known[text, fields] = self._read(text, fields)
        return known

    def _read(self, text: str, fields: tuple[TextField, ...]) -> Piece:
        """Where a slip is mended the piece is read as if it had been typed right: the word typed is in no passage. Its characters rank all
        the same, since what was meant is a guess."""
        typed = fold(text).text
        folded = without_question(typed, tuple(self.analyzer.cut(typed)), load_question_words())
        tokens, synonyms = self._cut(folded)
        slips = self.speller.slips(folded, tokens, synonyms) if self.speller else ()
        looked_for = slips if self.synonyms else ()
        if not looked_for:
            return replace(self._right(folded, tokens, synonyms, fields), slips=slips)
        right = mended(folded, looked_for)
        tokens, synonyms = self._cut(right)
        piece = self._right(right, tokens, synonyms, fields)
        return replace(
            piece,
            helping=tuple(dict.fromkeys((*piece.helping, *self._grams(folded, fields)))),
            phrases=(*piece.phrases, *(slip.target for slip in looked_for)),
            expansions=(*looked_for, *synonyms),
            slips=slips,
        )

    def _cut(self, folded: str) -> tuple[tuple[Token, ...], tuple[Expansion, ...]]:
        """How it is cut, and what else it looks for, in text order."""
        tokens = tuple(self.analyzer.asked(folded))
        return tokens, expanded(folded, tokens, self.synonyms) if self.synonyms else ()

    def _right(self, folded: str, tokens: Sequence[Token], expansions: tuple[Expansion, ...], fields: tuple[TextField, ...]) -> Piece:
        """A piece that is typed right: `_read` has mended it."""
        also = {one: self.phrase(one.target, fields, SYNONYM_WEIGHT) for one in expansions}
        words = dict.fromkeys(token.text for token in self.analyzer.words(folded))
        numbers = [token for token in tokens if token.text[0] in _BEGINS_NUMBER]
        inside = self._inside_numbers(numbers) | ({word for word in words if _is_numeral(word)} - {token.text for token in tokens})
        aside = load_function_words()
        asked = [token for token in tokens if token.text not in aside]
        years = dict.fromkeys(year for token in tokens if (year := year_named(token.text)))
        telling = [Match(word, "words", fields) for word in words if len(word) > 1 and word not in inside and word not in aside]
        if "about" in fields:
            telling += [Match(year_about(year), "words", ("about",), ABOUT_WEIGHT) for year in years]
        beside = [Match(word, "words", fields) for word in words if len(word) > 1 and word in aside]
        characters = self._grams(folded, fields)
        if asked and not telling:
            telling, characters = [*characters], ()
        return Piece(
            wanted=tuple(dict.fromkeys(self._notions(tokens, also, fields))),
            telling=(*telling, *also.values()),
            helping=(*beside, *characters),
            marks=frozenset(word for token in asked or tokens for word in (token.text, self._number(token.text))),
            phrases=tuple(expansion.target for expansion in expansions),
            expansions=expansions,
            typed=folded.strip() if _marked_anywhere(folded.strip(), tokens) else "",
            divisible=sum(word.term[0] not in _BEGINS_NUMBER for word in telling) > 1
            or any(SHORTEST_NUMBER <= len(self._number(token.text)) < len(token.text) for token in numbers),
            row=tuple(token.text for token in tokens if len(token.text) > 1),
        )

    def _inside_numbers(self, numbers: Sequence[Token]) -> set[str]:
        """What numbers with their units are cut into further (15, 3亿 and 亿元 of 15.3亿元), which tells nothing by itself."""
        inside = {word.text for token in numbers for word in self.analyzer.words(token.text)}
        return inside - {token.text for token in numbers} - {self._number(token.text) for token in numbers}

    def _grams(self, folded: str, fields: tuple[TextField, ...]) -> tuple[Match, ...]:
        """Its characters and pairs, each once."""
        grams = dict.fromkeys(token.text for token in self.analyzer.grams(folded))
        return tuple(Match(gram, "grams", fields) for gram in grams if len(gram) == 1 or is_han(gram))

    def only_asks(self, text: str) -> bool:
        """Whether a piece is nothing but what makes a question (多少天)."""
        folded = fold(text).text
        return folded in load_question_words()

    def read_beginning(self, text: str, fields: tuple[TextField, ...]) -> Piece:
        """`word*`: any word that begins so; what is several words in a row stands as it is (养老服务*)."""
        folded = fold(text).text
        beginning = self.phrase(folded, fields) if self.is_several(folded) else Prefix(folded, fields=fields)
        return Piece((beginning,), (beginning,), (), frozenset(), (folded,), ())

    def is_several(self, folded: str) -> bool:
        """Whether a piece is more than one word."""
        return sum(1 for _ in self.analyzer.cut(folded)) > 1

    def phrase(self, folded: str, fields: tuple[TextField, ...], weight: float = 1.0) -> Phrase:
        """The phrase, with its rarest grams: its pairs, or its characters where none has a neighbour."""
        grams = [gram.text for gram in self.analyzer.grams(folded)]
        return Phrase(folded, tuple(dict.fromkeys([gram for gram in grams if len(gram) == 2] or grams)), fields, weight)

    def _number(self, word: str) -> str:
        """A number without its unit; any other word as it is."""
        return next(self.analyzer.cut(word)).text if word[0] in _BEGINS_NUMBER else word

    def _notions(self, tokens: Sequence[Token], also: Mapping[Expansion, Node], fields: tuple[TextField, ...]) -> Iterator[Node]:
        """The words, those together for which others are looked for as well."""
        at = 0
        for (start, end), found in groupby(also, key=lambda expansion: (expansion.start, expansion.end)):
            yield from (self._word(token, fields) for token in tokens if at <= token.start < start)
            own = tuple(self._word(token, fields) for token in tokens if start <= token.start < end)
            others = (also[expansion] for expansion in found)
            yield Any((own[0] if len(own) == 1 else All(own), *others))
            at = end
        yield from (self._word(token, fields) for token in tokens if token.start >= at)

    def _word(self, token: Token, fields: tuple[TextField, ...]) -> Node:
        text = token.text
        if len(text) == 1:
            return _single(text, fields)
        number = self._number(text)
        if number != text:
            unit = text.removeprefix(number)
            return Any((Match(text, "words", fields), All((Match(number, "words", fields), _single(unit, fields)))))
        if len(text) == 2 or not is_han(text):
            return Match(text, "words", fields)
        parts = self._parts(text)
        apart = [All(tuple(Match(part, "words", fields) for part in parts))] if parts else []
        return Any((Match(text, "words", fields), self.phrase(text, fields), *apart))

    def _parts(self, word: str) -> tuple[str, ...]:
        """The shorter words of two characters or more that a word is made of, when they make all of it."""
        parts, at = [], 0
        inside = {token.start: token for token in self.analyzer.words(word) if 2 <= len(token.text) < len(word)}
        while at < len(word) and at in inside:
            parts.append(inside[at].text)
            at = inside[at].end
        return tuple(parts) if at == len(word) else ()


def _single(text: str, fields: tuple[TextField, ...]) -> Match:
    return Match(text, "grams" if len(text) == 1 else "words", fields)


def _marked_anywhere(folded: str, tokens: Sequence[Token]) -> bool:
    return len(folded) == 1 or (is_han(folded) and (len(folded) > 2 or len(tokens) > 1))


def _is_numeral(word: str) -> bool:
    return _NUMERALS.issuperset(word)
