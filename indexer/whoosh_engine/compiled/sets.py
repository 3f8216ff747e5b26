"""Sets of passages: sorted arrays, runs in their blocks, and bits in between."""

import threading
from collections.abc import Sequence
from typing import cast

import numpy as np
from numba.cpython.unsafe.numbers import trailing_zeros
from numpy.typing import NDArray

from indexer.whoosh_engine import blocks
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import inlined, kernel
from indexer.whoosh_engine.leaves import BLOCK, Tables, Term
from indexer.whoosh_engine.plain import Ids

SPARSE = 16
"""A run of so many times the passages wanted is looked up for each, not read from end to end."""
SHORT = 256
"""Sets smaller than this are not worth to be made bits of."""
WORD = 64
"""Bits of a word of a set of passages."""


class _Scratch(threading.local):
    """Arrays of zeros kept from request to request, since fresh ones cost more to be mapped than to be used. Who uses one leaves zeros."""

    def __init__(self) -> None:
        self._bits = np.zeros(0, np.uint64)
        self._counts = np.zeros(0, np.uint16)

    def bits(self, size: int) -> NDArray[np.uint64]:
        """A bit for each of `size` passages."""
        words = -(-size // WORD)
        if len(self._bits) < words:
            self._bits = np.zeros(words, np.uint64)
        return self._bits[:words]

    def counts(self, size: int) -> NDArray[np.uint16]:
        if len(self._counts) < size:
            self._counts = np.zeros(size, np.uint16)
        return self._counts[:size]


_scratch = _Scratch()


def intersection(one: Ids, other: Ids) -> Ids:
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(longer) > SPARSE * len(shorter) or len(shorter) < SHORT:
        return cast("Ids", _intersection(fixed(shorter), fixed(longer)))
    bits = _scratch.bits(int(longer[-1]) + 1)
    _mark(bits, fixed(longer))
    return cast("Ids", _held(bits, fixed(shorter)))


def difference(ids: Ids, unwanted: Ids) -> Ids:
    return cast("Ids", _difference(fixed(ids), fixed(unwanted)))


def union(sets: Sequence[Ids | Term], at_least: int, tables: Sequence[Tables]) -> Ids:
    size = tables[0].size
    if at_least > 1:
        counts = _scratch.counts(size)
        for each in sets:
            _count_up(counts, fixed(decoded(each, tables[each.stream]) if isinstance(each, Term) else each))
        return cast("Ids", _counted(counts, min(at_least, len(sets) + 1)))
    bits = _scratch.bits(size)
    for each in sets:
        if isinstance(each, Term):
            _mark_term(bits, *tables[each.stream].parts(each))
        else:
            _mark(bits, fixed(each))
    return cast("Ids", _marked(bits))


def decoded(term: Term, tables: Tables) -> Ids:
    return blocks.fastest()(tables.lows, tables.blocks, tables.starts, term.first, term.last)


@inlined
def reach(ids, low, number):  # type: ignore[no-untyped-def]
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
        at = reach(unwanted, at, number)
        if at == len(unwanted) or unwanted[at] != number:
            found[count] = number
            count += 1
    return found[:count]


@kernel
def _intersection(shorter, longer):  # type: ignore[no-untyped-def]
    found = np.empty(len(shorter), np.uint32)
    count = at = 0
    for number in shorter:
        at = reach(longer, at, number)
        if at == len(longer):
            break
        if longer[at] == number:
            found[count] = number
            count += 1
    return found[:count]


@kernel
def _mark(bits, ids):  # type: ignore[no-untyped-def]
    for number in ids:
        bits[number >> 6] |= np.uint64(1) << np.uint64(number & 63)


@kernel
def _held(bits, ids):  # type: ignore[no-untyped-def]
    """Those of `ids` that are marked; leaves zeros behind."""
    found = np.empty(len(ids), np.uint32)
    count = 0
    for number in ids:
        if number >> 6 >= len(bits):
            break
        found[count] = number
        count += (bits[number >> 6] >> np.uint64(number & 63)) & np.uint64(1) != 0
    bits[:] = 0
    return found[:count]


@kernel
def _mark_term(bits, own, starts, lows):  # type: ignore[no-untyped-def]
    for part in range(len(own)):
        base = own[part] * (BLOCK // WORD)
        for at in range(starts[part], starts[part + 1]):
            bits[base + (lows[at] >> 6)] |= np.uint64(1) << np.uint64(lows[at] & 63)


@kernel
def _marked(bits):  # type: ignore[no-untyped-def]
    """The numbers marked; leaves zeros behind."""
    count = 0
    for word in bits:
        count += _ones(word)
    found = np.empty(count, np.uint32)
    place = 0
    for at in range(len(bits)):
        word = bits[at]
        if word:
            bits[at] = 0
            while word:
                found[place] = np.uint64(at * 64) + np.uint64(trailing_zeros(word))  # type: ignore[call-arg]  # the first parameter is the compiler's
                place += 1
                word &= word - np.uint64(1)
    return found


@inlined
def _ones(word):  # type: ignore[no-untyped-def]
    """How many bits are set (Warren, "Hacker's Delight", 5-1)."""
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (word * np.uint64(0x0101010101010101)) >> np.uint64(56)


@kernel
def _count_up(counts, ids):  # type: ignore[no-untyped-def]
    for number in ids:
        counts[number] += 1


@kernel
def _counted(counts, at_least):  # type: ignore[no-untyped-def]
    """The numbers counted often enough; leaves zeros behind."""
    found = np.empty(len(counts), np.uint32)
    place = 0
    for number in range(len(counts)):
        found[place] = number
        place += counts[number] >= at_least
        counts[number] = 0
    return found[:place]
