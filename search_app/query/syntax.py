"""The syntax tree of a query, and what was repaired to get it."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from indexer.query import TextField


@dataclass(frozen=True, slots=True)
class Word:
    """Text typed plainly; it may hold several words, since Chinese is written without blanks. `starts` is for `word*`. In the query it
    stands at `start`, which changes nothing of what it asks for."""

    text: str
    starts: bool = False
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quoted:
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a document, as typed (浦民〔2019〕45号)."""

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


Syntax = Word | Quoted | Numbered | Within | Condition | Sequence | Both | Either | Without

RepairKey = Literal[
    "nothing_asked",
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


def joined(node: type[Sequence] | type[Both] | type[Either], parts: list[Syntax]) -> Syntax | None:
    """The parts under one node; a single part needs none, and no parts are None."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return node(tuple(parts))
