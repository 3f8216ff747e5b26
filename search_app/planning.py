"""Syntax tree → what the engine is asked: words required, grams beside them, conditions as filters.

A run of words typed plainly becomes

    Also( required: Any(at least m of: its words),  optional: Any(its pairs of Han characters) )

and several pieces in a row are wanted all, or all but one. The words decide what is found, the pairs help to rank it: words
keep 民政 out of 人民政府, pairs reward what is written in the same order. What one word may be is the matter of `pieces.py`.
"""

import math
from dataclasses import dataclass, field

from analyzers import Expansion, fold
from indexer.query import TEXT_FIELDS as ALL_FIELDS
from indexer.query import All, Also, Any, Constant, Everything, Filter, Node, Not, Prefix, TextField, Where
from search_app.conditions import Conditions
from search_app.grammar import Both, Condition, Either, Quoted, Repair, Sequence, Syntax, Within, Without, Word, joined
from search_app.pieces import Piece, PieceReader

WHOLE_PIECE = 100.0
"""What a piece found whole adds in a widened query: more than any word scores, so that passages that hold more of what was
asked come before those that hold less of it more often."""


@dataclass(slots=True)
class Planner:
    """Turns one syntax tree into one engine query, and notes on the way what is to be marked, filtered and told.

    With `wide` any one word of a row is enough, and passages are ranked by how many of its pieces they hold.
    """

    pieces: PieceReader
    conditions: Conditions
    wide: bool = False
    marks: set[str] = field(default_factory=set)
    phrases: list[str] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def plan(self, tree: Syntax) -> Node:
        """The query for a whole tree. Conditions that hold for all of it become filters, which facet counts can see past."""
        wanted = self._without_conditions(tree)
        return self._node(wanted, ALL_FIELDS) if wanted else Everything()

    def _without_conditions(self, tree: Syntax) -> Syntax | None:
        match tree:
            case Condition():
                self.filters += self._filters(tree)
                return None
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
            case Within(name, child):
                return self._node(child, (name,))
            case Condition():
                return All(tuple(Where(condition) for condition in self._filters(tree)))
            case Both(children):
                return All(tuple(self._node(child, fields) for child in children))
            case Either(children):
                return Any(tuple(self._node(child, fields) for child in children))
            case Without(child):
                return Not(self._unmarked(child, fields))

    def _sequence(self, parts: tuple[Syntax, ...], fields: tuple[TextField, ...]) -> Node:
        """What was typed in a row: the plain words together, everything else required as it stands."""
        plain = [part for part in parts if isinstance(part, Word)]
        required = [self._node(part, fields) for part in parts if not isinstance(part, Word)]
        words = self._words(plain, fields) if plain else None
        nodes = [*([words] if words else []), *required]
        if not nodes:
            return Everything()
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _words(self, plain: list[Word], fields: tuple[TextField, ...]) -> Node | None:
        """The plain words of a row: what blanks part is wanted each; widely, any word of it."""
        pieces: dict[Node, None] = {}
        words: dict[Node, None] = {}
        pairs: dict[Node, None] = {}
        for word in plain:
            if word.starts:
                folded = fold(word.text).text
                self.phrases.append(folded)
                pieces[Prefix(folded, fields=fields)] = None
                words[Prefix(folded, fields=fields)] = None
                continue
            piece = self._piece(word.text, fields)
            if piece.notions:
                pieces[_some(piece.notions, words_needed(len(piece.notions)))] = None
            words |= dict.fromkeys(piece.words)
            pairs |= dict.fromkeys(piece.pairs)
        if not pieces:
            return None
        if self.wide and len(words) > 1:
            return Also(_some(tuple(words), 1), Any((*pairs, *(Constant(piece, WHOLE_PIECE) for piece in pieces))))
        required = _some(tuple(pieces), pieces_needed(len(pieces)))
        return Also(required, Any(tuple(pairs))) if pairs else required

    def _piece(self, text: str, fields: tuple[TextField, ...]) -> Piece:
        piece = self.pieces.read(text, fields)
        self.marks |= piece.marks
        self.phrases += piece.phrases
        self.expansions += piece.expansions
        return piece

    def _phrase(self, text: str, fields: tuple[TextField, ...]) -> Node:
        phrase = self.pieces.phrase(fold(text).text.strip(), fields)
        if not phrase.grams:
            return Everything()
        self.phrases.append(phrase.text)
        return phrase

    def _unmarked(self, child: Syntax, fields: tuple[TextField, ...]) -> Node:
        """A child that is not wanted leaves no marks."""
        marks, phrases, expansions = set(self.marks), list(self.phrases), list(self.expansions)
        node = self._node(child, fields)
        self.marks, self.phrases, self.expansions = marks, phrases, expansions
        return node

    def _filters(self, condition: Condition) -> list[Filter]:
        found = self.conditions.read(condition)
        if found is None:
            self.repairs.append(Repair("value_unknown", f"{condition.name}:{condition.value}"))
            return []
        return [found]


def words_needed(words: int) -> int:
    """How many words of one piece, typed without blanks, a passage must hold: both of two, then ever fewer: long pieces are questions."""
    return words if words <= 2 else math.ceil(words * 0.6)


def pieces_needed(pieces: int) -> int:
    """How many of the pieces that blanks part must be found: each of up to three was put there on purpose; of more, one may be missing."""
    return pieces if pieces <= 3 else pieces - 1


def _some(nodes: tuple[Node, ...], needed: int) -> Node:
    return nodes[0] if len(nodes) == 1 else Any(nodes, at_least=needed)
