"""New ids take their places among those that were there before, as if all had been sorted together."""

from types import SimpleNamespace
from typing import cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine.columns import Columns
from indexer.whoosh_engine.ranks import FEW, ranks
from indexer.whoosh_engine.strings import pack, unpack

ids = st.lists(st.text("ab#1养", max_size=4), max_size=20, unique=True)


class Passages(SimpleNamespace):
    def __len__(self) -> int:
        return len(self.ids)


def columns(found: list[str]) -> Columns:
    return cast("Columns", Passages(ids=unpack("x", pack("x", found))))


@given(ids, st.lists(st.integers(0, 2), min_size=20, max_size=20), st.integers(0, 2))
def test_ranks(found: list[str], owners: list[int], fresh: int) -> None:
    parts = [[id_ for id_, owner in zip(found, owners, strict=False) if owner == number] for number in range(3)]
    segments = [columns(part) for part in parts]
    expected = [sorted(found).index(id_) for part in parts for id_ in part]
    assert ranks(segments, [None] * 3).tolist() == expected
    before = np.split(ranks(segments, [None] * 3), np.cumsum([len(part) for part in parts])[:-1])
    known = [None if number == fresh else own for number, own in enumerate(before)]
    assert ranks(segments, known).tolist() == expected


def test_a_few_are_sorted_in() -> None:
    old, new = [f"{number:03}" for number in range(0, 10 * FEW, 2)], ["001", "9", ""]
    segments = [columns(old), columns(new)]
    expected = [sorted(old + new).index(id_) for id_ in old + new]
    assert ranks(segments, [np.arange(len(old)), None]).tolist() == expected
