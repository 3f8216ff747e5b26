"""Counts of passages by facet value."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.compiled.sets import reach
from indexer.whoosh_engine.facets import FacetRuns
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.plain import Ids


def count(passages: Ids, facets: Array, runs: FacetRuns) -> tuple[Array, Array]:
    return cast("tuple[Array, Array]", _count(fixed(passages), facets, *runs))


@kernel
def _count(passages, facets, *arrays):  # type: ignore[no-untyped-def]
    ends, sets, members, set_ends, last_sets, last_values = arrays  # those of `FacetRuns`
    by_set, by_value = np.zeros(len(set_ends), np.int64), np.zeros(last_values[-1], np.int64)
    place = run = 0
    while place < len(passages):
        run = reach(ends, run, passages[place] + 1)
        first, end = place, ends[run]
        while place < len(passages) and passages[place] < end:
            place += 1
        for facet in facets:
            by_set[sets[run, facet]] += place - first
    for facet in facets:
        for set_ in range(last_sets[facet - 1] if facet else 0, last_sets[facet]):
            for at in range(set_ends[set_ - 1] if set_ else 0, set_ends[set_] if by_set[set_] else 0):
                by_value[members[at]] += by_set[set_]
    found = np.flatnonzero(by_value)
    return found, by_value[found]
