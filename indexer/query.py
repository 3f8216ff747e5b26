"""The query tree: what an engine is asked, free of grammar, language and web.

Terms are tokens of `analyzers`, already folded and cut; an engine never analyses text. Which passages a node
*matches* and what it adds to their *score* is written at each node; `engine.py` says the rest. A sum of scores is that of all
leaves below, each added by itself.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

TextField = Literal["title", "heading", "body", "about"]
"""`about` holds what a passage is about though its text need not say so: issuer, names of the region path, covered years (2019年).
It is what lets 义乌 养老 2019 find a passage that names neither place nor year."""
Stream = Literal["words", "grams"]

TEXT_FIELDS: tuple[TextField, ...] = ("title", "heading", "body", "about")
STREAMS: tuple[Stream, ...] = ("words", "grams")


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """Keeps passages with at least one of `values` in `facet`."""

    facet: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class PublishedFilter:
    """Keeps passages dated `first` … `last`, both included; None is open. Passages without a date are dropped."""

    first: date | None = None
    last: date | None = None


Filter = FacetFilter | PublishedFilter


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every passage; scores 0."""


@dataclass(frozen=True, slots=True)
class Match:
    """Matches passages that hold `term` in `stream` of any of `fields`; scores `weight` × BM25F over those fields."""

    term: str
    stream: Stream = "words"
    fields: tuple[TextField, ...] = TEXT_FIELDS
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Matches passages with a term of `stream` that begins with `prefix` in any of `fields`; scores `weight` (a constant)."""

    prefix: str
    stream: Stream = "words"
    fields: tuple[TextField, ...] = TEXT_FIELDS
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Matches passages of which one of `fields`, folded, contains `text` (already folded) as a substring.

    `grams` are the tokens of `text` in the grams stream; every passage that matches holds all of them, so an engine
    may use them to find candidates. Scores `weight` × the sum of the BM25F of its distinct grams.
    """

    text: str
    grams: tuple[str, ...]
    fields: tuple[TextField, ...] = TEXT_FIELDS
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class All:
    """Matches what every child matches; scores their sum. `All(())` is `Everything()`."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Matches what at least `at_least` children match; scores the sum of those that match. `Any(())` matches nothing;
    `at_least` below 1 counts as 1."""

    children: tuple["Node", ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """Matches what `child` does not; scores 0."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class Also:
    """Matches what `required` matches; scores `required` plus, where it matches too, `optional`."""

    required: "Node"
    optional: "Node"


@dataclass(frozen=True, slots=True)
class Constant:
    """Matches what `child` matches; scores `weight`, whatever the child scores. What ranks above all else is told so."""

    child: "Node"
    weight: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Matches the passages of documents that other works cite; scores `weight` × the document's standing (`references.py`)."""

    weight: float


@dataclass(frozen=True, slots=True)
class Where:
    """Matches what `filter` keeps; scores 0. For conditions inside a tree (养老 OR city:…); those on the whole request are
    `EngineRequest.filters`, which facet counts can see past."""

    filter: Filter


@dataclass(frozen=True, slots=True)
class Near:
    """Two words, folded, neither of them empty, and what it is worth that they stand near each other in a body: `weight` (0 or more)
    where they touch, less with the gap between them, nothing where one is missing (`nearness.py`). Not a node: it finds nothing."""

    one: str
    other: str
    weight: float


Node = Everything | Match | Prefix | Phrase | All | Any | Not | Also | Constant | Standing | Where
