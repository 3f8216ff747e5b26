"""Texts → tokens of their grams."""

import importlib.util
from collections.abc import Callable
from functools import cache

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.grams import CHARACTER_BITS, HIGH, LOW, PLANE, letter_table
from indexer.whoosh_engine.portions import PLACE_BITS
from indexer.whoosh_engine.units import Units

STEP = 1 << 12
"""Places whose grams are cut at a time: each unit takes about 80 bytes then."""

Cut = Callable[[Units, Array, int], tuple[Array, Array]]


@cache
def fastest() -> Cut:
    """The compiled form of `cut_plainly` if it can be had."""
    if importlib.util.find_spec("numba") is None:
        return cut_plainly
    from indexer.whoosh_engine.compiled.cutting import cut

    return cut


def cut_plainly(texts: Units, of: Array, first: int) -> tuple[Array, Array]:
    """The grams of folded texts, those of `analyzers.gram_terms`, as tokens (`inversion.py`), in no order: the places numbered `first`,
    `first` + 1, … hold the texts `of[0]`, `of[1]`, …. And how many each place has."""
    starts = np.cumsum(texts.sizes, dtype=np.int64) - texts.sizes
    tokens, counts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for start in range(0, len(of), STEP):
        own = of[start : start + STEP]
        sizes = texts.sizes[own].astype(np.int64)
        owners = np.repeat(np.arange(len(own)), sizes)
        units = texts.data[np.repeat(starts[own] - (np.cumsum(sizes) - sizes), sizes) + np.arange(len(owners))]
        characters, owners = _characters(units.astype(np.int64), owners)
        letters = letter_table()[np.minimum(characters, LOW + 1)]
        pairs = np.flatnonzero(letters[:-1] & letters[1:] & (owners[:-1] == owners[1:]))
        singles = np.flatnonzero(letters)
        numbers = np.concatenate((characters[singles] << CHARACTER_BITS, characters[pairs] << CHARACTER_BITS | characters[pairs + 1]))
        of_number = np.concatenate((owners[singles], owners[pairs]))
        tokens.append(numbers << PLACE_BITS | (first + start + of_number))
        counts.append(np.bincount(of_number, minlength=len(own)))
    return np.concatenate(tokens), np.concatenate(counts)


def _characters(units: Array, owners: Array) -> tuple[Array, Array]:
    """UTF-16 units → characters; `owners` tells of which text each is part."""
    high = np.flatnonzero((units[:-1] >> 10 == HIGH) & (units[1:] >> 10 == HIGH + 1) & (owners[:-1] == owners[1:]))
    if not len(high):
        return units, owners
    units[high] = PLANE + ((units[high] & 0x3FF) << 10 | (units[high + 1] & 0x3FF))
    return np.delete(units, high + 1), np.delete(owners, high + 1)
