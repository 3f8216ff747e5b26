"""Syntax tree → what the engine is asked: words required, what ranks them beside, conditions as filters.

Words typed plainly in a row become

    strictly   Also( all of them,          scored by: words, words inside them, pairs, characters )
    widely     Also( any of these words,   scored by the same, and what holds all of them first )

A quoted phrase is required in every step, as is the number of a document, and the document that bears it comes first. Beside one all words
may be missing widely: the phrase alone is worth showing.

Words decide what is found: they keep 民政 out of 人民政府. Pairs of neighbouring characters and single ones help to rank, whatever
way jieba cut. What one word may be is the matter of `pieces.py`, when to ask widely that of `retrieval.py`.

Measured, nDCG@10 over lay questions on statutes: minimum shares of the words cost (30 % of them −0.017, 60 % −0.19), weights other than 1
for words, pairs and characters, feedback and field weights changed less than 0.005. What other works cite counts more. Words next
to each other in the question count more where they stand near each other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from analyzers import Expansion, fold
from indexer.query import TEXT_FIELDS as ALL_FIELDS
from indexer.query import All, Also, Any, Constant, Everything, Filter, Match, Near, Node, Not, Standing, TextField, Where
from search_app.query.conditions import Conditions
from search_app.query.document_numbers import document_number_forms
from search_app.query.pieces import Piece, PieceReader
from search_app.query.syntax import Both, Condition, Either, Numbered, Quoted, Repair, Sequence, Syntax, Within, Without, Word, joined

EVERYTHING_WANTED = 1000.0
"""What holding every word adds in a widened query: more than any words score, so that full answers come first."""

STANDING = 0.5
"""What being cited by many works counts, in terms that rank (`Standing`): about a seventh of what a good passage scores. nDCG@10 and
Recall@100 of lay questions on statutes: 0.369, 0.676 without, 0.400, 0.723 at 0.5, 0.403, 0.724 at 0.6, 0.407, 0.725 at 1. Where nobody
cites what is asked for it can only disturb, so the least is taken that serves: our own questions, asked of samples and seeds among 3,475
laws that nobody judged, fall from 0.734 to 0.725, 0.722, 0.713; without the laws nothing changes."""

TITLED = 0.5
"""What it counts, in terms that rank, that the title of a document holds all words of a row: whoever types a title wants that document
first, not one that names it. nDCG@10 and Recall@100 of our own questions, with seeds and of statutes, none of which is a title, are the
same within 0.0001 at 0, 0.2, 0.5 and 1."""

NEARNESS = 0.05
"""What it counts, in terms that rank, that the words of a row stand side by side (`Near`). nDCG@10 of our own questions, with seeds, of lay
questions on statutes and of paragraphs: 0.8566, 0.8615, 0.4001, 0.9771 without, 0.8571, 0.8625, 0.4016, 0.9773 at 0.05, 0.8578, 0.8621,
0.4015, 0.9771 at 0.1, where Recall@10 of paragraphs falls (0.9964 → 0.9961); at 0.6 our own lose (0.8564, 0.8603)."""

MOST_NAMED = 6
"""Values named to the reader of those that a condition may mean."""


@dataclass(slots=True)
class Planner:
    """Turns one syntax tree into one engine query, and notes on the way what is to be marked, filtered and told.

    With `wide` any one word of a row is enough, none where a phrase stands beside them; what is not wanted is the same.
    """

    pieces: PieceReader
    conditions: Conditions
    wide: bool = False
    marks: set[str] = field(default_factory=set)
    phrases: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)
    slips: list[Expansion] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def plan(self, tree: Syntax) -> Node:
        """The query for a whole tree. Conditions that hold for all of it become filters, which facet counts can see past."""
        wanted = self._without_conditions(tree)
        return self._node(wanted, ALL_FIELDS) if wanted else Everything()

    def _without_conditions(self, tree: Syntax) -> Syntax | None:
        match tree:
            case Condition():
                condition, words = self._condition(tree)
                self.filters += [condition] if condition else []
                return words
            case Both(children):
                return joined(Both, [rest for child in children if (rest := self._without_conditions(child))])
            case Sequence(children):
                return joined(Sequence, [rest for child in children if (rest := self._without_conditions(child))])
            case _:
                return tree

    def _node(self, tree: Syntax, fields: tuple[TextField, ...]) -> Node:
        match tree:
            case Word() | Sequence():
                return self._sequence((tree,) if isinstance(tree, Word) else tree.children, fields)
            case Quoted(text):
                return self._phrase(text, fields)
            case Numbered(text):
                return self._numbered(text, fields)
            case Within(name, child):
                return self._node(child, (name,))
            case Condition():
                condition, rest = self._condition(tree)
                return _all([*([Where(condition)] if condition else []), *([self._node(rest, fields)] if rest else [])])
            case Both(children):
                return All(tuple(self._node(child, fields) for child in children))
            case Either(children):
                return Any(tuple(self._node(child, fields) for child in children))
            case Without(child):
                return Not(self._unwanted(child, fields))

    def _sequence(self, parts: tuple[Syntax, ...], fields: tuple[TextField, ...]) -> Node:
        """What was typed in a row: the plain words together, everything else required as it stands."""
        plain = [part for part in parts if isinstance(part, Word)]
        plain = [word for word in plain if word.starts or not self.pieces.only_asks(word.text)] or plain
        required = [self._node(part, fields) for part in parts if not isinstance(part, Word)]
        words = self._words(plain, fields) if plain else None
        if words and self.wide and any(isinstance(part, Quoted | Numbered) for part in parts):
            return Also(_all(required), words)
        return _all([*([words] if words else []), *required])

    def _words(self, plain: list[Word], fields: tuple[TextField, ...]) -> Node | None:
        """The plain words of a row: every one wanted, or, widely, any of them, what holds every one first."""
        pieces = [self._piece(word, fields) for word in plain]
        wanted = _merged(piece.wanted for piece in pieces)
        if not wanted:
            return None
        telling = _merged(piece.telling for piece in pieces)
        helping = _merged(piece.helping for piece in pieces)
        if not telling:
            telling, helping = helping, ()
        self._mark([piece for piece in pieces if piece.telling] or pieces)
        ranking = len(telling) + len(helping)
        beside: tuple[Node, ...] = (Standing(STANDING * ranking),)
        if fields == ALL_FIELDS:
            beside = (*_titled(pieces, TITLED * ranking), *beside)
        if "body" in fields:
            row = dict.fromkeys(pairwise(word for piece in pieces for word in piece.row))
            self.near += [Near(one, other, NEARNESS * ranking / len(row)) for one, other in row]
        if self.wide and (len(wanted) > 1 or any(piece.divisible for piece in pieces)):
            return Also(Any(telling), Any((*helping, *beside, Constant(All(wanted), EVERYTHING_WANTED))))
        return Also(Constant(All(wanted), 0.0), Any((*telling, *helping, *beside)))

    def _piece(self, word: Word, fields: tuple[TextField, ...]) -> Piece:
        if word.starts and self.pieces.is_several(fold(word.text).text):
            self.repairs.append(Repair("words_begin", f"{word.text}*"))
        piece = self.pieces.read_beginning(word.text, fields) if word.starts else self.pieces.read(word.text, fields)
        self.phrases += piece.phrases
        self.expansions += piece.expansions
        self.slips += piece.slips
        return piece

    def _mark(self, pieces: Iterable[Piece]) -> None:
        """Notes what is to be marked of the pieces of a row that a passage is shown for."""
        for piece in pieces:
            self.marks |= piece.marks
            if self.wide:  # words inside the words are enough to be found by, so they are marked as well
                self.marks |= {node.term for node in piece.telling if isinstance(node, Match)}
            self.typed += [piece.typed] if piece.typed else []

    def _phrase(self, text: str, fields: tuple[TextField, ...]) -> Node:
        phrase = self.pieces.phrase(fold(text).text.strip(), fields)
        if not phrase.grams:
            return Everything()
        self.phrases.append(phrase.text)
        return phrase

    def _numbered(self, text: str, fields: tuple[TextField, ...]) -> Node:
        """What names the number, and before all that what bears it."""
        forms = document_number_forms(fold(text).text)
        self.phrases += forms
        naming = Any(tuple(self.pieces.phrase(form, fields) for form in forms))
        bearing = Any(tuple(self.pieces.phrase(form, ("about",)) for form in forms))
        return Also(naming, Constant(bearing, EVERYTHING_WANTED))

    def _unwanted(self, child: Syntax, fields: tuple[TextField, ...]) -> Node:
        """A child that is not wanted: all of it, as it is typed. It leaves no notes but what was repaired in it: a guess at what is
        meant, or a part of it, may be looked for as well, but never takes anything away."""
        aside = Planner(self.pieces.without_speller(), self.conditions)
        node = aside._node(child, fields)
        self.repairs += aside.repairs
        return node

    def _condition(self, condition: Condition) -> tuple[Filter | None, Word | None]:
        """The filter a condition stands for, and what of it is not understood, as words."""
        found, rest, several = self.conditions.read(condition)
        if several:
            shown = "、".join(several[:MOST_NAMED]) + ("…" if len(several) > MOST_NAMED else "")
            self.repairs.append(Repair("value_several", f"{condition.value} = {shown}"))
        if rest:
            self.repairs.append(Repair("value_unknown", rest))
        return found, Word(rest) if rest else None


def _all(nodes: list[Node]) -> Node:
    if not nodes:
        return Everything()
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))


def _titled(pieces: Iterable[Piece], weight: float) -> Iterator[Node]:
    """What is worth `weight` where a title holds every word, of two or more: one alone stands in many."""
    words = dict.fromkeys(word for piece in pieces for word in piece.row)
    if len(words) > 1:
        yield Constant(All(tuple(Match(word, "words", ("title",)) for word in words)), weight)


def _merged(parts: Iterable[tuple[Node, ...]]) -> tuple[Node, ...]:
    """All nodes in order, each once."""
    return tuple(dict.fromkeys(node for nodes in parts for node in nodes))
