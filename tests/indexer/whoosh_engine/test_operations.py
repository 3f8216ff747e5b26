"""Compiled and plain operations give the same results as sets of Python do."""

from collections import Counter
from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import scoring
from indexer.whoosh_engine import plain
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.facets import FacetColumn, FacetCounter
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.leaves import SEVERAL, Found, Given, Leaf, Tables, Term
from indexer.whoosh_engine.operations import Operations, fastest
from indexer.whoosh_engine.plain import Ids
from indexer.whoosh_engine.strings import pack, unpack

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
@given(st.lists(numbers, max_size=5), st.integers(1, 3), st.sampled_from([(), (0,), (1, 3), (0, 1, 2, 3, 4)]))
def test_union(do: Operations, found: list[frozenset[int]], at_least: int, as_terms: tuple[int, ...]) -> None:
    sets = [*map(spread, found)]
    expected = [number for number in sorted(spread(frozenset(range(SIZE)))) if sum(number in each for each in sets) >= at_least]
    terms, tables = tables_of_runs(sets)
    mixed = [term if place in as_terms else ids(each) for place, (term, each) in enumerate(zip(terms, sets, strict=True))]
    for _ in range(2):  # the second time with what the first has left in memory
        assert do.union(mixed, at_least, tables).tolist() == expected


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
@given(numbers, st.lists(st.sampled_from(["city", "year"]), unique=True))
def test_count(do: Operations, passages: frozenset[int], facets: list[str]) -> None:
    sets = {"city": [("a", "b"), (), ("c",), ("b", "c")], "year": [("1",), ("2", "1")]}
    of = {"city": np.arange(SIZE) // 5 % 4, "year": np.arange(SIZE) // 7 % 2}
    counter = FacetCounter({name: column(of[name], sets[name]) for name in sets})
    found = dict(counter.named(facets, *do.count(ids(passages), counter.asked(tuple(facets)), counter.runs)))
    held = {name: Counter(value for number in passages for value in sets[name][of[name][number]]) for name in facets}
    assert found == held


def column(of: Array, sets: Sequence[tuple[str, ...]]) -> FacetColumn:
    values = sorted({value for each in sets for value in each})
    members = np.array([values.index(value) for each in sets for value in each], np.uint32)
    return FacetColumn(of.astype(np.uint8), unpack("v", pack("v", values)), members, np.cumsum([*map(len, sets)], dtype=np.int64))


@every
@given(numbers, numbers, numbers)
def test_runs(do: Operations, run: frozenset[int], other: frozenset[int], wanted: frozenset[int]) -> None:
    both = [spread(run), spread(other)]
    terms, tables = tables_of_runs(both)
    assert [do.decoded(term, tables[0]).tolist() for term in terms] == list(map(sorted, both))
    assert do.among(ids(spread(wanted)), [], tables).tolist() == sorted(spread(wanted))
    assert do.among(ids(spread(wanted)), terms[:1], tables).tolist() == sorted(both[0] & spread(wanted))
    assert do.among(ids(spread(wanted)), terms, tables).tolist() == sorted(both[0] & both[1] & spread(wanted))
    assert do.among(ids(frozenset(sorted(both[0])[-1:])), terms[:1], tables).tolist() == sorted(both[0])[-1:]


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
    apart = [do.scores([leaf], ids(spread(wanted)), tables).tolist() for leaf in leaves]
    assert [scores.tolist() for scores in do.added(leaves, ids(spread(wanted)), tables)] == apart


@given(st.integers(0, 2**32), st.integers(1, 30), st.sampled_from([1, 2, 40]), st.booleans(), st.booleans())
@settings(max_examples=60)
def test_best(seed: int, count: int, sparse: int, exact: bool, scored: bool) -> None:
    """So many passages that most are passed over; where some are wanted that no leaf adds to, and where scores are negative, too."""
    chance = np.random.default_rng(seed)
    runs = [spread(frozenset(chance.choice(MANY, MANY // share, replace=False).tolist())) for share in (2, 3, 9, 50, 400)]
    terms, tables = tables_of_runs(runs, MANY)
    factors = chance.permutation([1.0, 1.5, 2.5, 4.0, chance.choice([-3.0, 6.0])])
    leaves: list[Leaf] = [
        term._replace(factor=float(factor), size=len(run)) for term, factor, run in zip(terms, factors, runs, strict=True)
    ]
    if scored:
        given = spread(frozenset(chance.choice(MANY, MANY // 20, replace=False).tolist()))
        leaves.insert(2, Given(ids(given), chance.random(len(given)) * 5))
        runs.append(given)
    held = frozenset().union(*runs)
    wanted = held | spread(frozenset({0, 1, 2})) if exact else spread(frozenset(range(0, MANY, sparse)))
    ranks = chance.permutation(tables[0].size).astype(np.uint32)
    found = Found(ids(wanted), tuple(leaves), exact=exact)
    expected, best = plain.best(found, count, ranks, tables), fastest().best(found, count, ranks, tables)
    for _ in range(2):
        assert best[0].tolist() == expected[0].tolist()
        assert best[1].tolist() == expected[1].tolist()
        best = fastest().best(found, count, ranks, tables)


@every
def test_best_without_leaves(do: Operations) -> None:
    _, tables = tables_of_runs([frozenset({1})])
    passages, scores = do.best(Found(ids(frozenset({3, 5, 9}))), 2, np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], np.uint32), tables)
    assert (passages.tolist(), scores.tolist()) == ([9, 5], [0.0, 0.0])


MANY = 4_000
FAR = 70_001
"""Passages are spread over three blocks."""
PROFILES = [[0, 20, 0, 3], [0, 0, 1, 0], [0, 0, 2, 0], [1, 0, 0, 0], [1, 0, 3, 0], [1, 1, 1, 1]]
"""Of passage `n` number `n % 6`; the first is a rare one."""


def spread(found: frozenset[int]) -> frozenset[int]:
    return frozenset(number if number % 3 == 0 else number + number % 3 * FAR for number in found)


def tables_of_runs(runs: list[frozenset[int]], size: int = SIZE) -> tuple[list[Term], tuple[Tables, Tables]]:
    """Runs that follow each other in a stream; both streams are the same. All numbers are those of `spread` numbers below `size`."""
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
        lengths=fixed(chance.integers(0, 50, (4, size + 2 * FAR)).astype(np.uint16)),
        norms=fixed(chance.random((4, 50))),
        k1=scoring.K1,
    )
    firsts = [sum(run < number for run, _ in parts) for number in range(len(runs) + 1)]
    terms = [Term(0, firsts[number], firsts[number + 1], len(run), 15, 1.5) for number, run in enumerate(runs)]
    return terms, (tables, tables)
