"""Groups of copies over the segments of an index, and what they leave of a ranked list."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from indexer import copies
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.plain import Flags
from indexer.whoosh_engine.ranked_list import RankedList
from indexer.whoosh_engine.statistics import LiveSegment


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left out of one ranked list: `documents` flags them among all; `others[i]` is left out for `leaders[i]`."""

    documents: Flags
    others: Array
    leaders: Array

    def for_document(self, leader: int) -> list[int]:
        found: list[int] = self.others[self.leaders == leader].tolist()
        return found


class Groups:
    """Who is a copy of whom among the living documents. Documents are numbered through all segments: those of a segment begin at
    `bases[segment]`. `_members` are the documents that have copies, in order of `_groups`: those of one group stand together."""

    def __init__(self, segments: Sequence[LiveSegment]) -> None:
        self._names = [live.segment.columns.documents for live in segments]
        self.bases = [0, *accumulate(map(len, self._names))]
        living = np.ones(self.bases[-1], np.bool_)
        for base, live in zip(self.bases, segments, strict=False):
            living[[base + dead for dead in live.dead_documents]] = False
        signatures = np.concatenate([copies.rows(b""), *(live.segment.columns.signatures for live in segments)])
        self._of: NDArray[np.int64] = np.full(len(living), -1)
        self._of[living] = copies.groups(signatures[living])
        shared = living & (np.bincount(self._of[living], minlength=1)[self._of] > 1)
        self._shared = [
            np.repeat(shared[base : base + len(names)], np.diff(live.segment.columns.starts).tolist())
            for base, names, live in zip(self.bases, self._names, segments, strict=False)
        ]
        members = np.flatnonzero(shared)
        self._members = members[np.argsort(self._of[members], kind="stable")]
        self._groups = self._of[self._members]
        self.nothing = LeftOut(np.zeros(len(living), np.bool_), np.zeros(0, np.int64), np.zeros(0, np.int64))

    def copies(self, document: int) -> list[int]:
        """The other members of a living document's group."""
        group = int(self._of[document])
        start, end = np.searchsorted(self._groups, (group, group + 1))
        members: list[int] = self._members[start:end].tolist()
        return [member for member in members if member != document]

    def ids(self, documents: Iterable[int]) -> tuple[str, ...]:
        """The ids of documents, ascending."""
        places = ((bisect_right(self.bases, document) - 1, document) for document in documents)
        return tuple(sorted(self._names[segment][document - self.bases[segment]] for segment, document in places))

    def left_out(self, ranked_list: RankedList) -> LeftOut:
        """Of the documents of each group that match, all but the one whose passage ranks first."""
        if not len(self._members):
            return self.nothing
        ranked = ranked_list.among(self._shared).documents
        _, first, group = np.unique(self._of[ranked], return_index=True, return_inverse=True)
        leaders = ranked[first][group]
        others, at = np.unique(ranked[ranked != leaders], return_index=True)
        if not len(others):
            return self.nothing
        flags = self.nothing.documents.copy()
        flags[others] = True
        return LeftOut(flags, others, leaders[ranked != leaders][at])
