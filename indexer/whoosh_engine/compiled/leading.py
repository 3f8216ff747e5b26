"""The first of many passages, in order."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.leaves import fixed
from indexer.whoosh_engine.plain import Ids, Scores


def leading(keys: Scores, then: Scores, passages: Ids, ranks: Array, count: int) -> Array:
    heap, places = _leading(keys, then, fixed(passages), ranks, min(count, len(keys)))
    return cast("Array", places[np.lexsort(heap.T[::-1])[::-1]])


@kernel
def _leading(keys, then, passages, ranks, count):  # type: ignore[no-untyped-def]
    """A heap of what the first are ordered by, the last of them on top, and their positions. Most candidates fail against that one and are
    passed over."""
    heap, places = np.full((count, 3), -np.inf), np.zeros(count, np.int64)
    for candidate in range(len(keys) if count else 0):
        if keys[candidate] < heap[0, 0]:
            continue
        new = (keys[candidate], then[candidate], -np.float64(ranks[passages[candidate]]))
        if new <= (heap[0, 0], heap[0, 1], heap[0, 2]):
            continue
        place, child = 0, 1
        while child < count:
            next_ = child + 1
            if next_ < count and (heap[next_, 0], heap[next_, 1], heap[next_, 2]) < (heap[child, 0], heap[child, 1], heap[child, 2]):
                child = next_
            if new <= (heap[child, 0], heap[child, 1], heap[child, 2]):
                break
            heap[place, 0], heap[place, 1], heap[place, 2] = heap[child, 0], heap[child, 1], heap[child, 2]
            places[place] = places[child]
            place, child = child, 2 * child + 1
        heap[place, 0], heap[place, 1], heap[place, 2] = new
        places[place] = candidate
    return heap, places
