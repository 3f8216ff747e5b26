"""Texts → tokens of their grams (`whoosh_engine.cutting.cut_plainly`)."""

from typing import cast

import numpy as np

from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.grams import CHARACTER_BITS, HIGH, LOW, PLANE, letter_table
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.portions import PLACE_BITS
from indexer.whoosh_engine.units import Units


def cut(texts: Units, of: Array, first: int) -> tuple[Array, Array]:
    return cast("tuple[Array, Array]", _cut(texts.data, np.cumsum(texts.sizes, dtype=np.int64), of, letter_table(), first))


@kernel
def _cut(units, ends, of, letters, first):  # type: ignore[no-untyped-def]
    most = 0  # each unit closes two grams at most: itself, and the pair with the letter before
    for text in of:
        most += 2 * (ends[text] - (ends[text - 1] if text else 0))
    into = np.empty(most, np.int64)
    counts = np.zeros(len(of), np.int64)
    used = 0
    for number in range(len(of)):
        text, place, begin = of[number], first + number, used
        at = ends[text - 1] if text else 0
        end = ends[text]
        before = np.int64(0)  # the letter just before, 0 for none
        while at < end:
            character = np.int64(units[at])
            at += 1
            if character >> 10 == HIGH and at < end and units[at] >> 10 == HIGH + 1:
                character = PLANE + ((character & 0x3FF) << 10 | (np.int64(units[at]) & 0x3FF))
                at += 1
            if not letters[min(character, LOW + 1)]:
                before = np.int64(0)
                continue
            into[used] = character << CHARACTER_BITS + PLACE_BITS | place
            used += 1
            if before:
                into[used] = (before << CHARACTER_BITS | character) << PLACE_BITS | place
                used += 1
            before = character
        counts[number] = used - begin
    return into[:used], counts
