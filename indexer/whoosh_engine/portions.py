"""The postings of a range of passages, as they lie between inversion, spool and assembly; and how a token is made of its parts."""

from dataclasses import dataclass

from indexer.query import TEXT_FIELDS
from indexer.whoosh_engine.array_file import Array

FIELD_BITS = 2
"""Enough for the four text fields."""
PASSAGE_BITS = 25
"""33 million passages a segment; 36 bits are left for the term, as many as a gram has."""
PLACE_BITS = PASSAGE_BITS + FIELD_BITS
SMALL_BITS = 4
SMALL = 1 << SMALL_BITS
"""Counts below 16 in all four fields make a *small* profile: 4 bits each, 16 together. 0 stands for all others."""
SMALL_PROFILES = 1 << SMALL_BITS * len(TEXT_FIELDS)


@dataclass(frozen=True, slots=True)
class Portion:
    """Postings of a range of passages, sorted by term, then passage.

    `terms` are the terms, `holding` how many postings each has (a term may follow itself); `ids` and `small` belong to the
    postings. `wide_at` are the postings whose profile is not small (ascending), `wide` their profiles.
    """

    terms: Array
    holding: Array
    ids: Array
    small: Array
    wide_at: Array
    wide: Array
