"""How a document nests its styles of numbering where it does not follow the standards: 1、 over （一）, 甲、 over all."""

import itertools
from collections.abc import Iterator, Sequence

from corpus.numbering import RANK, Marker

STYLES = ("han", "han_bracketed", "arabic", "arabic_bracketed")
"""Styles that documents put the other way round, from the outside in as the standard has them."""


def nest_as_met(markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers, those of a style that encloses one it should lie in lifted above it: （一） that begins anew below 1、 and below 2、."""
    lifted: dict[str, float] = {}
    met = {marker.style for marker in markers if marker}
    for inner, outer in itertools.combinations(STYLES, 2):
        if {inner, outer} <= met and _encloses(markers, outer, inner) and not _encloses(markers, inner, outer):
            lifted.setdefault(outer, RANK[inner] - 0.5)
    if "stem" in met and _begins_with_stems(markers):
        lifted["stem"] = RANK["formal"] - 0.5
    if not lifted:
        return list(markers)
    return [marker._replace(rank=lifted[marker.style]) if marker and marker.style in lifted else marker for marker in markers]


def _begins_with_stems(markers: Sequence[Marker | None]) -> bool:
    """Whether 甲、 is the first marker and begins the only list of its style, as papers of Hong Kong are counted; in those of Taiwan it
    lies innermost."""
    found = [marker for marker in markers if marker]
    return found[0].style == "stem" and [marker.number for marker in found if marker.style == "stem"].count(1) == 1


def _encloses(markers: Sequence[Marker | None], outer: str, inner: str) -> bool:
    """Whether the inner style begins anew below two members of an outer list that follow one another."""
    return any(left + 1 == right for left, right in itertools.pairwise(_parents(markers, outer, inner)))


def _parents(markers: Sequence[Marker | None], outer: str, inner: str) -> Iterator[int]:
    """The number of the outer member below which each list of the inner style begins; -9 where there is none."""
    around = min(RANK[outer], RANK[inner])
    number = -9
    for marker in markers:
        if marker is None:
            continue
        if marker.style == outer:
            number = marker.number
        elif marker.style == inner and marker.number == 1:
            yield number
        elif marker.rank < around and marker.style != inner:
            number = -9
