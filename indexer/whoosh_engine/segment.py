"""A segment: a part of the index that never changes, in five files of arrays.

MAIN_x.words  MAIN_x.grams   postings of the two streams
MAIN_x.passages              columns
MAIN_x.bodies                folded bodies, to verify phrases in
MAIN_x.documents             stored documents, compressed
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from indexer.query import STREAMS, Stream
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.bodies import Bodies, BodiesWriter
from indexer.whoosh_engine.columns import Columns, open_columns
from indexer.whoosh_engine.columns_builder import ColumnsBuilder
from indexer.whoosh_engine.documents import Documents, DocumentsWriter
from indexer.whoosh_engine.memory import Memory
from indexer.whoosh_engine.packing import PackedDocument
from indexer.whoosh_engine.postings import Postings
from indexer.whoosh_engine.tokens import TokensWriter

PASSAGES, BODIES, DOCUMENTS = ".passages", ".bodies", ".documents"

SHARES: dict[Stream, float] = {"words": 0.25, "grams": 0.75}
"""Of the memory for tokens: there are three times as many grams as words."""

NameFile = Callable[[str], Path]
"""Ending → path of the segment's file with it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened segment: everything mapped, nothing read."""

    postings: dict[Stream, Postings]
    columns: Columns
    bodies: Bodies
    documents: Documents

    def __len__(self) -> int:
        return len(self.columns)


def open_segment(named: NameFile) -> Segment:
    """Opens the segment whose files `named` names. EngineError where one is missing or damaged."""
    arrays = array_file.read(named(PASSAGES))
    postings = {stream: Postings.over(stream, array_file.read(named(f".{stream}"))) for stream in STREAMS}
    return Segment(postings, open_columns(arrays), Bodies.open(named(BODIES), arrays), Documents.open(named(DOCUMENTS), arrays))


class SegmentBuilder:
    """Makes a segment of documents, and of the parts of other segments that are still alive."""

    def __init__(self, named: NameFile) -> None:
        self.memory = Memory()
        self._named = named
        self._columns = ColumnsBuilder()
        self._documents = DocumentsWriter(named(DOCUMENTS))
        self._bodies = BodiesWriter(named(BODIES))
        self._tokens = {stream: TokensWriter(named, stream, partial(self._share, stream)) for stream in STREAMS}

    def __len__(self) -> int:
        return len(self._columns.ids)

    @property
    def document_count(self) -> int:
        return len(self._columns.documents)

    def _share(self, stream: Stream) -> int:
        return self.memory.share(SHARES[stream])

    def add(self, document: PackedDocument) -> None:
        lengths = {stream: tokens.add(document, len(self)) for stream, tokens in self._tokens.items()}
        self._columns.add(document, lengths)
        self._documents.add(document.stored)
        self._bodies.add(document.bodies)
        if self.memory.is_short():
            for tokens in self._tokens.values():
                tokens.make_room()

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
        self._bodies.add_living(other.bodies, alive)
        for stream, tokens in self._tokens.items():
            tokens.add_postings(other.postings[stream], np.where(alive, numbers[:-1], -1))

    def finish(self) -> None:
        """Writes the segment's files."""
        for tokens in self._tokens.values():  # first, since they give back most memory
            tokens.finish()
        array_file.write(self._named(PASSAGES), {**self._columns.arrays(), **self._bodies.finish(), **self._documents.finish()})

    def abandon(self) -> None:
        """Closes what is open; whoever owns the folder removes the files."""
        self._bodies.abandon()
        self._documents.abandon()
