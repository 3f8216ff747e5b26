"""Phrases verified in folded bodies, and how near words stand in them."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.bodies import TRAIL
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import inlined, kernel
from indexer.whoosh_engine.plain import APART, Flags, Ids


def containing(bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags:
    return cast("Flags", _containing(bodies, ends, fixed(passages), pattern))


def gaps(bodies: Array, ends: Array, passages: Ids, one: Array, other: Array) -> Array:
    return cast("Array", _gaps(bodies, ends, fixed(passages), one, other))


BYTES = 256


@kernel
def _containing(bodies, ends, passages, pattern):  # type: ignore[no-untyped-def]
    """By the byte at the end of the window one knows how far the window may be moved (Horspool 1980, "Practical fast searching in
    strings"), which is nearly always its whole length."""
    found = np.zeros(len(passages), np.bool_)
    last = len(pattern) - 1
    moves = np.full(BYTES, last + 1)
    for place in range(last):
        moves[pattern[place]] = last - place
    for place in range(len(passages)):
        passage = passages[place]
        at = np.int64(ends[passage - 1] if passage else 0) + last
        end = np.int64(ends[passage])
        while at < end:
            last_byte = bodies[at]
            if last_byte == pattern[last]:
                same = 0
                while same < last and bodies[at - last + same] == pattern[same]:
                    same += 1
                if same == last:
                    found[place] = True
                    break
            at += moves[last_byte]
    return found


@kernel
def _gaps(bodies, ends, passages, one, other):  # type: ignore[no-untyped-def]
    """Of all occurrences before one of the other word the last ends nearest to it."""
    size, other_size = (one < TRAIL).sum(), (other < TRAIL).sum()
    found = np.full(len(passages), APART)
    for place in range(len(passages)):
        passage = passages[place]
        unit, end, other_end, least = 0, APART, APART, APART
        last = np.int64(ends[passage])
        for at in range(np.int64(ends[passage - 1] if passage else 0), last):
            if bodies[at] >= TRAIL:
                continue
            if bodies[at] == one[0] and _stands(bodies[at:last], one):
                end = unit + size
                if other_end != APART:
                    least = _less(least, unit - other_end)
            if bodies[at] == other[0] and _stands(bodies[at:last], other):
                other_end = unit + other_size
                if end != APART:
                    least = _less(least, unit - end)
            if least == 0:
                break
            unit += 1
        found[place] = least
    return found


@inlined
def _stands(body, word):  # type: ignore[no-untyped-def]
    """Whether a body, which has the first byte of `word` at its beginning, begins with all of it."""
    same = 1
    while same < min(len(word), len(body)) and body[same] == word[same]:
        same += 1
    return same == len(word)


@inlined
def _less(least, gap):  # type: ignore[no-untyped-def]
    gap = max(gap, 0)
    return gap if least == APART or gap < least else least
