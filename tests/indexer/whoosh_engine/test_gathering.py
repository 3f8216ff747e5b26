"""What is gathered piece by piece comes out whole."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine.gathering import WIDEST, Numbers, Texts
from indexer.whoosh_engine.strings import ends_of, sizes_of, unpack

texts = st.lists(st.text(st.characters(exclude_categories=())), max_size=5)


@given(st.lists(st.lists(st.integers(0, 255), max_size=5)))
def test_numbers(pieces: list[list[int]]) -> None:
    gathered = Numbers(np.uint32)
    for piece in pieces:
        gathered.add(np.array(piece, np.int64))
    assert gathered.array().tolist() == [number for piece in pieces for number in piece]
    assert len(gathered) == len(gathered.array())


@given(st.lists(texts, max_size=4))
def test_texts(pieces: list[list[str]]) -> None:
    gathered = Texts()
    for piece in pieces:
        gathered.add(piece)
    every = [text for piece in pieces for text in piece]
    assert list(unpack("x", gathered.arrays("x"))) == every
    assert [every[place] for place in gathered.order().tolist()] == sorted(every)
    assert len(gathered) == len(every)


def test_order_of_long_texts_and_of_those_that_end_in_zeros() -> None:
    for every in (["b", "a" * 2 * WIDEST, "a"], ["a\0", "a", "a\0\0", ""]):
        gathered = Texts()
        gathered.add(every)
        assert [every[place] for place in gathered.order().tolist()] == sorted(every)


@given(st.lists(st.integers(0, 1 << 31)))
def test_sizes_and_ends(sizes: list[int]) -> None:
    ends = ends_of(np.array(sizes, np.int64))
    assert sizes_of(ends).tolist() == sizes
    assert ends.dtype == (np.uint32 if sum(sizes) < 1 << 32 else np.int64)
