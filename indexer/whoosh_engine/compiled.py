"""The operations of `plain.py`, compiled by Numba: one pass over memory each. What they do is written there.

Compiled code is cached on disk; only the first use in a new installation has to wait for it, some seconds.
"""

import threading
from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.plain import Flags, Ids, Scores
from indexer.whoosh_engine.scorer import Scorer

WORD = 8
"""Bytes looked at together where most are zero."""
KEPT = 8
"""Scratch arrays kept a thread: two for each of a handful of segments."""


def intersection(one: Ids, other: Ids) -> Ids:
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return cast("Ids", _intersection(_fixed(shorter), _fixed(longer)))


def difference(ids: Ids, unwanted: Ids) -> Ids:
    return cast("Ids", _difference(_fixed(ids), _fixed(unwanted)))


def union(sets: Sequence[Ids], size: int, at_least: int) -> Ids:
    kind = np.uint8 if len(sets) < 1 << 8 else np.uint16
    counts = _scratch.take(kind, -(-size // WORD) * WORD)
    for ids in sets:
        _mark(counts, _fixed(ids), at_least == 1)
    found = cast("Ids", _marked(counts, counts.view(np.uint64), min(at_least, len(sets) + 1)))
    _scratch.give(counts)
    return found


def add(total: Scores, wanted: Ids, ids: Ids, scores: Scores) -> None:
    _add(total, _fixed(wanted), _fixed(ids), scores)


def add_term(total: Scores, wanted: Ids, scorer: Scorer) -> None:
    _add_term(total, _fixed(wanted), scorer)


def add_terms(wanted: Ids, scorers: Sequence[Scorer], size: int) -> Scores:
    sums = _scratch.take(np.float64, size)
    for scorer in scorers:
        _add_to_all(sums, scorer)
    total = cast("Scores", sums[wanted])
    for scorer in scorers:
        _clear(sums, scorer.ids)
    _scratch.give(sums)
    return total


def tally(of: Array, passages: Ids, sets: int) -> NDArray[np.int64]:
    return cast("NDArray[np.int64]", _tally(of, _fixed(passages), sets))


def leading(keys: Scores, count: int) -> Array:
    return cast("Array", _leading(keys, count))


def containing(bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags:
    return cast("Flags", _containing(bodies, ends, _fixed(passages), pattern))


class _Scratch(threading.local):
    """Arrays of zeros over all passages, kept from request to request: fresh ones cost more to be mapped than to be used.

    Who takes one gives it back full of zeros; one that is not given back, because of an exception, is made anew.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, int], Array] = {}

    def take(self, kind: type, size: int) -> Array:
        kept = self._kept.pop((np.dtype(kind), size), None)
        return np.zeros(size, kind) if kept is None else kept

    def give(self, zeros: Array) -> None:
        if len(self._kept) >= KEPT:
            self._kept.clear()
        self._kept[zeros.dtype, len(zeros)] = zeros


_scratch = _Scratch()


def _fixed(ids: Ids) -> Ids:
    """The same array, read-only: Numba compiles for each kind of array apart, and one kind is enough."""
    if ids.flags.writeable:
        ids = ids.view()
        ids.flags.writeable = False
    return ids


@kernel
def _reach(ids, low, number):  # type: ignore[no-untyped-def]
    """The first position from `low` on whose number is not less than `number`, by steps that double."""
    step, high = 1, low
    while high < len(ids) and ids[high] < number:
        low = high + 1
        high += step
        step *= 2
    high = min(high, len(ids))
    while low < high:
        middle = (low + high) >> 1
        if ids[middle] < number:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def _difference(ids, unwanted):  # type: ignore[no-untyped-def]
    found = np.empty(len(ids), np.uint32)
    count = at = 0
    for number in ids:
        at = _reach(unwanted, at, number)
        if at == len(unwanted) or unwanted[at] != number:
            found[count] = number
            count += 1
    return found[:count]


@kernel
def _intersection(shorter, longer):  # type: ignore[no-untyped-def]
    found = np.empty(len(shorter), np.uint32)
    count = at = 0
    for number in shorter:
        at = _reach(longer, at, number)
        if at == len(longer):
            break
        if longer[at] == number:
            found[count] = number
            count += 1
    return found[:count]


@kernel
def _mark(counts, ids, once):  # type: ignore[no-untyped-def]
    if once:
        for number in ids:
            counts[number] = 1
    else:
        for number in ids:
            counts[number] += 1


@kernel
def _marked(counts, words, at_least):  # type: ignore[no-untyped-def]
    """The numbers counted often enough; `words` is the same memory, to pass over what nobody holds eight bytes at a time.

    Leaves zeros behind.
    """
    found = np.empty(len(counts), np.uint32)
    width = len(counts) // len(words) if len(words) else 1
    place = 0
    for word in range(len(words)):
        if words[word]:
            for number in range(word * width, word * width + width):
                found[place] = number
                place += counts[number] >= at_least
            words[word] = 0
    return found[:place]


@kernel
def _add(total, wanted, ids, scores):  # type: ignore[no-untyped-def]
    at = 0
    for place in range(len(wanted)):
        at = _reach(ids, at, wanted[place])
        if at == len(ids):
            break
        if ids[at] == wanted[place]:
            total[place] += scores[at]


@kernel
def _score(scorer, at):  # type: ignore[no-untyped-def]
    """What the posting at `at` scores; each step as in `scoring.py`, so that the bits are the same."""
    code, passage = scorer.codes[at], scorer.ids[at]
    rare = np.searchsorted(scorer.wide_at, scorer.start + at) if code == 0 else 0
    frequency = 0.0
    for field in range(len(scorer.weights)):
        count = scorer.wide[rare, field] if code == 0 else scorer.profiles[code, field]
        if count and scorer.weights[field]:
            length = scorer.lengths.of[passage, field]
            if length < scorer.lengths.norms.shape[1]:
                norm = scorer.lengths.norms[field, length]
            else:
                strength = scorer.lengths.strengths[field]
                norm = 1 - strength + strength * (length / scorer.lengths.averages[field])
            frequency += scorer.weights[field] * count / norm
    return scorer.weight * (scorer.idf * ((scorer.k1 + 1) * frequency / (scorer.k1 + frequency)))


@kernel
def _add_term(total, wanted, scorer):  # type: ignore[no-untyped-def]
    at = 0
    for place in range(len(wanted)):
        at = _reach(scorer.ids, at, wanted[place])
        if at == len(scorer.ids):
            break
        if scorer.ids[at] == wanted[place]:
            total[place] += _score(scorer, at)


@kernel
def _add_to_all(sums, scorer):  # type: ignore[no-untyped-def]
    for at in range(len(scorer.ids)):
        sums[scorer.ids[at]] += _score(scorer, at)


@kernel
def _clear(sums, ids):  # type: ignore[no-untyped-def]
    for number in ids:
        sums[number] = 0


@kernel
def _tally(of, passages, sets):  # type: ignore[no-untyped-def]
    counts = np.zeros(sets, np.int64)
    for passage in passages:
        counts[of[passage]] += 1
    return counts


@kernel
def _leading(keys, count):  # type: ignore[no-untyped-def]
    """A heap of the smallest keys, its largest on top; most keys fail against that one and are passed over."""
    heap = np.full(count, np.inf)
    for key in keys:
        if key < heap[0]:
            place = 0
            while True:
                child = 2 * place + 1
                if child >= count:
                    break
                if child + 1 < count and heap[child + 1] > heap[child]:
                    child += 1
                if heap[child] <= key:
                    break
                heap[place] = heap[child]
                place = child
            heap[place] = key
    return np.flatnonzero(keys <= heap[0])


@kernel
def _containing(bodies, ends, passages, pattern):  # type: ignore[no-untyped-def]
    found = np.zeros(len(passages), np.bool_)
    first, length = pattern[0], len(pattern)
    for place in range(len(passages)):
        passage = passages[place]
        start = ends[passage - 1] if passage else 0
        for at in range(start, ends[passage] - length + 1):
            if bodies[at] == first:
                same = 1
                while same < length and bodies[at + same] == pattern[same]:
                    same += 1
                if same == length:
                    found[place] = True
                    break
    return found
