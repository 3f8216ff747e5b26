"""The engine seam: a written contract that every engine keeps, and one test body checks (`tests/indexer/engine_contract.py`).

Analysis and snippets stay on our side of the seam; an engine stores, filters, ranks and counts facets. What an engine
cannot do it refuses with `Unsupported`; it never returns less silently.

Scoring, the same for every engine, is BM25F (Robertson, Zaragoza & Taylor 2004, "Simple BM25 extension to multiple weighted
fields") with the constants of `scoring.py`:

    tf~(t, p)  = Σ_f  tf(t, p, f) · w_f / (1 − b_f + b_f · len(p, f, s) / avglen(f, s))     f over the fields asked
    score(t,p) = weight · idf(t) · (k1 + 1) · tf~ / (k1 + tf~),   idf(t) = ln(1 + (N − n(t) + 0.5) / (n(t) + 0.5))^RARITY

where s is the term's stream, len counts the tokens of that stream, tf and len are at most `scoring.MOST`, n(t) is the live passages with
t in any text field and N the live passages. A passage's score is the sum of what the leaves of the tree add that count for it, one
after another from the left, in double precision (`scoring.py`); so a tie is a tie in every engine: scores of two engines agree to
1e-4 relative; hits, order, totals and counts agree exactly.

Order: by relevance, descending score, then ascending passage id; `newest`/`oldest`: by `dated`, or `covered` in its place (unknown last),
then score, then passage id. Ids compare as strings. By relevance, what the request's `near` is worth (`nearness.worth`, one pair after
another) is then added to the scores of the first `nearness.WINDOW` passages, and these are put in order anew.

Facet counts are of passages. A facet's counts ignore the request's own `FacetFilter` of that facet and obey everything else.

Copies are documents of one group of `copies.groups`, over the signatures of all living documents, and a document's standing is that
of `References.standings` over the references of all of them; so both are the same whether an index was made at once or by many changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any, Literal, NamedTuple, Protocol

from corpus.model import Document, ParsedDocument, Passage
from indexer.query import FacetFilter, Filter, Near, Node, PublishedFilter, Stream, TextField
from indexer.signature import UNSIGNED

__all__ = [
    "FACETS",
    "AnalysedDocument",
    "AnalysedPassage",
    "Engine",
    "EngineError",
    "EngineRequest",
    "EngineResult",
    "FacetFilter",
    "Filter",
    "Hit",
    "Near",
    "OutOfTime",
    "PassageFound",
    "PublishedFilter",
    "Reader",
    "Sort",
    "Unsupported",
    "Writer",
]

MEGABYTE = 1 << 20
MEMORY = 512 * MEGABYTE
"""What a process that writes an index may use, if nothing else is said."""
Sort = Literal["relevance", "newest", "oldest"]
FACETS = ("city", "year", "domain", "doc_type", "issuer", "script")
"""`city` values are region codes; a passage carries its whole path (province, prefecture, county), so that a parent includes
its children. Every passage has at least one value in each facet: `unknown` where nothing is known."""


class EngineError(Exception):
    """An index cannot be read or written; the message names the file and the mend."""


class Unsupported(EngineError):  # noqa: N818 - `raise Unsupported(...)` says it all
    """This engine cannot answer that request."""


class OutOfTime(EngineError):  # noqa: N818 - `raise OutOfTime(...)` says it all
    """The time a request was given was over before its answer was had."""


@dataclass(frozen=True, slots=True)
class AnalysedPassage:
    """A passage ready for an engine.

    `words[field]` are the terms of that stream, repetitions kept, in no order. `folded[field]` is the folded text of the field: phrases
    are looked for in it, and the terms of the grams stream are `analyzers.gram_terms` of it.
    `facets[name]` are the values of that facet. `dated` is the day its document goes by; `covered`, looked at where that is not known, and
    for an order by date only, the last day of the last year the document is about.
    """

    id: str
    words: Mapping[TextField, Sequence[str]]
    folded: Mapping[TextField, str]
    facets: Mapping[str, tuple[str, ...]]
    dated: date | None
    covered: date | None = None


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """A parsed document with its passages analysed, `passages[i]` belonging to `parsed.passages[i]`, its signature
    (`signature.sign`) and its references (`references.refer`)."""

    parsed: ParsedDocument
    passages: tuple[AnalysedPassage, ...]
    signature: bytes = UNSIGNED
    references: bytes = b""


@dataclass(frozen=True, slots=True)
class EngineRequest:
    """One question. `offset` and `limit` cut the ranked list; `facets` names the facets to count; `near` ranks its beginning anew.

    Filters are combined with AND. With `document`, only the passages of that document can match, of an unknown one none; they score what
    they do in the whole index. With `fold_copies`, of documents that are copies only the one whose passage ranks first stays in the
    ranked list, with all its passages; copies of which no passage matches, filters included, take no part. With `per_document`, only
    that many passages of each document stay in the ranked list, the first ones. Totals and facet counts know nothing of either.

    `until`, in seconds of `time.monotonic()`, is when the asker stops waiting: an engine calls `check_time` between its steps and never
    answers with less than all.
    """

    query: Node
    filters: tuple[Filter, ...] = ()
    facets: tuple[str, ...] = ()
    sort: Sort = "relevance"
    near: tuple[Near, ...] = ()
    offset: int = 0
    limit: int = 10
    per_document: int | None = None
    fold_copies: bool = False
    document: str | None = None
    until: float | None = None

    def check_time(self) -> None:
        """Raises `OutOfTime` once `until` is past."""
        if self.until is not None and monotonic() > self.until:
            raise OutOfTime("the time given for a search was over: ask for less, or give it more")


class Hit(NamedTuple):
    """A ranked passage; a tuple, since ten are made for a question, which costs half of what objects do.

    The last one that `per_document` left of its document says how many more of it match: `more`. The first one of its document names those
    that `fold_copies` left out for it, ids ascending: `copies`.
    """

    passage_id: str
    score: float
    more: int = 0
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineResult:
    """The answer: how many passages match in all, how many of them the ranked list holds, the page of hits cut from it, and
    counts by facet and value (zero counts left out)."""

    total: int
    listed: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]


class PassageFound(NamedTuple):
    """A passage with its document; `position` is its place among the document's passages, from 0. A tuple as `Hit` is."""

    document: Document
    passage: Passage
    position: int


