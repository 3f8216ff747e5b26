"""Compiled placing of postings does what the plain one does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine import assembly
from indexer.whoosh_engine.portions import Portion

TERMS = 4


@given(st.lists(st.tuples(st.integers(0, TERMS - 1), st.integers(1, 5)), min_size=1, max_size=8), st.data())
def test_compiled_as_plain(runs: list[tuple[int, int]], data: st.DataObject) -> None:
    places, holding = np.array(sorted(runs), np.int64).T
    size = int(holding.sum())
    wide_at = np.array(sorted(data.draw(st.frozensets(st.integers(0, size - 1)))), np.int64)
    ids, small = np.arange(size, dtype=np.uint32), np.arange(size, dtype=np.uint16)
    portion = Portion(places, holding, ids, small, wide_at, np.zeros((len(wide_at), TERMS), np.uint16))
    results = []
    for place in (assembly.fastest(), assembly.place_plainly):
        free = 2 * size * np.arange(TERMS)
        into = np.zeros(2 * size * TERMS, np.uint32), np.zeros(2 * size * TERMS, np.uint16)
        results.append([place(portion, places, free, *into).tolist(), free.tolist(), *(array.tolist() for array in into)])
    assert results[0] == results[1]
