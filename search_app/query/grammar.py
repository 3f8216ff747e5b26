"""The query language: text → syntax tree. It never fails: what cannot be meant is repaired, and the repair is named.

    query    = either
    either   = both { OR both }
    both     = sequence { AND sequence }
    sequence = factor { factor }                        all wanted, best first
    factor   = [ "-" | NOT ] ( "(" either ")" | phrase | field ":" value | word "*" | word )
    phrase   = "…" | 「…」 | 『…』 | “…”                 exactly so, as a substring
    value    = phrase | word | "(" either ")"           the last for text fields only; that of a condition holds commas

Quotation marks that touch the words around them are those of a sentence (实现“以房养老”), and what they hold is words like the others.
Operators are written in capitals, also without blanks beside Han (养老AND助餐); in a query with Han in any letters, since then `and` is no
word looked for. Brackets and colons may be full-width. Fields: `FIELDS`, each with its Chinese name.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from analyzers.folding import HAN
from indexer.query import TextField

MAX_TERMS = 64
"""Words, phrases and conditions read of one query; the rest is left out and named."""
MAX_DEPTH = 16
"""Brackets inside brackets; deeper ones are read as if they were not there."""


@dataclass(frozen=True, slots=True)
class Word:
    """Text typed plainly; it may hold several words, since Chinese is written without blanks. `starts` is for `word*`."""

    text: str
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    text: str


@dataclass(frozen=True, slots=True)
class Within:
    """`child` looked for in one text field only."""

    field: TextField
    child: "Syntax"


@dataclass(frozen=True, slots=True)
class Condition:
    """A facet or the date of publication, with its value as typed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sequence:
    children: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Both:
    children: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Either:
    children: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Without:
    child: "Syntax"


Syntax = Word | Quoted | Within | Condition | Sequence | Both | Either | Without

RepairKey = Literal[
    "quote_closed",
    "quote_in_text",
    "bracket_closed",
    "bracket_dropped",
    "operator_dropped",
    "value_missing",
    "value_unknown",
    "value_several",
    "words_begin",
    "too_many_terms",
    "too_deep",
]


class Repair(NamedTuple):
    """What was changed to make sense of a query: a key for the message, and the piece of the query it is about."""

    key: RepairKey
    detail: str = ""


class Parsed(NamedTuple):
    """`tree` is None when nothing is asked for."""

    tree: Syntax | None
    repairs: tuple[Repair, ...]


TEXT_FIELDS: Mapping[str, TextField] = {
    "title": "title",
    "标题": "title",
    "標題": "title",
    "heading": "heading",
    "章节": "heading",
    "章節": "heading",
}
CONDITIONS: Mapping[str, str] = {
    **dict.fromkeys(("city", "地区", "地區", "城市"), "city"),
    **dict.fromkeys(("year", "年份"), "year"),
    **dict.fromkeys(("domain", "领域", "領域"), "domain"),
    **dict.fromkeys(("issuer", "机构", "機構"), "issuer"),
    **dict.fromkeys(("type", "类型", "類型"), "doc_type"),
    **dict.fromkeys(("published", "发布", "發布", "發佈"), "published"),
}
FIELDS = (*TEXT_FIELDS, *CONDITIONS)

_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂", "”": "”"}
_OPERATORS = ("AND", "OR", "NOT")
_OPERATOR = rf"""(?<![^\s()（）"”」』＂{HAN}])(?:{"|".join(_OPERATORS)})(?=[\s()（）"“「『＂{HAN}]|$)"""
_HAN = re.compile(f"[{HAN}]")
_LEXEME = re.compile(
    rf"""(?P<blank>(?:[\s，、;；]|,(?!\d))+)
    |(?P<open>[(（])|(?P<close>[)）])
    |(?P<minus>(?<!\S)[-－](?=\S))
    |(?P<operator>{_OPERATOR})
    |(?P<field>(?:{"|".join(FIELDS)})[:：])
    |(?P<quote>["“”「『＂])
    |(?P<word>(?:(?!["“”「『＂()（）\s，、;；]|,(?!\d)|{_OPERATOR})[\s\S])+)
    """,
    re.VERBOSE,
)


_VALUE = re.compile(r"""\s*(?P<value>[^\s"＂“”「『()（），、,;；][^\s"＂“”「『()（）]*)""")
"""The value of a condition: it may hold commas, since several values are parted by them."""


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


class Part(NamedTuple):
    """A part of a query as it is read, and where it is written."""

    text: str
    start: int
    end: int


