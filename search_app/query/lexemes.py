"""A query cut into lexemes: words, quoted phrases, fields with their values, operators and brackets.

Quotation marks that touch the words around them are those of a sentence (实现“以房养老”), and what they hold is words like the others.
Operators are written in capitals, also without blanks beside Han (养老AND助餐); in a query with Han in any letters, since then `and` is no
word looked for. Brackets and colons may be full-width, names of fields are read folded (Year:, ＹＥＡＲ：, 標題：). Fields: `TEXT_FIELDS`
and `CONDITIONS`, each with its Chinese name.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from analyzers import fold
from analyzers.folding import HAN
from indexer.query import TextField
from search_app.query.syntax import Repair

TEXT_FIELDS: Mapping[str, TextField] = {
    "title": "title",
    "标题": "title",
    "heading": "heading",
    "章节": "heading",
    "number": "about",
    "文号": "about",
}
"""By their names, folded."""
CONDITIONS: Mapping[str, str] = {
    **dict.fromkeys(("city", "地区", "城市"), "city"),
    **dict.fromkeys(("year", "年份"), "year"),
    **dict.fromkeys(("domain", "领域"), "domain"),
    **dict.fromkeys(("issuer", "机构"), "issuer"),
    **dict.fromkeys(("type", "类型"), "doc_type"),
    **dict.fromkeys(("published", "发布"), "published"),
}
"""By their names, folded."""

_FIELDS = frozenset((*TEXT_FIELDS, *CONDITIONS))
_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂", "”": "”"}
_OPERATORS = ("AND", "OR", "NOT")
_OPERATOR = rf"""(?<![^\s()（）"”」』＂{HAN}])(?:{"|".join(_OPERATORS)})(?=[\s()（）"“「『＂{HAN}]|$)"""
_HAN = re.compile(f"[{HAN}]")
_NUMBER = rf"[{HAN}]{{1,20}}[〔［\[【〖(（]\s?(?:19|20)\d\d\s?[〕］\]】〗)）]\s?第?\d+[号號](?![^\s()（），、,;；])"
"""The number of a document, with the year in any brackets: 浦民〔2019〕45号."""
_LEXEME = re.compile(
    rf"""(?P<blank>(?:[\s，、;；]|,(?!\d))+)
    |(?P<number>{_NUMBER})
    |(?P<open>[(（])|(?P<close>[)）])
    |(?P<minus>(?<!\S)[-－](?=\S))
    |(?P<operator>{_OPERATOR})
    |(?P<quote>["“”「『＂])
    |(?P<word>(?:(?!["“”「『＂()（）\s，、;；]|,(?!\d)|{_OPERATOR})[\s\S])+)
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"(?P<field>[^\W\d_]+[:：])")

_VALUE = re.compile(r"""\s*(?P<value>[^\s"＂“”「『()（），、,;；][^\s"＂“”「『()（）]*)""")
"""The value of a condition: it may hold commas, since several values are parted by them."""


class Lexeme(NamedTuple):
    """`kind` is a group of `_LEXEME`, or `end` behind all others; `text` is what counts of it: of a phrase, or a field, what its marks
    enclose or end. `start` and `end` are where it is written, a word without marks."""

    kind: str
    text: str
    start: int
    end: int


def cut(text: str) -> tuple[list[Lexeme], list[Repair]]:
    """The lexemes of a query, and the quotation marks that had to be closed."""
    lexemes: list[Lexeme] = []
    repairs: list[Repair] = []
    spoken = _HAN.search(text) is not None
    at = 0
    while at < len(text):
        found = _lexeme(text, at)
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
            inside, at = text[at:end], min(end + 1, len(text))
            piece = inside.strip()
            if piece and (_precedes_a_word(text, at) or _follows_a_word(lexemes, text, start)):
                repairs.append(Repair("quote_in_text", piece))
                start = end - len(inside.lstrip())
                lexemes.append(Lexeme("word", piece, start, start + len(piece)))
                continue
        elif kind == "field":
            piece = piece[:-1]
        elif kind == "word" and spoken and piece.upper() in _OPERATORS:
            kind, piece = "operator", piece.upper()
        if kind != "blank":
            lexemes.append(Lexeme(kind, piece, start, at))
        if kind == "field" and fold(piece).text in CONDITIONS and (value := _VALUE.match(text, at)):
            lexemes.append(Lexeme("word", value["value"], *value.span("value")))
            at = value.end()
    return lexemes, repairs


def _lexeme(text: str, at: int) -> re.Match[str] | None:
    """What is written at `at`; None where that cannot be read. Its `lastgroup` is the kind."""
    named = _NAME.match(text, at)
    if named and fold(named.group()[:-1]).text in _FIELDS:
        return named
    return _LEXEME.match(text, at)


def _precedes_a_word(text: str, end: int) -> bool:
    """Whether a letter of a word, not of an operator, stands right behind the quotation mark that ends at `end`."""
    found = _lexeme(text, end)
    return found is not None and found.lastgroup == "word" and text[end].isalnum()


def _follows_a_word(lexemes: list[Lexeme], text: str, start: int) -> bool:
    """Whether a letter of a word, not of an operator or the value of a field, stands right before the quotation mark at `start`."""
    kinds = [lexeme.kind for lexeme in lexemes[-2:]]
    return text[:start][-1:].isalnum() and kinds[-1:] == ["word"] and kinds[:1] != ["field"]


_VALUES = frozenset(("word", "quote", "number", "open"))
_TAKES = {"field": _VALUES, "minus": _VALUES | {"field"}}
"""What belongs to a field or a minus before it."""


class Part(NamedTuple):
    """A part of a query as it is read, and where it is written."""

    text: str
    start: int
    end: int


def parts(text: str) -> tuple[Part, ...]:
    """A query cut into operators (in capitals), brackets, and words, phrases and fields with their values as written. Joined with blanks
    they ask the same."""
    found: list[Part] = []
    takes: frozenset[str] = frozenset()
    for lexeme in cut(text)[0]:
        if lexeme.kind == "operator":
            found.append(Part(lexeme.text, lexeme.start, lexeme.end))
        elif lexeme.kind in takes:
            found[-1] = Part(text[found[-1].start : lexeme.end], found[-1].start, lexeme.end)
        else:
            found.append(Part(text[lexeme.start : lexeme.end], lexeme.start, lexeme.end))
        takes = _TAKES.get(lexeme.kind, frozenset())
    return tuple(found)
