"""Compiled inversion gives what the plain one gives."""

from dataclasses import astuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine import inversion
from indexer.whoosh_engine.portions import FIELD_BITS, PLACE_BITS

tokens = st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3), st.sampled_from([1, 2, 15, 16, 70_000]))
"""Term, passage, field, how often."""


@given(st.lists(tokens, min_size=1, max_size=12))
def test_compiled_as_plain(found: list[tuple[int, int, int, int]]) -> None:
    numbers = [term << PLACE_BITS | passage << FIELD_BITS | field for term, passage, field, _ in found]
    sorted_ = np.sort(np.repeat(np.array(numbers, np.int64), [times for *_, times in found]))
    one, other = inversion.fastest()(sorted_), inversion.inverted_plainly(sorted_)
    for compiled, plain in zip(astuple(one), astuple(other), strict=True):
        assert compiled.dtype == plain.dtype
        assert compiled.tolist() == plain.tolist()
