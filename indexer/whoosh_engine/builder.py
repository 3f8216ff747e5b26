"""How a segment is made: of documents in batches, and of the parts of other segments that are still alive.

batch ─┬─ columns             ColumnsBuilder     in the thread that adds
       ├─ stored documents    DocumentsWriter  ┐
       ├─ folded bodies       BodiesWriter     ├ in a thread beside it, in few long calls that leave Python to other threads
       └─ words, grams        TokensWriter × 2 ┘

Each of the four puts what it is given aside in files, and writes its part of the segment when all is there.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from indexer.query import STREAMS, TEXT_FIELDS, Stream
from indexer.whoosh_engine.array_file import Array, ArrayFile
from indexer.whoosh_engine.beside import Beside
from indexer.whoosh_engine.bodies import BodiesWriter
from indexer.whoosh_engine.columns_builder import ColumnsBuilder
from indexer.whoosh_engine.documents import DocumentsWriter
from indexer.whoosh_engine.memory import Memory, give_back
from indexer.whoosh_engine.packing import Batch
from indexer.whoosh_engine.segment import BODIES, DOCUMENTS, PASSAGES, NameFile, Segment
from indexer.whoosh_engine.tokens import TokensWriter

SHARES: dict[Stream, float] = {"words": 0.25, "grams": 0.75}
"""Of the memory for tokens: there are three times as many grams as words."""


class SegmentBuilder:
    """Makes the segment whose files `named` names; nothing is read of it before `finish`."""

    def __init__(self, named: NameFile) -> None:
        self.memory = Memory()
        self._named = named
        self._columns = ColumnsBuilder(named(f"{PASSAGES}.part"))
        self._documents = DocumentsWriter(named(DOCUMENTS))
        self._bodies = BodiesWriter(named(BODIES))
        self._tokens = {stream: TokensWriter(named, stream, partial(self._share, stream)) for stream in STREAMS}
        self._beside = Beside()

    def __len__(self) -> int:
        return len(self._columns.ids)

    def _share(self, stream: Stream) -> int:
        return self.memory.share(SHARES[stream])

    def add(self, batch: Batch) -> None:
        self._beside.do(self._add_contents, batch, len(self))
        self._columns.add(batch)

    def _add_contents(self, batch: Batch, first: int) -> None:
        """All but the columns of documents whose passages are numbered from `first`."""
        self._documents.add(document.stored for document in batch.documents)
        self._bodies.add(batch.bodies)
        for tokens in self._tokens.values():
            tokens.add(batch, first)
        if self.memory.is_short():
            for tokens in self._tokens.values():
                tokens.make_room()

    def add_segment(self, other: Segment, dead_passages: set[int], dead_documents: set[int]) -> None:
        """Adds what is alive of another segment."""
        self._beside.wait()
        columns = other.columns
        alive = _without(len(other), dead_passages)
        renumbered = np.where(alive, len(self) + np.cumsum(alive) - 1, -1)
        passages, documents = np.flatnonzero(alive), np.flatnonzero(_without(len(columns.documents), dead_documents))
        self._columns.add_living(columns, documents, passages)
        self._documents.add(other.documents[document] for document in documents.tolist())
        self._bodies.add_living(other.bodies, alive)
        for stream, tokens in self._tokens.items():
            lengths = [columns.lengths[field, stream][passages] for field in TEXT_FIELDS]
            tokens.add_segment(other.postings[stream], lengths, renumbered)

    def finish(self) -> None:
        """Writes the segment's files."""
        self._beside.wait()
        self._beside.close()
        parts = [self._tokens["grams"].finish, self._tokens["words"].finish, self._bodies.finish, self._documents.finish]
        file = ArrayFile(self._named(PASSAGES))
        with ThreadPoolExecutor(2) as pool:  # tokens first, since they give back most memory
            for arrays in pool.map(lambda finish: finish(), parts):
                file.put_all(arrays)
        give_back()
        for arrays in self._columns.finish():
            file.put_all(arrays)
        file.finish()

    def abandon(self) -> None:
        """Closes what is open; whoever owns the folder removes the files."""
        self._beside.close()
        for tokens in self._tokens.values():
            tokens.abandon()
        self._columns.abandon()
        self._documents.abandon()
        self._bodies.abandon()


def _without(count: int, left_out: set[int]) -> Array:
    """Which of so many numbers are not left out (bool)."""
    kept = np.ones(count, np.bool_)
    kept[list(left_out)] = False
    return kept
