"""Tokens → postings, with arrays only.

Tokens are taken in portions of passages (`invert`), each sorted by term; at the end the portions are laid one after another
term by term (`assemble`). Since passages are numbered upwards, a term's part of one portion follows its part of the portion before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer.query import TEXT_FIELDS
from indexer.scoring import MOST
from indexer.whoosh_engine import array_file
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.postings import Postings, search_keys
from indexer.whoosh_engine.strings import pack, unpack

FIELD_BITS = 2
"""Enough for the four text fields."""
SMALL_BITS = 4
SMALL = 1 << SMALL_BITS
"""Counts below 16 in all four fields make a *small* profile: 4 bits each, 16 together. 0 stands for all others."""
CODES = 256


@dataclass(frozen=True, slots=True)
class Portion:
    """Postings of a range of passages, sorted by term number, then passage.

    `terms` are the distinct term numbers, `holding` how many postings each has; `ids` and `small` belong to the postings.
    `wide_at` are the postings whose profile is not small (ascending), `wide` their profiles.
    """

    terms: Array
    holding: Array
    ids: Array
    small: Array
    wide_at: Array
    wide: Array


def invert(terms: Array, passages: Array, fields: Array) -> Portion:
    """The portion of tokens given by term number, passage number (ascending or not) and index of the field."""
    low = int(passages.min()) if len(passages) else 0
    width = int(passages.max() - low).bit_length() if len(passages) else 0
    keys = (terms.astype(np.int64) << (width + FIELD_BITS)) | ((passages.astype(np.int64) - low) << FIELD_BITS) | fields
    keys.sort()
    firsts = _changes(keys)
    counts = np.minimum(np.diff(firsts, append=len(keys)), MOST)
    cells = keys[firsts]
    postings = cells >> FIELD_BITS
    first_cells = _changes(postings)
    owner = np.zeros(len(cells), np.int64)
    owner[first_cells[1:]] = 1
    np.cumsum(owner, out=owner)
    profiles = np.zeros((len(first_cells), len(TEXT_FIELDS)), np.uint16)
    profiles[owner, cells & ((1 << FIELD_BITS) - 1)] = counts
    postings = postings[first_cells]
    term_of = postings >> width
    first_postings = _changes(term_of)
    ids = ((postings & ((1 << width) - 1)) + low).astype(np.uint32)
    holding = np.diff(first_postings, append=len(term_of))
    return Portion(term_of[first_postings], holding, ids, *_split(profiles))


def portion_of(postings: Postings, numbers: Array, renumbered: Array) -> Portion:
    """The portion of an existing stream: its terms numbered by `numbers`, its passages by `renumbered`, negative for those dropped."""
    ids = renumbered[postings.ids]
    kept = ids >= 0
    profiles = postings.profiles.astype(np.uint16)[postings.codes]
    profiles[postings.wide_at] = postings.wide
    term_of = np.repeat(numbers, np.diff(postings.starts))[kept]
    firsts = _changes(term_of)
    return Portion(term_of[firsts], np.diff(firsts, append=len(term_of)), ids[kept].astype(np.uint32), *_split(profiles[kept]))


def assemble(path: Path, vocabulary: Sequence[str], portions: Iterable[Portion]) -> None:
    """Writes the postings of a stream. `vocabulary[number]` is the term with that number; terms that nobody holds are left out."""
    portions = list(portions)
    holding = np.zeros(len(vocabulary), np.int64)
    small = np.zeros(1 << SMALL_BITS * len(TEXT_FIELDS), np.int64)
    for portion in portions:
        holding[portion.terms] += portion.holding
        small += np.bincount(portion.small, minlength=len(small))
    order = sorted(np.flatnonzero(holding).tolist(), key=vocabulary.__getitem__)
    rank = np.full(len(vocabulary), -1, np.int64)
    rank[order] = np.arange(len(order))
    starts = np.concatenate(([0], np.cumsum(holding[order]))).astype(np.int64)
    terms = pack("terms", [vocabulary[number] for number in order])
    keys = search_keys(unpack("terms", terms))
    profiles, code_of = _choose_codes(small)
    wide = sum(int(np.count_nonzero(code_of[portion.small] == 0)) for portion in portions)
    made = {**terms, "keys": keys, "starts": starts, "profiles": profiles}
    arrays = array_file.create(
        path,
        {name: (array.dtype, array.shape) for name, array in made.items()}
        | {"ids": (np.uint32, (int(starts[-1]),)), "codes": (np.uint8, (int(starts[-1]),))}
        | {"wide_at": (np.int64, (wide,)), "wide": (np.uint16, (wide, len(TEXT_FIELDS)))},
    )
    for name, array in made.items():
        arrays[name][...] = array
    _lay(portions, rank, starts[:-1].copy(), code_of, arrays)


def _lay(portions: Sequence[Portion], rank: Array, free: Array, code_of: Array, arrays: dict[str, Array]) -> None:
    """Puts every posting in its place; `free` is where the next posting of each term goes."""
    wide_at: list[Array] = []
    wide: list[Array] = []
    for portion in portions:
        terms = rank[portion.terms]
        begins = np.cumsum(portion.holding) - portion.holding
        places = np.repeat(free[terms] - begins, portion.holding) + np.arange(len(portion.ids))
        free[terms] += portion.holding
        codes = code_of[portion.small]
        arrays["ids"][places] = portion.ids
        arrays["codes"][places] = codes
        rare = np.flatnonzero(codes == 0)
        profiles = _unpacked(portion.small[rare])
        profiles[np.searchsorted(rare, portion.wide_at)] = portion.wide
        wide_at.append(places[rare])
        wide.append(profiles)
    if wide_at:
        at = np.concatenate(wide_at)
        order = np.argsort(at)
        arrays["wide_at"][...] = at[order]
        arrays["wide"][...] = np.concatenate(wide)[order]


def _changes(values: Array) -> Array:
    """Where a new value begins in a sorted array."""
    if not len(values):
        return np.zeros(0, np.int64)
    return np.concatenate(([0], np.flatnonzero(values[1:] != values[:-1]) + 1))


def _split(profiles: Array) -> tuple[Array, Array, Array]:
    """Profiles → the small ones packed (0 for others), and the positions and profiles of the others."""
    packed = np.zeros(len(profiles), np.uint16)
    for column in range(len(TEXT_FIELDS)):
        packed |= (profiles[:, column] & (SMALL - 1)) << (SMALL_BITS * column)
    large = np.flatnonzero((profiles >= SMALL).any(axis=1))
    packed[large] = 0
    return packed, large, profiles[large]


def _unpacked(small: Array) -> Array:
    shifts = np.arange(len(TEXT_FIELDS), dtype=np.uint16) * SMALL_BITS
    return ((small[:, None] >> shifts) & (SMALL - 1)).astype(np.uint16)


def _choose_codes(small: Array) -> tuple[Array, Array]:
    """The most frequent small profiles, by code, and the code of each small profile (0 where it has none)."""
    frequent = np.argsort(small, kind="stable")[::-1][: CODES - 1]
    frequent = frequent[(small[frequent] > 0) & (frequent > 0)]
    code_of = np.zeros(len(small), np.uint8)
    code_of[frequent] = np.arange(1, len(frequent) + 1)
    profiles = np.zeros((CODES, len(TEXT_FIELDS)), np.uint16)
    profiles[1 : len(frequent) + 1] = _unpacked(frequent.astype(np.uint16))
    return profiles, code_of
