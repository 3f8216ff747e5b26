"""Which documents are copies of one another, told from their signatures.

Copies are documents with one digest, or documents that state the same facts (one place, the same years named) in texts that are alike:
so a bureau's reports of two years, two counties' notices of one form and an amended law are not copies, however alike they are. What
copies of copies are is copies too. The groups are a function of the set of signatures, whatever their order.

Texts that may be alike share a band of samples (Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", §3.4).
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.signature import BANDS, DIGEST, FACTS, FIRST_BAND, LETTERS, SAMPLES, SHORTEST, WORDS

Rows = NDArray[np.uint64]
"""Signatures, one a row of `WORDS`."""
Numbers = NDArray[np.int64]

ALIKE = 0.85
"""Similarity from which texts are alike; the estimate's standard error there is √(0.85 · 0.15 / 256) = 0.022. Of 3,478 laws, the pairs with
the same facts have 0.98 and more (the same law filed twice) or 0.81 and less (anti-dumping and anti-subsidy rules)."""
SHORT = 1000
ALIKE_SHORT = 0.95
"""Below so many letters texts are alike from this similarity: a form filled in twice differs in a few names and numbers only."""
_CHANCE = 1 / 256
"""Samples of one byte agree by chance that often."""
_MIXER = np.uint64(0x9E3779B97F4A7C15)


def rows(signatures: bytes) -> Rows:
    """Signatures one after another → an array."""
    return np.frombuffer(signatures, "<u8").reshape(-1, WORDS)


def groups(signatures: Rows) -> Numbers:
    """For each document the number of its group; a document without copies has a number of its own."""
    order = np.lexsort((signatures[:, FACTS], signatures[:, DIGEST]))
    ordered = signatures[order]
    pairs = np.concatenate([np.zeros((0, 2), np.int64), *_identical(ordered), _alike(ordered, _candidates(ordered))])
    found = np.empty(len(order), np.int64)
    found[order] = _components(len(order), pairs)
    return found


def _identical(signatures: Rows) -> Iterator[Numbers]:
    """Pairs of neighbours with one digest."""
    digests = signatures[:, DIGEST]
    first = np.flatnonzero((digests[1:] == digests[:-1]) & (digests[1:] != 0))
    yield np.stack([first, first + 1], axis=1)


def _candidates(signatures: Rows) -> Numbers:
    """Pairs that share their facts and a band, each once. In a bucket neighbours are compared: a thousand copies cost a thousand
    comparisons, and copies, which share nearly all buckets, are neighbours in some."""
    signed = np.flatnonzero(signatures[:, LETTERS] >= SHORTEST)
    facts = signatures[signed, FACTS]
    codes = [np.zeros(0, np.int64)]
    for band in range(FIRST_BAND, FIRST_BAND + BANDS):
        keys = (signatures[signed, band] * _MIXER) ^ facts
        order = np.argsort(keys, kind="stable")
        same = np.flatnonzero(keys[order[1:]] == keys[order[:-1]])
        one, other = signed[order[same]], signed[order[same + 1]]
        codes.append(one * len(signatures) + other)
    every = np.unique(np.concatenate(codes))
    return np.stack(np.divmod(every, max(len(signatures), 1)), axis=1)


def _alike(signatures: Rows, pairs: Numbers) -> Numbers:
    """The pairs with the same facts whose texts are alike."""
    one, other = signatures[pairs[:, 0]], signatures[pairs[:, 1]]
    samples = [np.ascontiguousarray(side[:, FIRST_BAND:]).view(np.uint8) for side in (one, other)]
    agreeing = np.count_nonzero(samples[0] == samples[1], axis=1) / SAMPLES
    similarity = (agreeing - _CHANCE) / (1 - _CHANCE)
    wanted = np.where(np.minimum(one[:, LETTERS], other[:, LETTERS]) < SHORT, ALIKE_SHORT, ALIKE)
    alike: Numbers = pairs[(similarity >= wanted) & (one[:, FACTS] == other[:, FACTS])]
    return alike


def _components(size: int, pairs: Numbers) -> Numbers:
    """The connected components: for each of `size` nodes the smallest one it is connected with."""
    found = np.arange(size)
    while True:
        lowest = np.minimum(found[pairs[:, 0]], found[pairs[:, 1]])
        joined = found.copy()
        for side in (0, 1):
            np.minimum.at(joined, found[pairs[:, side]], lowest)
        joined = joined[joined]
        if np.array_equal(joined, found):
            return found
        found = joined
