"""A document as it is read: its outline, and its passages cut into headings and paragraphs, every match marked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from analyzers.reading_script import ReadingScript, convert
from corpus.model import Document, ParsedDocument, Passage, Section
from indexer.engine import OutOfTime
from search_app.anchors import anchor_of, section_anchor
from search_app.related import Related, load_related
from search_app.request import SearchRequest
from search_app.retrieval import retrieve
from search_app.search import Library, engine_request
from search_app.snippets import Highlighter, Marked

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_CELLS = " | "
"""What `corpus` puts between the cells of a row. Empty cells it leaves out, so only rows of equal length are a table."""
DEEPEST = 5
"""HTML has six levels of headings, the first of which is the title's."""
_NUMBER = re.compile(r"[\d.,%％+\-—/]*\d[\d.,%％+\-—/]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text: the heading of a section of `level`, or a paragraph (0). `anchor` is that of a section that begins here.

    `lead` is the length of a heading that the paragraph runs on from (一是健全机制。全年……), 0 where there is none. Lines that are rows of
    one table are one block; `rows` are their cells.
    """

    text: Marked
    level: int = 0
    anchor: str | None = None
    lead: int = 0
    rows: tuple[tuple[Marked, ...], ...] = ()

    @property
    def has_head(self) -> bool:
        """Whether the first row names the columns: where it holds values, one of them is a number."""
        return not any(_NUMBER.fullmatch(cell.text) for cell in self.rows[0])


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its blocks; joined and without line breaks they are its text. It `matches` when the search finds it."""

    passage: Passage
    anchor: str
    blocks: tuple[Block, ...]
    matches: bool


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline."""

    heading: str
    level: int
    anchor: str


class Neighbours(NamedTuple):
    """The anchors of the passages with a match before and after one with a match."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document ready to be shown. `matches` are the passages with a match by their anchors, in text order; `place` is the name of its
    region, None where it is unknown; `reading` the script it was converted to, None where it is shown as it is. `partial` tells that there
    was no time to find the passages with a match."""

    parsed: ParsedDocument
    title: Marked
    outline: tuple[OutlineEntry, ...]
    passages: tuple[PassageView, ...]
    matches: Mapping[str, Neighbours]
    place: str | None
    copies: Related
    cited_by: Related
    reading: ReadingScript | None = None
    partial: bool = False

    @property
    def document(self) -> Document:
        return self.parsed.document


def document_page(document_id: str, request: SearchRequest, library: Library, reading: ReadingScript | None = None) -> DocumentPage | None:
    """The page of a document with what the search `request` finds in it, its filters obeyed, and its words marked; None when the index
    has no such document.

    Marks are found in the document's own script and keep their places when it is converted to `reading`.
    """
    parsed = library.reader.document(document_id)
    if parsed is None:
        return None
    found = _found(parsed, request, library)
    highlighter = Highlighter(library.analyzer, found.marks, found.substrings)

    def read(original: str) -> str:
        return convert(original, reading) if reading else original

    def shown(original: str) -> Marked:
        return replace(highlighter.mark(original), text=read(original))

    sections = {section.start: (section, section_anchor(at)) for at, section in enumerate(parsed.sections)}
    region = parsed.document.region
    matches = [anchor_of(at) for at, passage in enumerate(parsed.passages) if passage.id in found.passages]
    return DocumentPage(
        parsed=parsed,
        title=shown(parsed.document.title),
        outline=tuple(OutlineEntry(read(entry.heading), entry.level, section_anchor(at)) for at, entry in enumerate(parsed.sections)),
        passages=tuple(
            _without_gaps(
                PassageView(
                    passage, anchor_of(at), tuple(_blocks(passage, shown(passage.text), sections)), matches=passage.id in found.passages
                )
                for at, passage in enumerate(parsed.passages)
            )
        ),
        matches=dict(zip(matches, map(Neighbours, (None, *matches), (*matches[1:], None)), strict=False)),
        place=library.vocabulary.place_name(region.code) if region else None,
        copies=load_related(library.reader.copies(document_id), library.reader),
        cited_by=load_related(library.reader.cited_by(document_id), library.reader),
        reading=reading,
        partial=found.partial,
    )


class _Found(NamedTuple):
    """The passages of a document that a search finds, by id, the words and substrings to mark, and whether time ran out on the way."""

    passages: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    substrings: tuple[str, ...] = ()
    partial: bool = False


def _found(parsed: ParsedDocument, request: SearchRequest, library: Library) -> _Found:
    try:
        understanding = library.understand(request.text, expand=request.expand)
    except OutOfTime:
        return _Found(partial=True)
    if understanding.empty:
        return _Found()
    asked = engine_request(request, understanding, library.until)
    inside = replace(asked, document=parsed.document.id, facets=(), near=(), offset=0, limit=len(parsed.passages))
    try:
        retrieved = retrieve(understanding, inside, library.reader)
    except OutOfTime:
        return _Found(marks=understanding.marks, substrings=understanding.substrings, partial=True)
    found = frozenset(hit.passage_id for hit in retrieved.result.hits)
    return _Found(found, retrieved.marks, understanding.substrings, retrieved.partial)


def _blocks(passage: Passage, marked: Marked, sections: Mapping[int, tuple[Section, str]]) -> Iterator[Block]:
    lines = [(line.end() - len(line[0].lstrip()), line.end()) for line in _LINE.finditer(passage.text)]
    for cells, run in groupby(lines, key=lambda span: 0 if passage.start + span[0] in sections else passage.text.count(_CELLS, *span)):
        rows = list(run)
        if cells and len(rows) > 1:
            yield Block(marked.cut(rows[0][0], rows[-1][1]), rows=tuple(_row(marked.cut(*span)) for span in rows))
        else:
            yield from (_line(marked.cut(*span), *sections.get(passage.start + span[0], (None, None))) for span in rows)


def _line(text: Marked, section: Section | None, anchor: str | None) -> Block:
    if section is None:
        return Block(text)
    if len(text.text.rstrip()) <= len(section.heading) + 1:
        return Block(text, level=section.level, anchor=anchor)
    return Block(text, anchor=anchor, lead=len(section.heading))


def _row(line: Marked) -> tuple[Marked, ...]:
    """The cells of a row."""
    ends = [*(found.start() for found in re.finditer(re.escape(_CELLS), line.text)), len(line.text)]
    starts = [0, *(end + len(_CELLS) for end in ends[:-1])]
    return tuple(line.cut(start, end) for start, end in zip(starts, ends, strict=True))


def _without_gaps(views: Iterable[PassageView]) -> Iterator[PassageView]:
    """The passages with heading levels that never grow by more than one, as a screen reader's list of headings needs them, to `DEEPEST`:
    a section whose heading runs into its text is drawn as a paragraph, but those below it may be drawn as headings."""
    above: list[int] = []
    for view in views:
        blocks = []
        for block in view.blocks:
            if block.level:
                above = [*(level for level in above if level < block.level), block.level]
            blocks.append(replace(block, level=min(len(above), DEEPEST)) if block.level else block)
        yield replace(view, blocks=tuple(blocks))
