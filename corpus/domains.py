"""Fields of civil-affairs work a passage is about, by a weighted lexicon (`data/taxonomy.tsv`).

Transparent on purpose: each domain is told by terms one can read, and `weigh` shows which counted. A heading outweighs its body: a
passage under （三）社会组织健康发展 that mentions 养老机构 once is about social organisations.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from analyzers.rows import read_rows
from corpus.folding import fold
from corpus.lexicon import Lexicon

DATA = Path(__file__).resolve().parent / "data" / "taxonomy.tsv"

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

BODY_SHARE = 0.25
"""A domain of the body counts from this share of its weight on …"""
BODY_SHARE_UNDER_HEADING = 0.35
"""… and from this one on when a heading or the title already tells the domain, …"""
LEAST = 3.0
"""… but not with less weight than this, which is a word in passing, …"""
LEAST_UNDER_HEADING = 6.0
"""… nor with less than this where a heading or the title tells another."""
HEADING_SHARE = 0.4
"""A heading has a second domain when it weighs this much of the first (养老服务和社区建设)."""
TITLE_WEIGHT = 6.0
"""What a title tells counts in every passage without a telling heading like two heavy terms of the body."""
RESIDUAL = frozenset({"administration"})
RESIDUAL_SHARE = 0.7
"""Administration is what is left beside the fields of work; in the body of a passage it needs this share."""
HINT = 1.0
"""Terms of this weight count only beside a heavier one of their domain."""
_LEAD = re.compile(
    r"(?:^|[。;\n])\s*(?:[一二三四五六七八九十]{1,3}[是、]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[.、](?!\d))\s*([^。;\n]{2,40})"
)
"""The opening of an item inside a paragraph (三是关爱未成年人。…), a heading in all but layout; it counts twice."""


class Taxonomy:
    """Terms with their weight in each domain. Immutable; load it once and hand it in."""

    def __init__(self, terms: Mapping[str, Mapping[str, float]]) -> None:
        self._lexicon = Lexicon(terms)
        self.weigh_heading = lru_cache(maxsize=1024)(self._weigh_heading)

    def weigh(self, text: str) -> dict[str, float]:
        """The weight of each domain in a folded text: over its terms, weight × (1 + ln count), so that repetition tells less and less."""
        counts: Counter[str] = Counter()
        weights: dict[str, Mapping[str, float]] = {}
        for start, end, domains in self._lexicon.find(text):
            counts[text[start:end]] += 1
            weights[text[start:end]] = domains
        total: dict[str, float] = defaultdict(float)
        heaviest: dict[str, float] = defaultdict(float)
        for term, count in counts.items():
            for domain, weight in weights[term].items():
                total[domain] += weight * (1 + math.log(count))
                heaviest[domain] = max(heaviest[domain], weight)
        return {domain: weight for domain, weight in total.items() if heaviest[domain] > HINT}

    def _weigh_heading(self, heading: str) -> Mapping[str, float]:
        """The domains a heading tells, as weights of 1 and more, above those any body can have; as written, and remembered."""
        weights = self.weigh(fold(heading).text)
        best = max(weights.values(), default=0.0)
        return {domain: 1 + weight / best for domain, weight in weights.items() if weight >= HEADING_SHARE * best}


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


def passage_domains(path: Sequence[str], text: str, taxonomy: Taxonomy, title: str | None = None) -> tuple[str, ...]:
    """Domains of a passage, strongest first; `path` are its headings from the top down, `title` the document's. Empty when nothing tells.

    An article of a measure on adoption that only speaks of deadlines is about adoption, one that speaks of graves is not.
    """
    heading = heading_domains(path, taxonomy)
    subject = heading or (heading_domains((title,), taxonomy) if title else {})
    body = _body_weights(fold(text).text, taxonomy)
    if not heading:
        for domain in subject:
            body[domain] += TITLE_WEIGHT
    whole = sum(body.values())
    share, least = (BODY_SHARE_UNDER_HEADING, LEAST_UNDER_HEADING) if subject else (BODY_SHARE, LEAST)
    chosen = {
        domain: weight / whole
        for domain, weight in body.items()
        if (weight >= least or domain in subject) and weight >= whole * (RESIDUAL_SHARE if domain in RESIDUAL else share)
    }
    if body and not heading and not chosen:
        chosen = {max(body, key=body.__getitem__): 1.0}
    return by_weight({domain: heading.get(domain, 0.0) + chosen.get(domain, 0.0) for domain in {**heading, **chosen}})


def _body_weights(text: str, taxonomy: Taxonomy) -> dict[str, float]:
    weights = defaultdict(float, taxonomy.weigh(text))
    for domain, weight in taxonomy.weigh("\n".join(_LEAD.findall(text))).items():
        weights[domain] += weight
    return weights


def heading_domains(path: Sequence[str], taxonomy: Taxonomy) -> Mapping[str, float]:
    """The domains of the innermost heading that tells any."""
    return next(filter(None, map(taxonomy.weigh_heading, reversed(path))), {})


def by_weight(weights: Mapping[str, float]) -> tuple[str, ...]:
    """Heaviest first; of equal weight in the order of the facet."""
    return tuple(sorted(weights, key=lambda domain: (-weights[domain], DOMAINS.index(domain))))
