"""Gathers the columns of a segment: from batches, and from the rows of other segments that are still alive."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from indexer import copies
from indexer.engine import FACETS
from indexer.query import TextField
from indexer.references import NUMBER
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.columns import REPEATED, Columns
from indexer.whoosh_engine.gathering import ColumnSpool, Texts, smallest
from indexer.whoosh_engine.packing import Batch, Interned, Interner
from indexer.whoosh_engine.strings import pack

REFERENCE = "<u8"
"""The type of references."""


class ColumnsBuilder:
    """Rows are passages, in the order in which they are added. All but the distinct values of facets and repeated texts is kept in the
    file at `path` until it is asked for."""

    def __init__(self, path: Path) -> None:
        self._spool = ColumnSpool(path)
        self.ids = Texts(self._spool, "ids")
        self.documents = Texts(self._spool, "documents")
        self._facets: dict[str, Interner[tuple[str, ...]]] = {name: Interner() for name in FACETS}
        self._texts: dict[TextField, Interner[str]] = {field: Interner() for field in REPEATED}

    def add(self, batch: Batch) -> None:
        documents = batch.documents
        sizes = np.array([document.passages for document in documents])
        self._add_documents(
            [document.id for document in documents],
            len(self.ids) + np.cumsum(sizes) - sizes,
            b"".join(document.signature for document in documents),
            [document.references for document in documents],
        )
        self.ids.add(batch.ids)
        self._spool.append("dates", batch.dates)
        for name in FACETS:
            self._add_facet(name, batch.facets[name])
        for field in REPEATED:
            self._add_texts(field, batch.texts[field])

    def add_living(self, other: Columns, documents: Array, passages: Array) -> None:
        """The documents and the passages of another segment that are alive (numbers, ascending)."""
        kept = documents.tolist()
        before = np.searchsorted(passages, other.starts[documents])
        self._add_documents(
            [other.documents[document] for document in kept],
            len(self.ids) + before,
            other.signatures[documents].tobytes(),
            [other.references_of(document).tobytes() for document in kept],
        )
        self.ids.add(other.ids[passage] for passage in passages.tolist())
        self._spool.append("dates", other.dates[passages])
        for name in FACETS:
            self._add_facet(name, Interned(other.facets[name].sets(), other.facets[name].of[passages]))
        for field in REPEATED:
            of, values = other.texts[field]
            self._add_texts(field, Interned([*values], of[passages]))

    def _add_documents(self, ids: list[str], starts: Array, signatures: bytes, references: list[bytes]) -> None:
        """Documents whose first passages have the numbers `starts`."""
        self.documents.add(ids)
        self._spool.append("starts", starts)
        self._spool.append("signatures", np.frombuffer(signatures, np.uint8))
        self._spool.append("references", np.frombuffer(b"".join(references), REFERENCE))
        self._spool.append("references.sizes", np.fromiter(map(len, references), np.uint32) // NUMBER)

    def _add_facet(self, name: str, sets: Interned[tuple[str, ...]]) -> None:
        self._spool.append(f"facet.{name}", self._facets[name].numbers(sets.values)[sets.of])

    def _add_texts(self, field: TextField, texts: Interned[str]) -> None:
        self._spool.append(f"text.{field}", self._texts[field].numbers(texts.values)[texts.of])

    def finish(self) -> Iterator[Arrays]:
        """All columns, by the names under which `open_columns` finds them, some after others, so that they are not all in memory."""
        column = self._spool.column
        yield self.ids.arrays()
        yield {"order": self.ids.order()}
        yield {**self.documents.arrays(), "document_order": self.documents.order()}
        yield {"signatures": copies.rows(column("signatures", np.uint8).tobytes())}
        yield {"references": column("references", np.uint64)}
        yield {"reference_ends": np.cumsum(column("references.sizes", np.uint32), dtype=np.uint32)}
        yield {"starts": np.append(column("starts", np.uint32), np.uint32(len(self.ids)))}
        yield {"dates": column("dates", np.int32)}
        for name, facet in self._facets.items():
            yield {f"facet.{name}": smallest(column(f"facet.{name}", np.uint32)), **_facet_arrays(name, facet.values)}
        for field, texts in self._texts.items():
            yield {f"text.{field}": smallest(column(f"text.{field}", np.uint32)), **pack(f"text.{field}", texts.values)}
        self._spool.remove()

    def abandon(self) -> None:
        self._spool.close()


def _facet_arrays(name: str, sets: list[tuple[str, ...]]) -> Arrays:
    """What the numbers of a facet stand for."""
    values: Interner[str] = Interner()
    members = values.numbers(value for each in sets for value in each)
    return {
        f"facet.{name}.members": members,
        f"facet.{name}.ends_of_sets": np.cumsum([len(each) for each in sets], dtype=np.int64),
        **pack(f"facet.{name}", values.values),
    }
