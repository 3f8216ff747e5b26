"""The types that flow through `corpus`: one per arrow, all frozen; those of which a document has hundreds are tuples.

    file bytes → RawFile → Document → Section tree → Passage

Every span is `(start, end)` in characters of `Document.text`, the text a reader sees, in its own script.
Nothing downstream edits that text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

UNKNOWN = "unknown"
"""The facet value of a passage for which nothing could be established."""

DOC_TYPES = (
    "summary",
    "plan",
    "summary+plan",
    "programme",
    "evaluation",
    "notice",
    "measure",
    "announcement",
    "statistics",
    "interpretation",
    "reply",
    "other",
)


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file as found.

    `source` is what a person is shown and what identifies the file in the index: its path relative to the folder that was given, with
    `/`, bytes that are no UTF-8 written `\\xd1`; a member of an archive is `archive.zip!/member.html`, a line of a JSON Lines file is
    `name.jsonl#12` (1-based). A piece of a JSON Lines file has the source of the whole, and begins with its `first_line`.
    """

    source: str
    data: bytes
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value was chosen: the kind of clue (`issuer`, `title`, `index_number`, `townships`, …) and what was read."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place of the gazetteer, as today's divisions name it.

    `code` is the GB/T 2260 code (six digits); `path` holds the codes from the province down to it.
    `confidence` is in (0, 1]. `city` is the prefecture-level name, `county` the county-level one.
    """

    code: str
    path: tuple[str, ...]
    province: str
    city: str | None
    county: str | None
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What was understood of one file.

    `title_made` tells that the file has no title and `title` was composed from issuer and years. `issuer` is the full name of the
    body, in the script of the document; folded it is the same for all documents of the body.
    `covers_years` are the years the text is about, ascending, not the year of publication; when nothing but the
    publication date was known the year is taken from there and `warnings` says so.
    `domains` are keys of the taxonomy, strongest first. `script` is `hans`, `hant` or `mixed`.
    """

    id: str
    source: str
    text: str
    title: str
    title_made: bool
    issuer: str | None
    region: Region | None
    published: date | None
    written: date | None
    index_number: str | None
    document_number: str | None
    doc_type: str
    covers_years: tuple[int, ...]
    script: str
    domains: tuple[str, ...]
    url: str | None = None
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def dated(self) -> date | None:
        """The day the document goes by: that of publication, where it is not known that of writing."""
        return self.published or self.written


class Section(NamedTuple):
    """A node of the outline, in document order.

    `start` is where the heading begins, `end` where the last descendant ends. `level` is 1 for a top heading and
    grows by one with each step down `path`, the headings from the top to this section, itself included.
    """

    heading: str
    level: int
    path: tuple[str, ...]
    start: int
    end: int


class Passage(NamedTuple):
    """The unit that is searched: text of one section, 150–500 characters where the section allows.

    `text == document.text[start:end]`. Taken in order the passages cover every non-space character of the document
    exactly once: a heading belongs to the first passage below it. `path` is the path of the section the
    passage's body belongs to (empty before the first heading). `region_code` is the document's unless the passage itself
    tells otherwise; None when unknown.
    """

    id: str
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    years: tuple[int, ...]
    domains: tuple[str, ...]
    region_code: str | None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """The end of the way through `corpus`: what is handed to the indexer."""

    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that yields no document, and a reason that says what to do about it."""

    source: str
    reason: str
