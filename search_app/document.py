"""A document as it is read: its outline, and its passages cut into headings and paragraphs, every match marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model import Document, ParsedDocument, Passage, Section
from search_app.anchors import anchor_of, section_anchor
from search_app.search import Library
from search_app.snippets import Highlighter, Marked
from search_app.understanding import understand
from search_app.vocabulary import Vocabulary

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text: the heading of a section of `level`, or a paragraph (0). `anchor` is that of a section that begins here."""

    text: Marked
    level: int = 0
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its blocks; joined and without line breaks they are its text."""

    passage: Passage
    anchor: str
    blocks: tuple[Block, ...]

    @property
    def matches(self) -> bool:
        return any(block.text.marks for block in self.blocks)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline."""

    heading: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document ready to be shown. `place` is the name of its region, None where it is unknown."""

    parsed: ParsedDocument
    title: Marked
    outline: tuple[OutlineEntry, ...]
    passages: tuple[PassageView, ...]
    place: str | None

    @property
    def document(self) -> Document:
        return self.parsed.document

    @property
    def matches(self) -> tuple[str, ...]:
        """The anchors of the passages with a match, in text order."""
        return tuple(view.anchor for view in self.passages if view.matches)


def document_page(document_id: str, text: str, library: Library) -> DocumentPage | None:
    """The page of a document with what the query `text` names marked; None when the index has no such document."""
    parsed = library.reader.document(document_id)
    if parsed is None:
        return None
    understanding = understand(text, library.analyzer, library.vocabulary)
    highlighter = Highlighter(library.analyzer, understanding.marks, understanding.phrases)
    sections = {section.start: (section, section_anchor(at)) for at, section in enumerate(parsed.sections)}
    return DocumentPage(
        parsed=parsed,
        title=highlighter.mark(parsed.document.title),
        outline=tuple(OutlineEntry(section.heading, section.level, section_anchor(at)) for at, section in enumerate(parsed.sections)),
        passages=tuple(
            PassageView(passage, anchor_of(at), _blocks(passage, highlighter.mark(passage.text), sections))
            for at, passage in enumerate(parsed.passages)
        ),
        place=_place(parsed.document, library.vocabulary),
    )


def _place(document: Document, vocabulary: Vocabulary) -> str | None:
    return vocabulary.place_name(document.region.code) if document.region else None


def _blocks(passage: Passage, marked: Marked, sections: Mapping[int, tuple[Section, str]]) -> tuple[Block, ...]:
    blocks = []
    for line in _LINE.finditer(passage.text):
        start = line.end() - len(line[0].lstrip())
        section, anchor = sections.get(passage.start + start, (None, None))
        # A heading may run into the text it heads (一是健全机制。全年……): such a line is a paragraph that a link can reach.
        alone = section is not None and len(line[0].strip()) <= len(section.heading) + 1
        blocks.append(Block(marked.cut(start, line.end()), section.level if section and alone else 0, anchor))
    return tuple(blocks)
