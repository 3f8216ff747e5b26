"""Near-duplicate documents: one report on two sites, one law in both scripts.

Two documents are the same when nearly all their text is: the Jaccard similarity of their sets of folded character shingles is
estimated by MinHash (Broder 1997, "On the resemblance and containment of documents") and found by banding the signatures
(Leskovec, Rajaraman & Ullman, "Mining of Massive Datasets", §3.4). Folding comes first, so script and layout make no difference.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Signature = tuple[int, ...]
"""`ROWS * BANDS` minima; empty for a text too short to judge."""

SHINGLE = 8
"""Characters of a shingle: stock phrases of four to six characters shared by all reports must not make them alike."""
SHORTEST = 200
"""Letters below which a text is not judged: short notices of one form differ in a name and a date."""
BANDS, ROWS = 16, 4
"""Pairs of similarity 0.9 share a band with probability 1 − (1 − 0.9⁴)¹⁶ > 0.999999, pairs of 0.5 with 0.64 and are then refused."""
ALIKE = 0.85
"""Estimated similarity from which two documents are one. The estimate's standard error at 0.85 is √(0.85 · 0.15 / 64) = 0.045."""

_PRIME = (1 << 31) - 1
_LETTERS = re.compile(r"[^\W_]+")
_DRAW = np.random.default_rng(1997)
_A = _DRAW.integers(1, _PRIME, BANDS * ROWS, dtype=np.uint64)
_B = _DRAW.integers(0, _PRIME, BANDS * ROWS, dtype=np.uint64)


def signature(folded: str) -> Signature:
    """The signature of a folded text; equal texts have equal signatures, in every process."""
    letters = "".join(_LETTERS.findall(folded))
    if len(letters) < SHORTEST:
        return ()
    shingles = np.unique(_rolling(np.frombuffer(letters.encode("utf-32-le"), np.uint32)))
    return tuple(int(((a * shingles + b) % np.uint64(_PRIME)).min()) for a, b in zip(_A, _B, strict=True))


def originals(signatures: Mapping[str, Signature], order: Sequence[str]) -> Mapping[str, str]:
    """For each document that repeats another one, the original: of its group the first in `order`. The others are left out."""
    rank = {id_: at for at, id_ in enumerate(order)}
    group: dict[str, str] = {}

    def root(id_: str) -> str:
        while (above := group.get(id_, id_)) != id_:
            id_ = above
        return id_

    for one, other in _alike(signatures):
        first, second = sorted((root(one), root(other)), key=rank.__getitem__)
        if first != second:
            group[second] = first
    return {id_: root(id_) for id_ in order if root(id_) != id_}


def _rolling(characters: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A hash of every window of `SHINGLE` characters, below the prime so that products stay below 2⁶²."""
    hashes = np.zeros(len(characters) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        hashes = (hashes * np.uint64(1_000_003) + characters[place : place + len(hashes)]) % np.uint64(_PRIME)
    return hashes


def _alike(signatures: Mapping[str, Signature]) -> Iterator[tuple[str, str]]:
    """Pairs that share a band and are alike; in a bucket neighbours are compared, so a thousand copies cost a thousand comparisons."""
    buckets: dict[tuple[int, Signature], list[str]] = defaultdict(list)
    for id_, minima in sorted(signatures.items()):
        for band in range(BANDS) if minima else ():
            buckets[band, minima[band * ROWS : (band + 1) * ROWS]].append(id_)
    compared: set[tuple[str, str]] = set()
    for ids in buckets.values():
        for pair in pairwise(ids):
            if pair not in compared:
                compared.add(pair)
                if _similarity(signatures[pair[0]], signatures[pair[1]]) >= ALIKE:
                    yield pair


def _similarity(one: Signature, other: Signature) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
