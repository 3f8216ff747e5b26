"""Leaves as compiled code takes them: a few arrays instead of many objects."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.query import STREAMS
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.leaves import Given, Leaf, Term

GIVEN = len(STREAMS)
"""In a row: no stream, but scores that are given."""
STREAM, FIRST, LAST, SIZE, ASKED, FACTOR = range(len(Term._fields))
"""The columns of a row."""

_NO_IDS = fixed(np.zeros(0, np.uint32))
_NO_SCORES = np.zeros(0)


class Leaves(NamedTuple):
    """A row is a `Term` as it stands, in double precision, which holds whole numbers up to 2⁵³. Of given scores it is `GIVEN`, where they
    begin and end among `ids` and `scores`, how many they are, nothing, and the largest: what is in `FACTOR` is the most a leaf adds."""

    rows: Array
    ids: Array
    scores: Array


def pack(leaves: Sequence[Leaf]) -> Leaves:
    """At least one leaf."""
    if all(isinstance(leaf, Term) for leaf in leaves):
        return Leaves(np.array(leaves, np.float64), _NO_IDS, _NO_SCORES)
    rows: list[tuple[float, ...]] = []
    given, end = [], 0
    for leaf in leaves:
        if isinstance(leaf, Given):
            size = len(leaf.ids)
            rows.append((GIVEN, end, end + size, size, 0, float(leaf.scores.max(initial=0))))
            given.append(leaf)
            end += size
        else:
            rows.append(leaf)
    return Leaves(
        np.array(rows, np.float64), fixed(np.concatenate([leaf.ids for leaf in given])), np.concatenate([leaf.scores for leaf in given])
    )
