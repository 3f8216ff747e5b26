"""Which passages are in all of several runs, block by block."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from indexer.whoosh_engine.compiled.sets import SHORT, SPARSE, WORD, reach
from indexer.whoosh_engine.fixed import fixed
from indexer.whoosh_engine.kernels import inlined, kernel
from indexer.whoosh_engine.leaves import BLOCK, Tables, Term
from indexer.whoosh_engine.plain import Ids


def among(ids: Ids, terms: Sequence[Term], tables: Sequence[Tables]) -> Ids:
    if not len(ids) or not terms:
        return ids
    rows = np.array([(term.stream, term.first, term.last) for term in terms])
    return cast("Ids", _among(fixed(ids), rows, *(array for each in tables for array in (each.blocks, each.starts, each.lows))))


@kernel
def _among(ids, rows, *arrays):  # type: ignore[no-untyped-def]
    words_blocks, words_starts, words_lows, grams_blocks, grams_starts, grams_lows = arrays
    found, bits = np.empty(len(ids), np.uint32), np.zeros(BLOCK // WORD, np.uint64)
    count = last = 0
    while last < len(ids):
        first, block = last, np.int64(ids[last]) // BLOCK
        last = reach(ids, first, (block + 1) * BLOCK)
        near = found[count : count + last - first]
        near[:] = ids[first:last]
        for row in rows:
            if row[0] == 0:
                part = row[1] = _part(words_blocks, row[1], row[2], block)
                here = part < row[2] and words_blocks[part] == block
                run = words_lows[words_starts[part] : words_starts[part + 1] if here else words_starts[part]]
            else:
                part = row[1] = _part(grams_blocks, row[1], row[2], block)
                here = part < row[2] and grams_blocks[part] == block
                run = grams_lows[grams_starts[part] : grams_starts[part + 1] if here else grams_starts[part]]
            near = near[: _hold(near, block * BLOCK, run, bits)]
        count += len(near)
    return found[:count]


@inlined
def _part(blocks, part, last, block):  # type: ignore[no-untyped-def]
    """The first part from this one on that is not in a block before."""
    while part < last and blocks[part] < block:
        part += 1
    return part


@inlined
def _hold(near, base, run, bits):  # type: ignore[no-untyped-def]
    """Moves to the front those passages of a block that are in a run, and tells how many they are. The bits are zeros before and after."""
    count = at = 0
    if len(run) > SPARSE * len(near) or len(near) < SHORT:
        for passage in near:
            at = reach(run, at, passage - base)
            if at == len(run):
                break
            near[count] = passage
            count += run[at] == passage - base
    else:
        for low in run:
            bits[low >> 6] |= np.uint64(1) << np.uint64(low & 63)
        for passage in near:
            near[count] = passage
            low = passage - base
            count += (bits[low >> 6] >> np.uint64(low & 63)) & np.uint64(1) != 0
        bits[:] = 0
    return count
