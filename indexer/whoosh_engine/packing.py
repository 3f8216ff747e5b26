"""Documents packed for the writer: a few arrays for a whole batch of them instead of thousands of strings. Packing is done where documents
are analysed, in processes of their own; what is left for the writer is little, and cheap to send to it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from indexer import stored
from indexer.engine import FACETS, AnalysedDocument, AnalysedPassage
from indexer.query import TEXT_FIELDS, TextField
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.columns import NO_DATE, ONLY_COVERED, REPEATED
from indexer.whoosh_engine.gathering import Numbers
from indexer.whoosh_engine.units import Units, encoded

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Interned(Generic[Value]):
    """A sequence of values, each distinct one kept once: the sequence is `values[of[0]], values[of[1]], …`."""

    values: list[Value]
    of: Array

    def keeping(self, kept: Array) -> "Interned[Value]":
        """Only the places of the sequence that are `kept` (bool)."""
        used, of = np.unique(self.of[kept], return_inverse=True)
        return Interned([self.values[number] for number in used.tolist()], of)


class Interner(Generic[Value]):
    """Numbers values in the order in which they are first seen."""

    def __init__(self) -> None:
        self._numbers: defaultdict[Value, int] = defaultdict(count().__next__)

    def numbers(self, values: Iterable[Value]) -> Array:
        return np.fromiter(map(self._numbers.__getitem__, values), np.uint32)

    @property
    def values(self) -> list[Value]:
        return list(self._numbers)


class InternedSequence(Generic[Value]):
    """An `Interned` in the making."""

    def __init__(self) -> None:
        self._interner: Interner[Value] = Interner()
        self._of = Numbers(np.uint32)

    def extend(self, values: Iterable[Value]) -> None:
        self._of.add(self._interner.numbers(values))

    def whole(self) -> Interned[Value]:
        values = self._interner.values
        return Interned(values, self._of.array().astype(np.min_scalar_type(len(values))))


class PackedDocument(NamedTuple):
    """What belongs to a document as a whole; `passages` tells how many it has."""

    id: str
    passages: int
    stored: bytes
    signature: bytes
    references: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents. All rows have one entry for each passage, those of one document after those of the other.

    `words` are those of all places (`numbering.py`), one place after another; `word_counts` tells how many each place has. Grams are not
    packed: they are cut from the folded texts by whoever writes, which takes a tenth of the time that sending them would.
    """

    documents: list[PackedDocument]
    ids: list[str]
    dates: Array
    facets: Mapping[str, Interned[tuple[str, ...]]]
    texts: Mapping[TextField, Interned[str]]
    bodies: Units
    words: Interned[str]
    word_counts: Array

    def __len__(self) -> int:
        """How many passages it has."""
        return len(self.ids)

    def keeping(self, kept: Sequence[bool]) -> "Batch":
        """The batch with those of its documents that are `kept`."""
        if all(kept):
            return self
        rows = np.repeat(np.array(kept, np.bool_), [document.passages for document in self.documents])
        places = np.repeat(rows, len(TEXT_FIELDS))
        return Batch(
            documents=[*compress(self.documents, kept)],
            ids=[*compress(self.ids, rows)],
            dates=self.dates[rows],
            facets={name: facet.keeping(rows) for name, facet in self.facets.items()},
            texts={field: texts.keeping(rows) for field, texts in self.texts.items()},
            bodies=self.bodies.keeping(rows),
            words=self.words.keeping(np.repeat(places, self.word_counts)),
            word_counts=self.word_counts[places],
        )


class Packer:
    """Packs documents one after another; `size` tells how many bytes they have, as they are stored."""

    def __init__(self) -> None:
        self.size = 0
        self._documents: list[PackedDocument] = []
        self._ids: list[str] = []
        self._dates = Numbers(np.int32)
        self._facets: dict[str, InternedSequence[tuple[str, ...]]] = {name: InternedSequence() for name in FACETS}
        self._texts: dict[TextField, InternedSequence[str]] = {field: InternedSequence() for field in REPEATED}
        self._bodies: list[bytes] = []
        self._words: InternedSequence[str] = InternedSequence()
        self._word_counts = Numbers(np.uint32)

    def __len__(self) -> int:
        """How many documents it has."""
        return len(self._documents)

    def add(self, document: AnalysedDocument) -> None:
        passages = document.passages
        id_, data = document.parsed.document.id, stored.dump(document.parsed)
        self._documents.append(PackedDocument(id_, len(passages), data, document.signature, document.references))
        self.size += len(data)
        self._ids += [passage.id for passage in passages]
        self._dates.add(np.array([day_of(passage) for passage in passages], np.int32))
        for name, facet in self._facets.items():
            facet.extend([passage.facets[name] for passage in passages])
        for field, texts in self._texts.items():
            texts.extend([passage.folded.get(field, "") for passage in passages])
        bodies = [passage.folded.get("body", "") for passage in passages]
        self._bodies += map(encoded, bodies)
        places = [passage.words.get(field, ()) for passage in passages for field in TEXT_FIELDS]
        self._words.extend(chain.from_iterable(places))
        self._word_counts.add(np.fromiter(map(len, places), np.uint32, len(places)))

    def batch(self) -> Batch:
        """All that was added."""
        return Batch(
            documents=self._documents,
            ids=self._ids,
            dates=self._dates.array(),
            facets={name: _sets(facet.whole()) for name, facet in self._facets.items()},
            texts={field: texts.whole() for field, texts in self._texts.items()},
            bodies=Units.joined(self._bodies),
            words=self._words.whole(),
            word_counts=self._word_counts.array(),
        )


def pack(documents: Iterable[AnalysedDocument]) -> Batch:
    packer = Packer()
    for document in documents:
        packer.add(document)
    return packer.batch()


def _sets(facet: Interned[tuple[str, ...]]) -> Interned[tuple[str, ...]]:
    """The sets of values of a facet, without repetitions in them."""
    return Interned([tuple(dict.fromkeys(each)) for each in facet.values], facet.of)


def day_of(passage: AnalysedPassage) -> int:
    """What the column of dates holds of a passage."""
    if passage.dated:
        return passage.dated.toordinal()
    return ONLY_COVERED + passage.covered.toordinal() if passage.covered else NO_DATE
