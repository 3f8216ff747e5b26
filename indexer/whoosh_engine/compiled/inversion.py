"""Sorted tokens → postings (`inversion.inverted_plainly`)."""

import numpy as np

from indexer.scoring import MOST
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.kernels import kernel
from indexer.whoosh_engine.portions import FIELD_BITS, PASSAGE_BITS, SMALL, SMALL_BITS, Portion

FIELDS = 1 << FIELD_BITS
PASSAGES = (1 << PASSAGE_BITS) - 1


def inverted(tokens: Array) -> Portion:
    return Portion(*_inverted(tokens))


@kernel
def _inverted(tokens):  # type: ignore[no-untyped-def]
    size = len(tokens)
    ids, small = np.empty(size, np.uint32), np.empty(size, np.uint16)
    terms, holding = np.empty(size, np.int64), np.empty(size, np.int64)
    wide_at = np.empty(size // SMALL, np.int64)  # a profile that is not small takes so many tokens
    wide = np.empty((size // SMALL, FIELDS), np.uint16)
    term = np.int64(-1)
    postings = distinct = wides = at = 0
    while at < size:
        posting, start, packed = tokens[at] >> FIELD_BITS, at, 0
        while at < size and tokens[at] >> FIELD_BITS == posting:
            packed += 1 << SMALL_BITS * (tokens[at] & (FIELDS - 1))
            at += 1
        if at - start >= SMALL:  # only then a count can be more than its bits hold
            counts = np.bincount(tokens[start:at] & (FIELDS - 1), minlength=FIELDS)
            if counts.max() >= SMALL:
                packed = 0
                wide_at[wides] = postings
                wide[wides] = np.minimum(counts, MOST)
                wides += 1
        if posting >> PASSAGE_BITS != term:
            term = posting >> PASSAGE_BITS
            terms[distinct] = term
            holding[distinct] = 0
            distinct += 1
        holding[distinct - 1] += 1
        ids[postings] = posting & PASSAGES
        small[postings] = packed
        postings += 1
    return terms[:distinct].copy(), holding[:distinct].copy(), ids[:postings], small[:postings], wide_at[:wides].copy(), wide[:wides].copy()
