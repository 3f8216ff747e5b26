"""The first of many, in order: a heap of what they are ordered by, the last of them on top.

A row of the heap is key, then what decides between equal keys, then the negative rank; greater rows come first. `places` says what each row
belongs to. Most candidates fail against the top and are passed over.
"""

import numpy as np

from indexer.whoosh_engine.kernels import inlined


@inlined
def empty(count):  # type: ignore[no-untyped-def]
    """A heap for the first `count`, and their places."""
    return np.full((count, 3), -np.inf), np.zeros(count, np.int64)


@inlined
def offer(heap, places, row, place):  # type: ignore[no-untyped-def]
    """Puts a row in, if it is before the last one of the heap, which falls out. The heap has room for one at least."""
    if row > (heap[0, 0], heap[0, 1], heap[0, 2]):
        _sink(heap, places, len(heap), row, place)


@inlined
def drain(heap, places):  # type: ignore[no-untyped-def]
    """Puts the rows of a heap in order, and their places."""
    for last in range(len(heap) - 1, 0, -1):
        row, place = (heap[last, 0], heap[last, 1], heap[last, 2]), places[last]
        heap[last], places[last] = heap[0], places[0]
        _sink(heap, places, last, row, place)


@inlined
def _sink(heap, places, count, row, place):  # type: ignore[no-untyped-def]
    """Puts a row in place of the top of the first `count`."""
    at, child = 0, 1
    while child < count:
        next_ = child + 1
        if next_ < count and (heap[next_, 0], heap[next_, 1], heap[next_, 2]) < (heap[child, 0], heap[child, 1], heap[child, 2]):
            child = next_
        if row <= (heap[child, 0], heap[child, 1], heap[child, 2]):
            break
        heap[at], places[at] = heap[child], places[child]
        at, child = child, 2 * child + 1
    heap[at, 0], heap[at, 1], heap[at, 2] = row
    places[at] = place
