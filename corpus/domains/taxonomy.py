"""The fields of civil-affairs work and the terms that tell them (`data/taxonomy.tsv`), found in a text and weighed."""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from analyzers.rows import read_rows
from corpus.lexicon import Lexicon

DATA = Path(__file__).resolve().parents[1] / "data" / "taxonomy.tsv"

DOMAINS = (
    "social_assistance",
    "elderly_care",
    "child_welfare",
    "disability",
    "social_organizations",
    "charity",
    "social_work",
    "community_governance",
    "place_names",
    "marriage_adoption",
    "funeral",
    "vagrancy",
    "resettlement",
    "party_building",
    "administration",
)
"""The keys of the facet, in the order in which they are listed."""

NOTHING = "-"
"""Stands in the taxonomy for phrases that contain a term but mean something else."""

HINT = 1.0
"""Terms of this weight count only beside a heavier one of their domain."""


class Terms:
    """The terms of a folded text and where they stand, to be weighed in any part of it."""

    def __init__(self, text: str, lexicon: Lexicon[Mapping[str, float]]) -> None:
        self.text = text
        found = lexicon.scan(text)
        columns: Sequence[Sequence[int]] = [*zip(*found, strict=True)] or [()] * 3
        self._entries, self._starts, self._ends = columns
        self._weights = lexicon.values

    def weigh(self, *parts: tuple[int, int]) -> dict[str, float]:
        """The weight of each domain in parts of the text together: over the terms that lie in them, weight × (1 + ln count), so that
        repetition tells less and less."""
        counts: dict[int, int] = {}
        for start, end in parts:
            for entry in self._entries[bisect_left(self._starts, start) : bisect_right(self._ends, end)]:
                counts[entry] = counts.get(entry, 0) + 1
        if not counts:
            return {}
        total: dict[str, float] = {}
        heavy: set[str] = set()
        for entry, count in counts.items():
            times = 1 + math.log(count) if count > 1 else 1
            for domain, weight in self._weights[entry].items():
                total[domain] = total.get(domain, 0.0) + weight * times
                if weight > HINT:
                    heavy.add(domain)
        return total if len(heavy) == len(total) else {domain: weight for domain, weight in total.items() if domain in heavy}


class Taxonomy:
    """Terms with their weight in each domain. Immutable; load it once and hand it in."""

    def __init__(self, terms: Mapping[str, Mapping[str, float]]) -> None:
        self._lexicon = Lexicon(terms)

    def find(self, text: str) -> Terms:
        """The terms of a folded text."""
        return Terms(text, self._lexicon)

    def weigh(self, text: str) -> dict[str, float]:
        """The weight of each domain in a folded text."""
        return self.find(text).weigh((0, len(text)))


def load_taxonomy(path: Path = DATA) -> Taxonomy:
    """Reads the taxonomy. Raises DataError naming file and line."""
    terms: dict[str, dict[str, float]] = defaultdict(dict)
    for row in read_rows(path, columns=3, unique=False):
        domain, weight, words = row.values
        if domain not in (*DOMAINS, NOTHING):
            raise row.error(f"{domain!r} is none of {', '.join(DOMAINS)}")
        if not weight.isdigit():
            raise row.error(f"{weight!r} is no weight")
        for term in words.split():
            if domain in terms[term]:
                raise row.error(f"{term!r} stands already under {domain}")
            terms[term][domain] = float(weight)
    for term in list(terms):
        if NOTHING in terms[term]:
            terms[term] = {}
    return Taxonomy(terms)
