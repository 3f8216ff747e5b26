"""What is known of each passage, as arrays over the passage number.

A passage's values in a facet are one number, an index into the distinct sets of values that occur (one place's path, 2019 with 2020):
to filter is to look up one flag a passage, to count is to count numbers and to spread the few sums over the values. Titles,
headings and the like repeat from passage to passage and are kept once, too.
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
from indexer.whoosh_engine.strings import Strings, encoded, unpack

REPEATED: tuple[TextField, ...] = ("title", "heading", "about")
"""The fields whose texts are kept once for all passages that share them."""
NO_DATE = 0
"""In the column of dates, which are proleptic Gregorian ordinals, 1 and upwards."""


@dataclass(frozen=True)
class FacetColumn:
    """One facet: `of[passage]` is the number of its set; `strings[members[i]]` are the values, those of a set ending at `ends[set]`."""

    of: Array
    strings: Strings
    members: Array
    ends: Array

    @cached_property
    def values(self) -> list[str]:
        return list(self.strings)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each value."""
        return {value: number for number, value in enumerate(self.values)}

    @cached_property
    def owners(self) -> NDArray[np.int64]:
        """The set to which each member belongs."""
        return np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))

    def sets(self) -> list[tuple[str, ...]]:
        """The values of each set."""
        return [tuple(self.values[member] for member in part) for part in np.split(self.members, self.ends[:-1])] if len(self.ends) else []

    def holding(self, wanted: frozenset[str]) -> NDArray[np.bool_]:
        """Which sets hold one of the values wanted."""
        chosen = np.zeros(len(self.values), np.bool_)
        chosen[[self.numbers[value] for value in wanted if value in self.numbers]] = True
        flags = np.zeros(len(self.ends), np.bool_)
        flags[self.owners[chosen[self.members]]] = True
        return flags

    def named(self, counts: Array) -> dict[str, int]:
        """Counts by number of the value → by value; values that none has are left out."""
        found = counts.nonzero()[0]
        return dict(zip(map(self.values.__getitem__, found.tolist()), counts[found].tolist(), strict=True))


@dataclass(frozen=True)
class Columns:
    """All columns of a segment. `order` sorts the passages by id; those of a document are `starts[document]` … `starts[document + 1]`.
    `signatures` has a row for each document (`copies.rows`)."""

    ids: Strings
    order: Array
    documents: Strings
    document_order: Array
    starts: Array
    signatures: Array
    published: Array
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
    def document_of(self) -> Array:
        """The number of the document of each passage."""
        return np.repeat(np.arange(len(self.documents), dtype=np.uint32), np.diff(self.starts))

    def texts_containing(self, field: TextField, passages: Array, text: str) -> NDArray[np.bool_]:
        """Which passages hold `text` in a field whose texts are kept once."""
        of, texts = self.texts[field]
        wanted, numbers = encoded(text), of[passages]
        holding = [number for number in set(numbers.tolist()) if wanted in texts.raw(number)]
        return np.isin(numbers, np.array(holding, numbers.dtype)) if holding else np.zeros(len(passages), np.bool_)

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
        published=arrays["published"],
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
