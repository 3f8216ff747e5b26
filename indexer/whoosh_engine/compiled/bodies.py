"""Phrases verified in folded bodies."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.leaves import fixed
from indexer.whoosh_engine.plain import Flags, Ids


def containing(bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags:
    return cast("Flags", _containing(bodies, ends, fixed(passages), pattern))


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