def parts(text: str) -> tuple[Part, ...]:
    """A query cut into operators (in capitals), brackets, and words, phrases and fields with their values as written. Joined with blanks
    they ask the same."""
    found: list[Part] = []
    joins = False
    for lexeme in _cut(text)[0]:
        if lexeme.kind == "operator":
            found.append(Part(lexeme.text, lexeme.start, lexeme.end))
        elif joins and lexeme.kind in {"word", "quote", "open"}:
            found[-1] = Part(text[found[-1].start : lexeme.end], found[-1].start, lexeme.end)
        else:
            found.append(Part(text[lexeme.start : lexeme.end], lexeme.start, lexeme.end))
        joins = lexeme.kind in {"field", "minus"}
    return tuple(found)


class _Lexeme(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


class _Parser:
    """Recursive descent over the lexemes; each method reads one rule of the grammar."""

    def __init__(self, text: str) -> None:
        lexemes, self.repairs = _cut(text)
        self._depth = 0
        self._terms = 0
        self._lexemes = [*lexemes, _Lexeme("end", "", len(text), len(text))]
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
                if kind in {"word", "quote", "field"}:
                    self.repair("too_many_terms", str(MAX_TERMS))
                continue
            parts.append(part)
        return joined(Sequence, parts)

    def _factor(self) -> Syntax | None:
        kind, text, *_ = self._lexemes[self._at]
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
        if kind == "field":
            return self._field(text)
        starts = text.endswith("*") and len(text) > 1
        return Word(text.rstrip("*"), starts) if text.rstrip("*") else None

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

    def _field(self, name: str) -> Syntax | None:
        kind, value, *_ = self._lexemes[self._at]
        field = TEXT_FIELDS.get(name)
        if field and kind in {"word", "quote", "open"}:
            child = self._factor()
            return child and Within(field, child)
        if not field and kind in {"word", "quote"} and value:
            self.advance()
            return Condition(CONDITIONS[name], value)
        self.repair("value_missing", name)
        return Word(name)

    def kind(self) -> str:
        return self._lexemes[self._at].kind

    def advance(self) -> None:
        self._at = min(self._at + 1, len(self._lexemes) - 1)

    def repair(self, key: RepairKey, detail: str) -> None:
        self.repairs.append(Repair(key, detail))

    def _is_operator(self, operator: str) -> bool:
        return self._lexemes[self._at][:2] == ("operator", operator)


def _cut(text: str) -> tuple[list[_Lexeme], list[Repair]]:
    """The lexemes of a query, and the quotation marks that had to be closed."""
    lexemes: list[_Lexeme] = []
    repairs: list[Repair] = []
    spoken = _HAN.search(text) is not None
    at = 0
    while at < len(text):
        found = _LEXEME.match(text, at)
        if found is None:  # an unreadable character stands for a blank
            at += 1
            continue
        kind, piece, start = str(found.lastgroup), found.group(), at
        at = found.end()
        if kind == "quote":
            closing = _QUOTES[piece]
            end = text.find(closing, at)
            if end < 0:
                repairs.append(Repair("quote_closed", closing))
                end = len(text)
            piece, at = text[at:end].strip(), min(end + 1, len(text))
            if _precedes_a_word(text, at) or _follows_a_word(lexemes, text, start):
                kind = "word"
                repairs.append(Repair("quote_in_text", piece))
        elif kind == "field":
            piece = piece[:-1]
        elif kind == "word" and spoken and piece.upper() in _OPERATORS:
            kind, piece = "operator", piece.upper()
        if kind != "blank":
            lexemes.append(_Lexeme(kind, piece, start, at))
        if kind == "field" and piece in CONDITIONS and (value := _VALUE.match(text, at)):
            lexemes.append(_Lexeme("word", value["value"], *value.span("value")))
            at = value.end()
    return lexemes, repairs


def _precedes_a_word(text: str, end: int) -> bool:
    """Whether a letter of a word, not of an operator, stands right behind the quotation mark that ends at `end`."""
    found = _LEXEME.match(text, end)
    return found is not None and found.lastgroup == "word" and text[end].isalnum()


def _follows_a_word(lexemes: list[_Lexeme], text: str, start: int) -> bool:
    """Whether a letter of a word, not of an operator or the value of a field, stands right before the quotation mark at `start`."""
    kinds = [lexeme.kind for lexeme in lexemes[-2:]]
    return text[:start][-1:].isalnum() and kinds[-1:] == ["word"] and kinds[:1] != ["field"]


def joined(node: type[Sequence] | type[Both] | type[Either], parts: list[Syntax]) -> Syntax | None:
    """The parts under one node; a single part needs none, and no parts are None."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return node(tuple(parts))
