"""Compiled and plain operations give the same results as sets of Python do."""

from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine import plain
from indexer.whoosh_engine.operations import Operations, fastest
from indexer.whoosh_engine.plain import Ids

SIZE = 300
every = pytest.mark.parametrize("do", [cast("Operations", plain), fastest()], ids=["plain", "fastest"])
numbers = st.frozensets(st.integers(0, SIZE - 1))


def ids(found: frozenset[int]) -> Ids:
    return np.array(sorted(found), np.uint32)


@every
@given(numbers, numbers)
def test_sets(do: Operations, one: frozenset[int], other: frozenset[int]) -> None:
    assert do.intersection(ids(one), ids(other)).tolist() == sorted(one & other)
    assert do.difference(ids(one), ids(other)).tolist() == sorted(one - other)


@every
@given(st.lists(numbers, max_size=5), st.integers(1, 3))
def test_union(do: Operations, sets: list[frozenset[int]], at_least: int) -> None:
    expected = [number for number in range(SIZE) if sum(number in each for each in sets) >= at_least]
    for _ in range(2):  # the second time with what the first has left in memory
        assert do.union([ids(each) for each in sets], SIZE, at_least).tolist() == expected


@every
@given(st.lists(st.sampled_from([-2.0, -1.0, 0.0, 0.5, 3.0]), min_size=2, max_size=50), st.data())
def test_leading(do: Operations, keys: list[float], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(keys) - 1))
    bar = sorted(keys)[count - 1]
    assert do.leading(np.array(keys), count).tolist() == [place for place, key in enumerate(keys) if key <= bar]


@every
@given(st.lists(st.text("养老𠮷a", max_size=8), min_size=1, max_size=6), st.text("养老𠮷a", min_size=1, max_size=3))
def test_containing(do: Operations, bodies: list[str], pattern: str) -> None:
    units = [body.encode("utf-16-le") for body in bodies]
    ends = np.cumsum([len(body) // 2 for body in units])
    found = do.containing(
        np.frombuffer(b"".join(units), np.uint16),
        ends,
        np.arange(len(bodies), dtype=np.uint32),
        np.frombuffer(pattern.encode("utf-16-le"), np.uint16),
    )
    assert found.tolist() == [pattern in body for body in bodies]


@every
@given(numbers, numbers)
def test_tally_and_add(do: Operations, one: frozenset[int], other: frozenset[int]) -> None:
    column = (np.arange(SIZE) % 7).astype(np.uint8)
    assert do.tally(column, ids(one), 7).tolist() == [sum(number % 7 == each for number in one) for each in range(7)]
    total = np.zeros(len(one))
    do.add(total, ids(one), ids(other), np.array(sorted(other), np.float64) + 1)
    assert total.tolist() == [number + 1 if number in other else 0 for number in sorted(one)]
