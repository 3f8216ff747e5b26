"""Portions → the file of postings of a stream, a range of terms at a time.

Portions hold ascending ranges of passages, so a term's postings of one follow its postings of the portion before.
"""

import importlib.util
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array, ArrayFile
from indexer.whoosh_engine.blocks import BLOCK_BITS
from indexer.whoosh_engine.inversion import SLICE, changes, unpacked
from indexer.whoosh_engine.numbering import Settled
from indexer.whoosh_engine.portions import Portion
from indexer.whoosh_engine.spool import Spooled

CODES = 256
Place = Callable[[Portion, Array, Array, Array, Array], Array]


def assemble(file: ArrayFile, vocabulary: Settled, portions: Sequence[Spooled], counted: Array) -> None:
    """Writes the postings of all terms of the vocabulary. `counted` tells how many postings have each small profile."""
    holding = np.zeros(vocabulary.size, np.int64)
    for portion in portions:
        np.add.at(holding, vocabulary.places(portion.read("terms")), portion.read("holding"))
    starts = np.concatenate(([0], np.cumsum(holding)))
    profiles, code_of = _choose_codes(counted)
    lows = file.reserve("lows", np.uint16, int(starts[-1]))
    codes = file.reserve("codes", np.uint8, int(starts[-1]))
    position = np.uint32 if starts[-1] < 1 << 32 else np.int64
    part_counts, blocks, part_starts = [np.zeros(1, np.int64)], [np.zeros(0, np.uint16)], [np.zeros(0, position)]
    wide_at, wide = [np.zeros(0, position)], [np.zeros((0, len(TEXT_FIELDS)), np.uint16)]
    bounds = _bounds(starts)
    slices = [portion.slices(np.searchsorted(vocabulary.places(portion.read("terms")), bounds)) for portion in portions]
    for first, last in pairwise(bounds):
        start = int(starts[first])
        ids, small, large_at, large = _joined([next(each) for each in slices], vocabulary, first, starts[first : last + 1])
        own = code_of[small]
        lows.append(ids)
        codes.append(own)
        rare = np.flatnonzero(own == 0)
        rows = unpacked(small[rare])
        rows[np.searchsorted(rare, large_at)] = large
        wide_at.append((rare + start).astype(position))
        wide.append(rows)
        parts = changes((np.repeat(np.arange(last - first), holding[first:last]) << BLOCK_BITS) | (ids >> BLOCK_BITS))
        blocks.append((ids[parts] >> BLOCK_BITS).astype(np.uint16))
        part_starts.append((parts + start).astype(position))
        part_counts.append(np.diff(np.searchsorted(parts, starts[first : last + 1] - start)))
    file.put("parts", np.cumsum(np.concatenate(part_counts)).astype(position))
    file.put("blocks", np.concatenate(blocks))
    file.put("starts", np.concatenate([*part_starts, starts[-1:].astype(position)]))
    file.put("wide_at", np.concatenate(wide_at))
    file.put("wide", np.concatenate(wide))
    file.put("profiles", profiles)


def _bounds(starts: Array) -> list[int]:
    """Where ranges of terms begin that have about `SLICE` postings together, at least one term each; and where the last one ends."""
    bounds = [0]
    while bounds[-1] < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[bounds[-1]] + SLICE, "right")) - 1
        bounds.append(max(bounds[-1] + 1, last))
    return bounds


def _joined(portions: Sequence[Portion], vocabulary: Settled, first: int, starts: Array) -> tuple[Array, Array, Array, Array]:
    """The postings of the terms from `first` on, as many as `starts` tells: passages, small profiles, and where which others are."""
    free = starts[:-1] - starts[0]
    ids, small = np.empty(int(starts[-1] - starts[0]), np.uint32), np.empty(int(starts[-1] - starts[0]), np.uint16)
    large_at = [fastest()(portion, vocabulary.places(portion.terms) - first, free, ids, small) for portion in portions]
    at = np.concatenate(large_at)
    order = np.argsort(at)
    return ids, small, at[order], np.concatenate([portion.wide for portion in portions])[order]


@cache
def fastest() -> Place:
    """The compiled form of `place_plainly` if it can be had."""
    if importlib.util.find_spec("numba") is None:
        return place_plainly
    from indexer.whoosh_engine.compiled.assembly import place

    return place


def place_plainly(portion: Portion, places: Array, free: Array, ids: Array, small: Array) -> Array:
    """Puts the postings of a portion into `ids` and `small`: those of its term `i` one after another from `free[places[i]]` on, which is
    moved on; `places` ascend. Returns where the postings went whose profile is not small."""
    terms = np.repeat(places, portion.holding)
    begins = changes(terms)
    sizes = np.diff(begins, append=len(terms))
    into = np.repeat(free[terms[begins]] - begins, sizes) + np.arange(len(terms))
    free[terms[begins]] += sizes
    ids[into] = portion.ids
    small[into] = portion.small
    placed: Array = into[portion.wide_at]
    return placed


def _choose_codes(small: Array) -> tuple[Array, Array]:
    """The most frequent small profiles, by code, and the code of each small profile (0 where it has none)."""
    frequent = np.argsort(small, kind="stable")[::-1][: CODES - 1]
    frequent = frequent[(small[frequent] > 0) & (frequent > 0)]
    code_of = np.zeros(len(small), np.uint8)
    code_of[frequent] = np.arange(1, len(frequent) + 1)
    profiles = np.zeros((CODES, len(TEXT_FIELDS)), np.uint16)
    profiles[1 : len(frequent) + 1] = unpacked(frequent.astype(np.uint16))
    return profiles, code_of
