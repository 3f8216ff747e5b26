"""What is known of each passage, as arrays over the passage number. Titles, headings and the like repeat from passage to passage and are
kept once.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from indexer.engine import FACETS
from indexer.query import STREAMS, TEXT_FIELDS, Stream, TextField
from indexer.whoosh_engine.array_file import Array, Arrays
from indexer.whoosh_engine.facets import FacetColumn, FacetCounter
from indexer.whoosh_engine.strings import Strings, encoded, unpack

REPEATED: tuple[TextField, ...] = ("title", "heading", "about")
"""The fields whose texts are kept once for all passages that share them."""
NO_DATE = 0
"""In the column of dates, which are proleptic Gregorian ordinals, 1 and upwards."""
ONLY_COVERED = 1 << 22
"""Added to the ordinal of `covered` where no date is known; more than any ordinal."""


@dataclass(frozen=True)
class Columns:
    """All columns of a segment. `order` sorts the passages by id; those of a document are `starts[document]` … `starts[document + 1]`.
    `signatures` has a row for each document (`copies.rows`); its `references` (`references.refer`) end at `reference_ends[document]`."""

    ids: Strings
    order: Array
    documents: Strings
    document_order: Array
    starts: Array
    signatures: Array
    references: Array
    reference_ends: Array
    dates: Array
    lengths: Mapping[tuple[TextField, Stream], Array]
    facets: Mapping[str, FacetColumn]
    texts: Mapping[TextField, tuple[Array, Strings]]

    def __len__(self) -> int:
        return len(self.ids)

    def passages_named(self, id_: str) -> list[int]:
        """The passages with this id: at most one that lives, and those of a document that was replaced."""
        return _find(self.ids, self.order, id_)

    def documents_named(self, id_: str) -> list[int]:
        """The documents with this id: at most one that lives, and those that it replaced."""
        return _find(self.documents, self.document_order, id_)

    @cached_property
    def facet_counter(self) -> FacetCounter:
        return FacetCounter(self.facets)

    @cached_property
    def document_of(self) -> Array:
        """The number of the document of each passage."""
        return np.repeat(np.arange(len(self.documents), dtype=np.uint32), np.diff(self.starts))

    def place_in_document(self, passage: int) -> tuple[int, int]:
        """The number of a passage's document, and its position among the passages of that."""
        document = self._documents[passage]
        return document, passage - self._starts[document]

    @cached_property
    def _documents(self) -> memoryview:
        return self.document_of.data  # gives integers of Python faster than the array does

    @cached_property
    def _starts(self) -> memoryview:
        return self.starts.data

    def texts_containing(self, field: TextField, passages: Array, text: str) -> NDArray[np.bool_]:
        """Which passages hold `text` in a field whose texts are kept once."""
        of, texts = self.texts[field]
        wanted, numbers = encoded(text), of[passages]
        holding = [number for number in set(numbers.tolist()) if wanted in texts.raw(number)]
        return np.isin(numbers, np.array(holding, numbers.dtype)) if holding else np.zeros(len(passages), np.bool_)

    def references_of(self, document: int) -> Array:
        """The references of one document."""
        return self.references[int(self.reference_ends[document - 1]) if document else 0 : int(self.reference_ends[document])]

    def passages_of(self, document: int) -> range:
        return range(int(self.starts[document]), int(self.starts[document + 1]))


def open_columns(arrays: Arrays) -> Columns:
    return Columns(
        ids=unpack("ids", arrays),
        order=arrays["order"],
        documents=unpack("documents", arrays),
        document_order=arrays["document_order"],
        starts=arrays["starts"],
        signatures=arrays["signatures"],
        references=arrays["references"],
        reference_ends=arrays["reference_ends"],
        dates=arrays["dates"],
        lengths={(field, stream): arrays[f"length.{field}.{stream}"] for field in TEXT_FIELDS for stream in STREAMS},
        facets={name: _open_facet(name, arrays) for name in FACETS},
        texts={field: (arrays[f"text.{field}"], unpack(f"text.{field}", arrays)) for field in REPEATED},
    )


def _open_facet(name: str, arrays: Arrays) -> FacetColumn:
    return FacetColumn(
        arrays[f"facet.{name}"], unpack(f"facet.{name}", arrays), arrays[f"facet.{name}.members"], arrays[f"facet.{name}.ends_of_sets"]
    )


def _find(strings: Strings, order: Array, wanted: str) -> list[int]:
    """The numbers of the strings that equal `wanted`; `order` sorts them."""
    key = encoded(wanted)

    def string(place: int) -> bytes:
        return strings.raw(int(order[place]))

    low = bisect_left(range(len(order)), key, key=string)
    same = takewhile(lambda place: string(place) == key, range(low, len(order)))  # hardly ever more than one
    return [int(order[place]) for place in same]
