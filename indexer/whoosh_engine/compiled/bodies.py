"""Phrases verified in folded bodies."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.plain import Flags, Ids


def containing(bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags:
    return cast("Flags", _containing(bodies, ends, fixed(passages), pattern))


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
