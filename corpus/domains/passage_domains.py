"""Fields of civil-affairs work a passage is about, by the terms it names (`taxonomy`).

Transparent on purpose: each domain is told by terms one can read, and `weigh` shows which counted. A heading outweighs its body: a
passage under （三）社会组织健康发展 that mentions 养老机构 once is about social organisations.
"""

import re
from collections.abc import Mapping

from corpus.domains.taxonomy import DOMAINS, Terms

_PLACE = {domain: place for place, domain in enumerate(DOMAINS)}
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
_LEAD = re.compile(
    r"[。;\n] ?(?:[一二三四五六七八九十]{1,3}[是、]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}[.、](?!\d))\s*([^。;\n]{2,40})"
)
"""The opening of an item inside a paragraph (三是关爱未成年人。…) behind the mark before it, a heading but for layout; counts twice."""


def heading_domains(weights: Mapping[str, float]) -> dict[str, float]:
    """The domains a heading tells whose terms weigh so much, as weights of 1 and more, above those any body can have."""
    if not weights:
        return {}
    best = max(weights.values())
    return {domain: 1 + weight / best for domain, weight in weights.items() if weight >= HEADING_SHARE * best}


def body_weights(terms: Terms, span: tuple[int, int]) -> dict[str, float]:
    """The weight of each domain in a span of the text that `terms` are of, the openings of its items counted twice."""
    weights = terms.weigh(span)
    if not weights:
        return weights
    start, end = span
    leads = [(start + lead.start(1) - 1, start + lead.end(1) - 1) for lead in _LEAD.finditer(f"\n{terms.text[start:end]}")]
    for domain, weight in terms.weigh(*leads).items() if leads else ():
        weights[domain] = weights.get(domain, 0.0) + weight
    return weights


def passage_domains(heading: Mapping[str, float], body: Mapping[str, float], title: Mapping[str, float]) -> tuple[str, ...]:
    """Domains of a passage, strongest first; empty when nothing tells.

    `heading` are those of the innermost heading that tells any, `title` those of the document's title (both `heading_domains`), `body`
    are `body_weights`. An article of a measure on adoption that only speaks of deadlines is about adoption, one that speaks of graves
    is not.
    """
    if not body and (heading or not title):
        return by_weight(heading)
    subject = heading or title
    weights = dict(body)
    if not heading:
        for domain in title:
            weights[domain] = weights.get(domain, 0.0) + TITLE_WEIGHT
    whole = sum(weights.values())
    share, least = (BODY_SHARE_UNDER_HEADING, LEAST_UNDER_HEADING) if subject else (BODY_SHARE, LEAST)
    chosen = {
        domain: weight / whole
        for domain, weight in weights.items()
        if (weight >= least or domain in subject) and weight >= whole * (RESIDUAL_SHARE if domain in RESIDUAL else share)
    }
    if weights and not heading and not chosen:  # it names many: what the title says, else the one it names most
        chosen = dict(title) or {max(weights, key=weights.__getitem__): 1.0}
    return by_weight({domain: heading.get(domain, 0.0) + chosen.get(domain, 0.0) for domain in {**heading, **chosen}})


def by_weight(weights: Mapping[str, float]) -> tuple[str, ...]:
    """Heaviest first; of equal weight in the order of the facet."""
    return tuple(sorted(weights, key=lambda domain: (-weights[domain], _PLACE[domain]))) if len(weights) > 1 else tuple(weights)
