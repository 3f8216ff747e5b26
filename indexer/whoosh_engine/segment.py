"""A segment: a part of the index that never changes, in five files of arrays.

MAIN_x.words  MAIN_x.grams   postings of the two streams
MAIN_x.passages              columns
MAIN_x.bodies                folded bodies, to verify phrases in
MAIN_x.documents             stored documents, compressed
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from indexer.query import STREAMS, Stream
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.bodies import Bodies
from indexer.whoosh_engine.columns import Columns, open_columns
from indexer.whoosh_engine.documents import Documents
from indexer.whoosh_engine.postings import Postings

PASSAGES, BODIES, DOCUMENTS = ".passages", ".bodies", ".documents"

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
