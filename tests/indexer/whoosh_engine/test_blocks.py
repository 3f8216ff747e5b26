"""Passage numbers come out of blocks as they went in, compiled or not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine.blocks import BLOCK_BITS, Widen, fastest, widen_plainly


@pytest.mark.parametrize("do", [fastest(), widen_plainly])
@given(st.lists(st.frozensets(st.integers(0, (1 << 19) - 1)), max_size=4))
def test_round_trip(do: Widen, runs: list[frozenset[int]]) -> None:
    parts = [
        (block, [passage for passage in sorted(run) if passage >> BLOCK_BITS == block])
        for run in runs
        for block in sorted({passage >> BLOCK_BITS for passage in run})
    ]
    lows = np.array([passage for _, passages in parts for passage in passages], np.int64).astype(np.uint16)
    starts = np.cumsum([0, *(len(passages) for _, passages in parts)]).astype(np.uint32)
    found = do(lows, np.array([block for block, _ in parts], np.uint16), starts, 0, len(parts))
    assert found.dtype == np.uint32
    assert found.tolist() == [passage for run in runs for passage in sorted(run)]
