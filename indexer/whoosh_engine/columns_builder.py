"""Gathers the columns of a segment: from packed documents, and from the rows of other segments that are still alive."""

from collections.abc import Mapping

import numpy as np

from indexer import copies
from indexer.engine import FACETS
from indexer.query import STREAMS, TEXT_FIELDS, Stream, TextField
from indexer.references import NUMBER
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import REPEATED, Columns
from indexer.whoosh_engine.gathering import Numbers, Texts
from indexer.whoosh_engine.packing import Interned, Interner, PackedDocument
from indexer.whoosh_engine.strings import pack

PLACES: tuple[tuple[TextField, Stream], ...] = tuple((field, stream) for field in TEXT_FIELDS for stream in STREAMS)
"""The columns of lengths."""


class ColumnsBuilder:
    """Rows are passages, in the order in which they are added."""

    def __init__(self) -> None:
        self.ids = Texts()
        self.documents = Texts()
        self._starts: list[int] = []
        self._signatures = bytearray()
        self._references = bytearray()
        self._reference_ends: list[int] = []
        self._published = Numbers(np.int32)
        self._lengths = Numbers(np.uint32)
        self._facets: dict[str, Interner[tuple[str, ...]]] = {name: Interner() for name in FACETS}
        self._texts: dict[TextField, Interner[str]] = {field: Interner() for field in REPEATED}

    def add(self, document: PackedDocument, lengths: Mapping[Stream, Array]) -> None:
        """`lengths` tells how many tokens each passage has, a column for each field."""
        self.start_document(document.id, len(self.ids), document.signature, document.references)
        self.ids.add(document.ids)
        self._published.add(document.published)
        self._lengths.add(np.stack([lengths[stream][:, TEXT_FIELDS.index(field)] for field, stream in PLACES], axis=1))
        for name, facet in self._facets.items():
            facet.add(document.facets[name])
        for field, texts in self._texts.items():
            texts.add(document.texts[field])

    def start_document(self, id_: str, first: int, signature: bytes, references: bytes) -> None:
        """A document whose first passage has this number."""
        self.documents.add([id_])
        self._starts.append(first)
        self._signatures += signature
        self._references += references
        self._reference_ends.append(len(self._references) // NUMBER)

    def add_rows(self, other: Columns, kept: Array) -> None:
        """Appends the rows of the passages `kept` (numbers, ascending) of another segment, without their documents."""
        self.ids.add(other.ids[passage] for passage in kept.tolist())
        self._published.add(other.published[kept])
        self._lengths.add(np.stack([other.lengths[place][kept] for place in PLACES], axis=1))
        for name, facet in self._facets.items():
            facet.add(Interned(other.facets[name].sets(), other.facets[name].of[kept]))
        for field, texts in self._texts.items():
            of, values = other.texts[field]
            texts.add(Interned(list(values), of[kept]))

    def arrays(self) -> dict[str, Array]:
        """All columns, by the names under which `open_columns` finds them."""
        found: dict[str, Array] = {
            **self.ids.arrays("ids"),
            "order": self.ids.order(),
            **self.documents.arrays("documents"),
            "document_order": self.documents.order(),
            "signatures": copies.rows(bytes(self._signatures)),
            "references": np.frombuffer(self._references, "<u8"),
            "reference_ends": np.array(self._reference_ends, np.uint32),
            "starts": np.array([*self._starts, len(self.ids)], np.uint32),
            "published": self._published.array(),
        }
        lengths = self._lengths.array().reshape(-1, len(PLACES))
        for column, (field, stream) in enumerate(PLACES):
            found[f"length.{field}.{stream}"] = smallest(lengths[:, column])
        for name, facet in self._facets.items():
            found |= _facet_arrays(name, facet)
        for field, texts in self._texts.items():
            found |= {f"text.{field}": smallest(texts.sequence), **pack(f"text.{field}", texts.values)}
        return found


def smallest(numbers: Array) -> Array:
    """The numbers, none negative, in the smallest type that holds them."""
    largest = int(numbers.max(initial=0))
    return numbers.astype(np.uint8 if largest < 1 << 8 else np.uint16 if largest < 1 << 16 else np.uint32)


def _facet_arrays(name: str, facet: Interner[tuple[str, ...]]) -> dict[str, Array]:
    sets = facet.values
    values: Interner[str] = Interner()
    members = values.numbers(value for each in sets for value in each)
    return {
        f"facet.{name}": smallest(facet.sequence),
        f"facet.{name}.members": members,
        f"facet.{name}.ends_of_sets": np.cumsum([len(each) for each in sets], dtype=np.int64),
        **pack(f"facet.{name}", values.values),
    }
