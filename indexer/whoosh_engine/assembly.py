"""Portions → the file of postings of a stream, a range of terms at a time.

Portions hold ascending ranges of passages, so a term's postings of one follow its postings of the portion before.
"""

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np

from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array, ArrayFile
from indexer.whoosh_engine.blocks import BLOCK_BITS
from indexer.whoosh_engine.inversion import SLICE, changes, unpacked
from indexer.whoosh_engine.portions import Portion
from indexer.whoosh_engine.spool import Spooled

CODES = 256
Place = Callable[[Portion, Array, Array, Array, Array], Array]


def assemble(file: ArrayFile, ranks: Sequence[Array], portions: Sequence[Spooled], counted: Array) -> None:
    """Writes the postings of all terms. `ranks` has for each portion the places of its terms in the vocabulary, ascending; a term may
    follow itself. `counted` tells how many postings have each small profile."""
    holding = np.zeros(1 + max((int(own[-1]) for own in ranks if len(own)), default=-1), np.int64)
    for own, portion in zip(ranks, portions, strict=True):
        np.add.at(holding, own, np.diff(portion.starts))
    starts = np.concatenate(([0], np.cumsum(holding)))
    profiles, code_of = _choose_codes(counted)
    lows = file.reserve("lows", np.uint16, int(starts[-1]))
    codes = file.reserve("codes", np.uint8, int(starts[-1]))
    parts_of, blocks, part_starts = [np.zeros(1, np.int64)], [np.zeros(0, np.uint16)], [np.zeros(0, np.int64)]
    wide_at, wide = [np.zeros(0, np.int64)], [np.zeros((0, len(TEXT_FIELDS)), np.uint16)]
    for first, last in _ranges(starts):
        start = int(starts[first])
        ids, small, large_at, large = _joined(ranks, portions, first, starts[first : last + 1])
        own = code_of[small]
        lows.append(ids)
        codes.append(own)
        rare = np.flatnonzero(own == 0)
        rows = unpacked(small[rare])
        rows[np.searchsorted(rare, large_at)] = large
        wide_at.append(rare + start)
        wide.append(rows)
        parts = changes((np.repeat(np.arange(last - first), holding[first:last]) << BLOCK_BITS) | (ids >> BLOCK_BITS))
        blocks.append((ids[parts] >> BLOCK_BITS).astype(np.uint16))
        part_starts.append(parts + start)
        parts_of.append(np.searchsorted(parts + start, starts[first + 1 : last + 1]) + int(parts_of[-1][-1]))
    file.put("parts", _narrow(np.concatenate(parts_of)))
    file.put("blocks", np.concatenate(blocks))
    file.put("starts", _narrow(np.concatenate([*part_starts, starts[-1:]])))
    file.put("wide_at", _narrow(np.concatenate(wide_at)))
    file.put("wide", np.concatenate(wide))
    file.put("profiles", profiles)


def _ranges(starts: Array) -> Iterator[tuple[int, int]]:
    """Ranges of terms of about `SLICE` postings together, at least one term each."""
    first, size = 0, len(starts) - 1
    while first < size:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + SLICE, "right")) - 1)
        yield first, last
        first = last


def _joined(ranks: Sequence[Array], portions: Sequence[Spooled], first: int, starts: Array) -> tuple[Array, Array, Array, Array]:
    """The postings of the terms from `first` on, as many as `starts` tells: passages, small profiles, and where which others are."""
    free = starts[:-1] - starts[0]
    ids, small = np.empty(int(starts[-1] - starts[0]), np.uint32), np.empty(int(starts[-1] - starts[0]), np.uint16)
    large_at, large = [], []
    for own, portion in zip(ranks, portions, strict=True):
        start, end = np.searchsorted(own, (first, first + len(free))).tolist()
        part = portion.part(start, end)
        large_at.append(fastest()(part, own[start:end] - first, free, ids, small))
        large.append(part.wide)
    at = np.concatenate(large_at)
    order = np.argsort(at)
    return ids, small, at[order], np.concatenate(large)[order]


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


def _narrow(positions: Array) -> Array:
    """Ascending positions in four bytes each, where they fit."""
    return positions.astype(np.uint32) if not len(positions) or positions[-1] < 1 << 32 else positions