class Reader(Protocol):
    """A committed index, opened. Readers see one state for their whole life, take no lock, and are safe to share between threads."""

    @property
    def passage_count(self) -> int: ...
    @property
    def document_count(self) -> int: ...
    def search(self, request: EngineRequest) -> EngineResult: ...
    def document(self, document_id: str) -> ParsedDocument | None:
        """The document with its sections and passages as they were added, or None."""
        ...

    def passage(self, passage_id: str) -> PassageFound | None:
        """The passage as it was added, or None. Costs less than its whole document does."""
        ...

    def copies(self, document_id: str) -> tuple[str, ...]:
        """The ids of the other documents of its group, ascending."""
        ...

    def cited_by(self, document_id: str) -> tuple[str, ...]:
        """The ids of the documents that cite it by name, ascending."""
        ...

    def documents(self) -> Iterator[ParsedDocument]:
        """Every document, by ascending id."""
        ...

    def frequency(self, term: str, stream: Stream = "words") -> int:
        """n(t): how many passages hold the term in any text field."""
        ...

    def vocabulary(self, prefix: str, stream: Stream = "words") -> Iterator[tuple[str, int]]:
        """Terms that begin with `prefix`, ascending, each with n(t)."""
        ...

    def close(self) -> None: ...


class Writer(Protocol):
    """Changes an index in one transaction: nothing is seen before `commit`, nothing remains after `abort`."""

    def add(self, document: AnalysedDocument) -> None:
        """Adds a document; one with the same id is replaced."""
        ...

    def add_packed(self, packed: Any, kept: Sequence[bool]) -> None:
        """Adds what `Engine.pack` made of documents: of these, in their order, those that are `kept`."""
        ...

    def delete(self, document_id: str) -> None:
        """Removes a document and its passages; an unknown id is ignored."""
        ...

    def commit(self) -> None: ...
    def abort(self) -> None: ...


class Engine(Protocol):
    """A way to keep an index in a directory of its own."""

    name: str

    def pack(self, documents: Iterable[AnalysedDocument]) -> Any:
        """Documents as this engine's writers take them most cheaply: a value that can be pickled, made in any process."""
        ...

    def create(self, directory: Path, memory: int = MEMORY) -> Writer:
        """Starts an empty index in `directory`, which exists and is empty. The process that writes it is to use at most `memory` bytes."""
        ...

    def extend(self, directory: Path, memory: int = MEMORY) -> Writer:
        """Continues the index in `directory`. No file there is changed in place."""
        ...

    def open(self, directory: Path) -> Reader: ...
