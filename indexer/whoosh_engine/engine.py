"""The engine by its contract: how an index is made, continued and opened."""

import pickle
from collections.abc import Iterable
from pathlib import Path

from whoosh import index
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from indexer.engine import MEMORY, AnalysedDocument, EngineError
from indexer.whoosh_engine.codec import INDEX_NAME, make_schema
from indexer.whoosh_engine.memory import Memory
from indexer.whoosh_engine.operations import Operations, fastest
from indexer.whoosh_engine.packing import Batch, pack
from indexer.whoosh_engine.reader import WhooshReader
from indexer.whoosh_engine.writer import WhooshWriter


class WhooshEngine:
    """See `engine.Engine`."""

    name = "whoosh"

    def __init__(self, operations: Operations | None = None) -> None:
        """`operations` do the work of queries; by default the fastest that can be had."""
        self._operations = operations

    def pack(self, documents: Iterable[AnalysedDocument]) -> Batch:
        return pack(documents)

    def create(self, directory: Path, memory: int = MEMORY) -> WhooshWriter:
        return WhooshWriter(FileIndex.create(FileStorage(str(directory)), make_schema(), INDEX_NAME), Memory(memory))

    def extend(self, directory: Path, memory: int = MEMORY) -> WhooshWriter:
        return WhooshWriter(_index(directory), Memory(memory))

    def open(self, directory: Path) -> WhooshReader:
        return WhooshReader(_index(directory), self._operations or fastest())


def _index(directory: Path) -> FileIndex:
    try:
        return FileIndex(FileStorage(str(directory)), make_schema(), INDEX_NAME)
    except (index.IndexError, OSError, EOFError, AssertionError, AttributeError, pickle.UnpicklingError) as error:
        raise EngineError(f"{directory}: Whoosh's table of contents cannot be read ({error}); rebuild the index") from error
