"""A segment: a part of the index that never changes, in five files of arrays.

MAIN_x.words  MAIN_x.grams   postings of the two streams
MAIN_x.passages              columns
MAIN_x.bodies                folded bodies, UTF-16, to verify phrases in
MAIN_x.documents             stored documents, compressed
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from indexer.engine import EngineError
from indexer.query import STREAMS, Stream
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import Columns, open_columns
from indexer.whoosh_engine.columns_builder import ColumnsBuilder
from indexer.whoosh_engine.documents import Documents, DocumentsWriter
from indexer.whoosh_engine.memory import Memory
from indexer.whoosh_engine.packing import PackedDocument
from indexer.whoosh_engine.postings import Postings
from indexer.whoosh_engine.strings import sizes_of
from indexer.whoosh_engine.tokens import TokensWriter

PASSAGES, BODIES, DOCUMENTS = ".passages", ".bodies", ".documents"

SHARES: dict[Stream, float] = {"words": 0.25, "grams": 0.75}
"""Of the memory for tokens: there are three times as many grams as words."""

NameFile = Callable[[str], Path]
"""Ending → path of the segment's file with it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened segment: everything mapped, nothing read. `bodies` are UTF-16 units."""

    postings: dict[Stream, Postings]
    columns: Columns
    bodies: Array
    documents: Documents

    def __len__(self) -> int:
        return len(self.columns)

    def body(self, passage: int) -> Array:
        """The folded body of a passage, as UTF-16 units."""
        ends = self.columns.body_ends
        return self.bodies[int(ends[passage - 1]) if passage else 0 : int(ends[passage])]


def open_segment(named: NameFile) -> Segment:
    """Opens the segment whose files `named` names. EngineError where one is missing or damaged."""
    arrays = array_file.read(named(PASSAGES))
    path = named(BODIES)
    try:
        bodies = np.memmap(path, np.uint16, "r") if path.stat().st_size else np.empty(0, np.uint16)
    except (OSError, ValueError) as error:
        raise EngineError(f"{path}: cannot be read ({error}); rebuild the index") from error
    postings = {stream: Postings.over(stream, array_file.read(named(f".{stream}"))) for stream in STREAMS}
    return Segment(postings, open_columns(arrays), bodies, Documents.open(named(DOCUMENTS), arrays))


class SegmentBuilder:
    """Makes a segment of documents, and of the parts of other segments that are still alive."""

    def __init__(self, named: NameFile) -> None:
        self.memory = Memory()
        self._named = named
        self._columns = ColumnsBuilder()
        self._documents = DocumentsWriter(named(DOCUMENTS))
        self._bodies = named(BODIES).open("wb")
        self._tokens = {stream: TokensWriter(named, stream, partial(self._share, stream)) for stream in STREAMS}

    def __len__(self) -> int:
        return len(self._columns.ids)

    @property
    def document_count(self) -> int:
        return len(self._columns.documents)

    def _share(self, stream: Stream) -> int:
        return self.memory.share(SHARES[stream])

    def add(self, document: PackedDocument) -> None:
        for stream, tokens in self._tokens.items():
            tokens.add(document.tokens[stream], len(self))
        self._columns.add(document)
        self._documents.add(document.stored)
        self._bodies.write(document.bodies)

    def add_segment(self, other: Segment, dead_passages: set[int], dead_documents: set[int]) -> None:
        """Adds what is alive of another segment."""
        columns = other.columns
        alive = np.ones(len(other), np.bool_)
        alive[list(dead_passages)] = False
        numbers = np.concatenate(([0], np.cumsum(alive))) + len(self)
        for document, id_ in enumerate(columns.documents):
            if document not in dead_documents:
                known_by = columns.signatures[document].tobytes(), columns.references_of(document).tobytes()
                self._columns.start_document(id_, int(numbers[columns.starts[document]]), *known_by)
                self._documents.add(other.documents[document])
        self._columns.add_rows(columns, np.flatnonzero(alive))
        self._bodies.write(other.bodies[np.repeat(alive, sizes_of(columns.body_ends))].tobytes())
        for stream, tokens in self._tokens.items():
            tokens.add_postings(other.postings[stream], np.where(alive, numbers[:-1], -1))

    def finish(self) -> None:
        """Writes the segment's files."""
        self._bodies.close()
        for tokens in self._tokens.values():  # first, since they give back most memory
            tokens.finish()
        array_file.write(self._named(PASSAGES), self._columns.arrays() | self._documents.finish())

    def abandon(self) -> None:
        """Closes what is open; whoever owns the folder removes the files."""
        self._bodies.close()
        self._documents.abandon()
