"""The query language: text → syntax tree. It never fails: what cannot be meant is repaired, and the repair is named.

    query    = either
    either   = both { OR both }
    both     = sequence { AND sequence }
    sequence = factor { factor }                        all wanted, best first
    factor   = [ "-" | NOT ] ( "(" either ")" | phrase | number | field ":" value | word "*" | word )
    phrase   = "…" | 「…」 | 『…』 | “…”                 exactly so, as a substring
    number   = 浦民〔2019〕45号                           that of a document, its brackets of any form
    value    = phrase | number | word | "(" either ")"           the last for text fields only; that of a condition holds commas

How it is cut into lexemes is the matter of `lexemes.py`.
"""

from collections.abc import Callable

from analyzers import fold
from search_app.query.lexemes import CONDITIONS, TEXT_FIELDS, Lexeme, cut
from search_app.query.syntax import (
    Both,
    Condition,
    Either,
    Numbered,
    Parsed,
    Quoted,
    Repair,
    RepairKey,
    Sequence,
    Syntax,
    Within,
    Without,
    Word,
    joined,
)

MAX_TERMS = 64
"""Words, phrases and conditions read of one query; the rest is left out and named."""
MAX_DEPTH = 16
"""Brackets inside brackets; deeper ones are read as if they were not there."""


def parse(text: str) -> Parsed:
    """The tree of a query and what was repaired to get it."""
    parser = _Parser(text)
    tree = parser.either()
    while parser.kind() == "close":
        parser.advance()
        parser.repair("bracket_dropped", ")")
        rest = parser.either()
        tree = joined(Sequence, [part for part in (tree, rest) if part])
    return Parsed(tree, tuple(dict.fromkeys(parser.repairs)))


class _Parser:
    """Recursive descent over the lexemes; each method reads one rule of the grammar."""

    def __init__(self, text: str) -> None:
        lexemes, self.repairs = cut(text)
        self._depth = 0
        self._terms = 0
        self._lexemes = [*lexemes, Lexeme("end", "", len(text), len(text))]
        self._at = 0

    def either(self) -> Syntax | None:
        return self._operands(self.both, "OR", Either)

    def both(self) -> Syntax | None:
        return self._operands(self.sequence, "AND", Both)

    def _operands(self, operand: Callable[[], Syntax | None], operator: str, node: type[Either] | type[Both]) -> Syntax | None:
        parts = [operand()]
        while self._is_operator(operator):
            self.advance()
            part = operand()
            if part is None or parts[-1] is None:
                self.repair("operator_dropped", operator)
            parts.append(part)
        return joined(node, [part for part in parts if part])

    def sequence(self) -> Syntax | None:
        parts = []
        while (kind := self.kind()) not in {"end", "close"} and not (self._is_operator("AND") or self._is_operator("OR")):
            part = self._factor()
            if part is None:
                continue
            if self._terms > MAX_TERMS:
                if kind in {"word", "quote", "number", "field"}:
                    self.repair("too_many_terms", str(MAX_TERMS))
                continue
            parts.append(part)
        return joined(Sequence, parts)

    def _factor(self) -> Syntax | None:
        kind, text, start, _ = self._lexemes[self._at]
        self.advance()
        if kind in {"minus", "operator"}:
            child = self._factor() if self.kind() not in {"end", "close", "operator"} else None
            if child is None:
                self.repair("operator_dropped", text)
            return child and Without(child)
        if kind == "open":
            return self._bracketed()
        self._terms += 1
        if kind == "quote":
            return Quoted(text) if text else None
        if kind == "number":
            return Numbered(text)
        if kind == "field":
            return self._field(text, start)
        starts = text.endswith("*") and len(text) > 1
        return Word(text.rstrip("*"), starts, start) if text.rstrip("*") else None

    def _bracketed(self) -> Syntax | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._depth -= 1
            self.repair("too_deep", str(MAX_DEPTH))
            return None
        tree = self.either()
        self._depth -= 1
        if self.kind() == "close":
            self.advance()
        else:
            self.repair("bracket_closed", ")")
        return tree

    def _field(self, name: str, start: int) -> Syntax | None:
        kind, value, *_ = self._lexemes[self._at]
        folded = fold(name).text
        field = TEXT_FIELDS.get(folded)
        if field and kind in {"word", "quote", "number", "open"}:
            child = self._factor()
            return child and Within(field, child)
        if not field and kind in {"word", "quote"} and value:
            self.advance()
            return Condition(CONDITIONS[folded], value)
        self.repair("value_missing", name)
        return Word(name, start=start)

    def kind(self) -> str:
        return self._lexemes[self._at].kind

    def advance(self) -> None:
        self._at = min(self._at + 1, len(self._lexemes) - 1)

    def repair(self, key: RepairKey, detail: str) -> None:
        self.repairs.append(Repair(key, detail))

    def _is_operator(self, operator: str) -> bool:
        return self._lexemes[self._at][:2] == ("operator", operator)
