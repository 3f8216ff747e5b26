"""The first of many passages, in order."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.compiled.heap import drain, empty, offer
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.plain import Ids, Scores


def leading(keys: Scores, then: Scores, passages: Ids, ranks: Array, count: int) -> Array:
    return cast("Array", _leading(keys, then, fixed(passages), ranks, min(count, len(keys))))


@kernel
def _leading(keys, then, passages, ranks, count):  # type: ignore[no-untyped-def]
    heap, places = empty(count)
    for candidate in range(len(keys) if count else 0):
        if keys[candidate] >= heap[0, 0]:
            offer(heap, places, (keys[candidate], then[candidate], -np.float64(ranks[passages[candidate]])), candidate)
    drain(heap, places)
    return places
