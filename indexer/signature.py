"""What a document is known by when copies of it are looked for: the same report on two sites, the same law in both scripts.

The similarity of two texts is that of their sets of shingles (Jaccard), estimated by consistent sampling: fixed points on the circle of
hashes, and for each the first shingle that follows it. Two texts have the same one there with a probability that is their similarity
(Broder 1997, "On the resemblance and containment of documents"; one hash for all samples: Li, Owen & Zhang 2012, "One permutation
hashing"). Of each sample one byte is kept (Li & König 2010, "b-Bit minwise hashing"). Folding comes first, so that script, width and
layout make no difference; only letters and digits count.
"""

import re

import numpy as np
from numpy.typing import NDArray

from analyzers import fold
from corpus.model import Document
from indexer.digests import number_of

SAMPLES = 256
BAND = 8
"""Samples of one byte that make a word of 64 bits: what is looked up to find texts that may be alike."""
BANDS = SAMPLES // BAND
DIGEST, FACTS, LETTERS, FIRST_BAND = range(4)
WORDS = FIRST_BAND + BANDS
"""A signature is so many little-endian words of 64 bits: digest of the text, digest of its facts, number of letters, samples."""
UNSIGNED = bytes(WORDS * 8)
"""The signature of a document that has no copies: one without letters."""

SHINGLE = 5
"""Letters: long enough that stock phrases shared by all reports do not make them alike (0.3 at most, of 84 reports and decrees)."""
SHORTEST = 200
"""Letters from which a text can be alike another one. Shorter notices of one form differ in a name: only those that say the same are
copies."""

_LETTERS = re.compile(r"[^\W_]+")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年)")
_POINTS = np.arange(SAMPLES, dtype=np.uint64) * np.uint64(2**64 // SAMPLES)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xD6E8FEB86659FD93)


def sign(document: Document, folded: str) -> bytes:
    """The signature of a document, whose text is `folded`; a function of the document alone, the same in every process."""
    letters = _letters(folded)
    if not letters:
        return UNSIGNED
    title = "" if document.title_made else fold(document.title).text
    region = document.region.code if document.region else ""
    years = {*_YEARS.findall(title), *_YEARS.findall(folded)}
    facts = " ".join((region, *sorted(years)))
    row = np.zeros(WORDS, "<u8")
    row[FACTS] = number_of(facts)
    row[LETTERS] = len(letters)
    row[DIGEST] = number_of(letters if len(letters) >= SHORTEST else f"{_letters(title)} {letters} {facts}")
    if len(letters) >= SHORTEST:
        row[FIRST_BAND:] = _samples(letters).reshape(BAND, BANDS).T.ravel().view("<u8")  # neighbours are not independent: apart
    return row.tobytes()


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _samples(letters: str) -> NDArray[np.uint8]:
    hashes = np.sort(_shingles(np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)))
    following = np.searchsorted(hashes, _POINTS) % len(hashes)
    return hashes[following].astype(np.uint8)


def _shingles(characters: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A hash of every run of `SHINGLE` characters, all its bits well mixed."""
    hashes = np.zeros(len(characters) - SHINGLE + 1, np.uint64)
    for place in range(SHINGLE):
        hashes = hashes * _MULTIPLIER + characters[place : place + len(hashes)]
    for _ in range(2):
        hashes = (hashes ^ (hashes >> np.uint64(32))) * _MIXER
    return hashes ^ (hashes >> np.uint64(32))
