"""Which documents refer to which, told from the names they bear and the names they cite; and how much a document stands for by that.

A document that many others go by – a law, a measure, a programme – answers more often than one that nobody names: the evidence of links,
independent of the query (Kleinberg 1999, "Authoritative sources in a hyperlinked environment"), here of 《…》. Works are counted, not
documents: a law of which every article is a record of its own cites once, and so does a notice that ten sites republish.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers import fold
from corpus.citations import cited_in, names_of
from corpus.model import Document
from indexer.digests import number_of

NUMBER = 8
"""Bytes of a name's number."""
HALF = 2
"""Works that cite a document of which the standing is a half."""
_BORNE = np.uint64(1)
"""The last bit of a number tells a name that the document bears from one that it cites."""

Numbers = NDArray[np.uint64]


def refer(document: Document, folded: str) -> bytes:
    """The names of a document whose text is `folded`, as little-endian numbers: the work it belongs to, then other names it bears, then
    those it cites, in ascending order. A function of the document alone."""
    borne = () if document.title_made else names_of(document.title)
    title = fold(document.title).text
    cited = sorted({number_of(name) for name in (cited_in(folded) | cited_in(title)).difference(borne)})
    work = [number_of(name) for name in borne] or [number_of(f"document {document.id}")]
    return np.array([*work, *(number ^ 1 for number in cited)], "<u8").tobytes()


@dataclass(frozen=True)
class References:
    """The references of some documents: `numbers[i]` belongs to the document `owners[i]` of `size`; those of a document stand together."""

    numbers: Numbers
    owners: NDArray[np.int64]
    size: int

    def standings(self) -> NDArray[np.float64]:
        """For each document c / (c + 2), where c other works cite it: 0 for most, near 1 for what everybody goes by.

        The shape is that of Craswell et al. 2005, "Relevance weighting for query independent evidence". Cited or not, logarithms, and 1 and
        5 in place of 2 measured the same or less, 1 also on paragraphs that cite by chance.
        """
        borne = (self.numbers & _BORNE) == _BORNE
        starts = np.searchsorted(self.owners, np.arange(self.size))
        works = self.numbers[starts[self.owners]] if len(self.numbers) else self.numbers
        citing = np.unique(np.stack([self.numbers[~borne] | _BORNE, works[~borne]], axis=1), axis=0)
        names, counts = np.unique(citing[:, 0], return_counts=True)
        most = np.zeros(self.size)
        if len(names):
            at = np.minimum(np.searchsorted(names, self.numbers[borne]), len(names) - 1)
            np.maximum.at(most, self.owners[borne], np.where(names[at] == self.numbers[borne], counts[at], 0))
        return most / (most + HALF)

    def citing(self, document: int) -> list[int]:
        """The documents that cite `document`, ascending."""
        own = self.numbers[self.owners == document]
        names = own[(own & _BORNE) == _BORNE]
        owners: list[int] = np.unique(self.owners[np.isin(self.numbers, names ^ _BORNE)]).tolist()
        return owners


def join(references: Iterable[bytes]) -> References:
    """The references of documents, in their order."""
    parts = [np.frombuffer(each, "<u8") for each in references]
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    numbers = np.concatenate([np.zeros(0, np.uint64), *parts])
    return References(numbers, np.repeat(np.arange(len(parts)), sizes), len(parts))
