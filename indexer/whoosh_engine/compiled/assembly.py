"""Postings of a portion put where they belong (`assembly.place_plainly`)."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.portions import Portion


def place(portion: Portion, places: Array, free: Array, ids: Array, small: Array) -> Array:
    return cast("Array", _place((portion.holding, portion.ids, portion.small, portion.wide_at), places, free, ids, small))


@kernel
def _place(portion, places, free, ids, small):  # type: ignore[no-untyped-def]
    holding, own_ids, own_small, wide_at = portion
    placed = np.empty(len(wide_at), np.int64)
    start = wides = 0
    for run in range(len(holding)):
        end, to = start + holding[run], free[places[run]]
        free[places[run]] += holding[run]
        ids[to : to + end - start] = own_ids[start:end]
        small[to : to + end - start] = own_small[start:end]
        while wides < len(wide_at) and wide_at[wides] < end:
            placed[wides] = to + wide_at[wides] - start
            wides += 1
        start = end
    return placed
