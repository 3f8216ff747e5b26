"""What the headings above a passage tell of it: one walk down the outline, in which each heading is read once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.domains.passage_domains import heading_domains
from corpus.findings import Findings
from corpus.model import Section
from corpus.numbering import is_marker
from corpus.places.gazetteer import Gazetteer
from corpus.places.region import heading_region
from corpus.years.covered import HeadingYears

Path = tuple[str, ...]


class HeadingFacets(NamedTuple):
    """The facets the headings of one path tell, each by the innermost that tells it.

    `named` are the domains of all headings of the path, `region_code` is the document's where none begins with a place.
    """

    years: HeadingYears
    domains: Mapping[str, float]
    named: frozenset[str]
    region_code: str | None


def read_headings(
    sections: Sequence[Section], found: Findings, today: int | None, region_code: str | None, gazetteer: Gazetteer
) -> Mapping[Path, HeadingFacets]:
    """The facets of each path of the outline, and of the empty one before the first heading; `today` is the year the document
    stands in, `region_code` its region."""
    facets: dict[Path, HeadingFacets] = {(): HeadingFacets(HeadingYears(), {}, frozenset(), region_code)}
    for section in sections:
        if section.path in facets:
            continue
        above = facets[section.path[:-1]]
        if is_marker(section.heading):  # an article without a title, of which a law has hundreds
            facets[section.path] = above
        else:
            start, end = found.span(section.start, section.start + len(section.heading))
            heading = found.folded.text[start:end]
            domains = heading_domains(found.terms.weigh((start, end)))
            facets[section.path] = HeadingFacets(
                above.years.below(heading, today),
                domains or above.domains,
                above.named.union(domains) if domains else above.named,
                heading_region(heading, region_code, gazetteer) or above.region_code,
            )
    return facets
