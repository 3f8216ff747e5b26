"""Compiled and plain operations give the same results as sets of Python do."""

from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import scoring
from indexer.whoosh_engine import plain
from indexer.whoosh_engine.leaves import SEVERAL, Given, Tables, Term, fixed
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
@given(st.lists(st.tuples(st.sampled_from([-1.0, 0.0, 0.5]), st.sampled_from([0.0, 2.0])), min_size=2, max_size=50), st.data())
def test_leading(do: Operations, found: list[tuple[float, float]], data: st.DataObject) -> None:
    count = data.draw(st.integers(1, len(found) - 1))
    ranks = data.draw(st.permutations(range(len(found))))
    order = sorted(range(len(found)), key=lambda place: (-found[place][0], -found[place][1], ranks[place]))
    keys, then = np.array(found).T.copy()
    passages = np.arange(len(found), dtype=np.uint32)
    assert sorted(do.leading(keys, then, passages, np.array(ranks, np.uint32), count).tolist()) == sorted(order[:count])


@every
@given(st.lists(st.text("养老𠮷a", max_size=8), min_size=1, max_size=6), st.text("养老𠮷a", min_size=1, max_size=3))
def test_containing(do: Operations, bodies: list[str], pattern: str) -> None:
    parts = [body.encode() for body in bodies]
    found = do.containing(
        np.frombuffer(b"".join(parts), np.uint8),
        np.cumsum([*map(len, parts)]),
        np.arange(len(bodies), dtype=np.uint32),
        np.frombuffer(pattern.encode(), np.uint8),
    )
    assert found.tolist() == [pattern in body for body in bodies]


@every
@given(numbers)
def test_count(do: Operations, passages: frozenset[int]) -> None:
    column = (np.arange(SIZE) // 5 % 4).astype(np.uint8)
    sets = [(0, 2), (), (1,), (2, 1)]
    members, ends = np.array(sum(sets, ()), np.uint32), np.cumsum([len(each) for each in sets])
    expected = [sum(value in sets[column[number]] for number in passages) for value in range(4)]
    assert do.count(column, ids(passages), members, ends, 4).tolist() == expected


@every
@given(numbers, numbers, numbers)
def test_runs(do: Operations, run: frozenset[int], other: frozenset[int], wanted: frozenset[int]) -> None:
    both = [spread(run), spread(other)]
    terms, tables = tables_of_runs(both)
    assert [do.decoded(term, tables[0]).tolist() for term in terms] == list(map(sorted, both))
    assert do.among(ids(spread(wanted)), terms[0], tables[0]).tolist() == sorted(both[0] & spread(wanted))
    assert do.among(ids(frozenset(sorted(both[0])[-1:])), terms[0], tables[0]).tolist() == sorted(both[0])[-1:]
    for _ in range(2):
        assert do.union_of_terms(terms, tables).tolist() == sorted(both[0] | both[1])


@every
@given(numbers, numbers, numbers, st.integers(1, 15))
def test_scores(do: Operations, run: frozenset[int], other: frozenset[int], wanted: frozenset[int], asked: int) -> None:
    (_, term), tables = tables_of_runs([spread(other), spread(run)])
    given = Given(ids(spread(other)), np.array([number * 0.7 for number in sorted(spread(other))]))
    expected = []
    for number in sorted(spread(wanted)):
        score = number * 0.7 if number in spread(other) else 0.0
        if number in spread(run):
            parts = [
                float(PROFILES[number % len(PROFILES)][field]) * float(tables[0].norms[field, tables[0].lengths[field, number]])
                for field in range(4)
                if asked >> field & 1
            ]
            score += 1.5 * scoring.saturated(scoring.added(parts))
        expected.append(score)
    leaves = [given, term._replace(asked=asked)]
    assert do.scores(leaves, ids(spread(wanted)), tables).tolist() == expected
    assert do.scores(leaves, ids(frozenset(sorted(spread(wanted))[:1])), tables).tolist() == expected[:1]


FAR = 70_001
"""Passages are spread over three blocks."""
PROFILES = [[0, 20, 0, 3], [0, 0, 1, 0], [0, 0, 2, 0], [1, 0, 0, 0], [1, 0, 3, 0], [1, 1, 1, 1]]
"""Of passage `n` number `n % 6`; the first is a rare one."""


def spread(found: frozenset[int]) -> frozenset[int]:
    return frozenset(number if number % 3 == 0 else number + number % 3 * FAR for number in found)


def tables_of_runs(runs: list[frozenset[int]]) -> tuple[list[Term], tuple[Tables, Tables]]:
    """Runs that follow each other in a stream; both streams are the same."""
    every = [number for run in runs for number in sorted(run)]
    parts = [(run, number >> 16) for run, each in enumerate(runs) for number in sorted({number & ~0xFFFF for number in each})]
    sizes = [sum(number >> 16 == block for number in runs[run]) for run, block in parts]
    starts = np.cumsum([0, *sizes])
    counts = np.zeros((256, 4))
    counts[1 : len(PROFILES)] = PROFILES[1:]
    chance = np.random.default_rng(1)
    tables = Tables(
        blocks=fixed(np.array([block for _, block in parts], np.uint16)),
        starts=fixed(starts.astype(np.uint32)),
        lows=fixed(np.array([number & 0xFFFF for number in every], np.uint16)),
        codes=fixed(np.array([number % len(PROFILES) for number in every], np.uint8)),
        wide_at=fixed(np.array([at for at, number in enumerate(every) if number % len(PROFILES) == 0], np.uint32)),
        wide=fixed(np.array([PROFILES[0] for number in every if number % len(PROFILES) == 0], np.float64).reshape(-1, 4)),
        counts=fixed(counts),
        only=fixed(np.where((counts > 0).sum(axis=1) == 1, counts.argmax(axis=1), SEVERAL).astype(np.uint8)),
        lengths=fixed(chance.integers(0, 50, (4, SIZE + 2 * FAR)).astype(np.uint16)),
        norms=fixed(chance.random((4, 50))),
        k1=scoring.K1,
    )
    firsts = [sum(run < number for run, _ in parts) for number in range(len(runs) + 1)]
    terms = [Term(0, firsts[number], firsts[number + 1], len(run), 15, 1.5) for number, run in enumerate(runs)]
    return terms, (tables, tables)
