"""The ranked list of a request over all segments: its first passages by nearness, the rest as the segments rank them."""

from collections.abc import Sequence

import numpy as np

from indexer.engine import EngineRequest
from indexer.nearness import WINDOW
from indexer.whoosh_engine.matches import SegmentMatches
from indexer.whoosh_engine.plain import Flags
from indexer.whoosh_engine.ranking import Candidates, in_order, joined, places_in_document

LOOK_AHEAD = 4
"""How many times the wanted length of the list is folded at first; longer beginnings grow by the same factor."""


class RankedList:
    """What matches in each segment, in order; there is at least one segment."""

    def __init__(self, parts: Sequence[SegmentMatches], request: EngineRequest) -> None:
        self._parts = parts
        self._sort = request.sort
        self._window = self._by_nearness(request)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def first(self, count: int) -> Candidates:
        """The first `count`, or all if there are less."""
        near = len(self._window)
        rest = self._plainly(count if count > near else 0).at(slice(near, None))
        return joined([self._window, rest]).at(slice(count))

    def first_folded(self, count: int, per_document: int, left_out: Flags) -> Candidates:
        """The first `count` of the list in which only the first `per_document` passages of each document are left, and none of the
        documents that `left_out` flags.

        Who is left is settled by those before, so folding a beginning of the list gives a beginning of the folded list.
        """
        length = LOOK_AHEAD * count
        while True:
            ranked = self.first(length)
            kept = (places_in_document(ranked) < per_document) & ~left_out[ranked.documents]
            left = ranked.at(np.flatnonzero(kept))
            if len(left) >= count or length >= len(self):
                return left.at(np.arange(min(count, len(left))))
            length *= LOOK_AHEAD

    def among(self, chosen: Sequence[Flags]) -> Candidates:
        """Those of the passages `chosen`, flags over all of each segment, in the order of the list."""
        found = in_order([part.among(flags) for part, flags in zip(self._parts, chosen, strict=True)], self._sort)
        near = np.flatnonzero(np.isin(self._window.ranks, found.ranks))  # ranks are those of ids: no passage has that of another
        rest = np.flatnonzero(~np.isin(found.ranks, self._window.ranks))
        return joined([self._window.at(near), found.at(rest)])

    def _plainly(self, count: int) -> Candidates:
        """The first `count` without regard to nearness."""
        found = [part.leading(self._sort, count) for part in self._parts]
        return found[0] if len(found) == 1 else in_order(found, self._sort).at(slice(count))

    def _by_nearness(self, request: EngineRequest) -> Candidates:
        """The passages ranked anew, in their new order; none where nothing is asked to be near."""
        if not request.near or request.sort != "relevance":
            return self._plainly(0)
        request.check_time()
        window = self._plainly(WINDOW)
        for number, part in enumerate(self._parts):
            own = np.flatnonzero(window.segments == number)
            window.scores[own] = part.with_nearness(window.passages[own], window.scores[own], request.near)
        return in_order([window], request.sort)
