"""Facets of the passages of a segment: which values a passage has, and how many passages have each value.

A passage's values in a facet are one number, an index into the distinct sets of values that occur (one place's path, 2019 with 2020): to
filter is to look up one flag a passage. Neighbours mostly have the same values in every facet, so to count is to count the passages of each
run of such neighbours, once for all facets, and to spread the few sums over the values.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.strings import Strings


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


class FacetRuns(NamedTuple):
    """All facets together. The passages of run `i` are those below `ends[i]`, and not below the end before; `sets[i, facet]` is their set,
    and the values of a set are `members[set_ends[set - 1]:set_ends[set]]`. Sets and values are numbered through all facets: those of a
    facet end at `last_sets[facet]` and `last_values[facet]`."""

    ends: Array
    sets: Array
    members: Array
    set_ends: Array
    last_sets: Array
    last_values: Array


class FacetCounter:
    """Counts passages by facets and values."""

    def __init__(self, columns: Mapping[str, FacetColumn]) -> None:
        self._numbers = {name: number for number, name in enumerate(columns)}
        self._values = [*chain.from_iterable(column.values for column in columns.values())]
        self.runs = _runs([*columns.values()])
        self._bounds = [*pairwise([0, *self.runs.last_values.tolist()])]
        self.asked = cache(self._asked)
        """The numbers of facets."""

    def _asked(self, facets: tuple[str, ...]) -> Array:
        return np.array([self._numbers[facet] for facet in facets], np.int64)

    def named(self, facets: Sequence[str], found: Array, counts: Array) -> Iterator[tuple[str, dict[str, int]]]:
        """Of values found, by ascending number, and their counts: by facet and value."""
        numbers, amounts = found.tolist(), counts.tolist()
        for facet in facets:
            first, last = (bisect_left(numbers, bound) for bound in self._bounds[self._numbers[facet]])
            yield facet, dict(zip(map(self._values.__getitem__, numbers[first:last]), amounts[first:last], strict=True))


def _runs(columns: Sequence[FacetColumn]) -> FacetRuns:
    last_sets = [*accumulate(len(column.ends) for column in columns)]
    last_values = [*accumulate(len(column.values) for column in columns)]
    last_members = [*accumulate(len(column.members) for column in columns)]
    changes = np.zeros(max(len(columns[0].of) - 1, 0), np.bool_)
    for column in columns:
        changes |= column.of[1:] != column.of[:-1]
    lasts = np.flatnonzero(np.append(changes, [True] * bool(len(columns[0].of))))
    firsts = zip(columns, [0, *last_sets], [0, *last_values], [0, *last_members], strict=False)
    sets, members, set_ends = zip(
        *(
            (column.of[lasts].astype(np.int64) + set_, column.members.astype(np.int64) + value, column.ends + member)
            for column, set_, value, member in firsts
        ),
        strict=True,
    )
    return FacetRuns(
        fixed((lasts + 1).astype(np.uint32)),
        fixed(np.stack(sets, axis=1).astype(np.uint32)),
        fixed(np.concatenate(members)),
        fixed(np.concatenate(set_ends)),
        fixed(np.array(last_sets)),
        fixed(np.array(last_values)),
    )
