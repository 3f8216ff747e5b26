"""What is gathered piece by piece comes out whole."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine.gathering import WIDEST, ColumnSpool, Numbers, Texts
from indexer.whoosh_engine.strings import ends_of, sizes_of, unpack

texts = st.lists(st.text(st.characters(exclude_categories=())), max_size=5)


@given(st.lists(st.lists(st.integers(0, 255), max_size=5)))
def test_numbers(pieces: list[list[int]]) -> None:
    gathered = Numbers(np.uint32)
    for piece in pieces:
        gathered.add(np.array(piece, np.int64))
    assert gathered.array().tolist() == [number for piece in pieces for number in piece]
    assert len(gathered) == len(gathered.array())


@contextmanager
def spool() -> Iterator[ColumnSpool]:
    with tempfile.TemporaryDirectory() as folder:
        made = ColumnSpool(Path(folder) / "x.part")
        yield made
        made.remove()
        assert [*Path(folder).iterdir()] == []


@given(st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.integers(0, 1 << 32), max_size=5))))
def test_columns(pieces: list[tuple[str, list[int]]]) -> None:
    with spool() as columns:
        for name, piece in pieces:
            columns.append(name, np.array(piece, np.int64))
        for name in "ab":
            assert columns.column(name, np.uint64).tolist() == [number for each, piece in pieces for number in piece if each == name]


@given(st.lists(texts, max_size=4))
def test_texts(pieces: list[list[str]]) -> None:
    with spool() as columns:
        gathered = Texts(columns, "x")
        for piece in pieces:
            gathered.add(piece)
        every = [text for piece in pieces for text in piece]
        assert list(unpack("x", gathered.arrays())) == every
        assert [every[place] for place in gathered.order().tolist()] == sorted(every)
        assert len(gathered) == len(every)


@pytest.mark.parametrize("every", [["b", "a" * 2 * WIDEST, "a"], ["a\0", "a", "a\0\0", ""]], ids=["long", "ending in zeros"])
def test_order_of_texts_that_do_not_sort_as_rows(every: list[str]) -> None:
    with spool() as columns:
        gathered = Texts(columns, "x")
        gathered.add(every)
        assert [every[place] for place in gathered.order().tolist()] == sorted(every)


@given(st.lists(st.integers(0, 1 << 31)))
def test_sizes_and_ends(sizes: list[int]) -> None:
    ends = ends_of(np.array(sizes, np.int64))
    assert sizes_of(ends).tolist() == sizes
    assert ends.dtype == (np.uint32 if sum(sizes) < 1 << 32 else np.int64)
