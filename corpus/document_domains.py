"""The fields under which one who files a document would put it, from its title, its headings and what its passages are about.

A title that names a field says it all: what else is spoken of is a means to it. A general report is about each field that has a part of
its own, however many, and about what much of its text speaks of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corpus.domains import RESIDUAL, Taxonomy, by_weight, heading_domains
from corpus.folding import fold

TEXT_SHARE = 1 / 20
"""A field is one of the document's from this share of its text on, …"""
PART_SHARE = 1 / 50
"""… from this one on when headings or openings name it (a part of its own), …"""
TITLED_SHARE = 1 / 6
"""… and only from this one on when the title names another field."""
RESIDUAL_SHARE = 0.3
"""Administration goes beside every field of work and is a document's only from this share on, or when the title names nothing else."""
ITEM_SHARE = 0.5
"""An item is about what its opening names when this share of its weight says so."""
ITEM = 40
"""A shorter item is a line of a list or table and no part of its own."""
_OPENING = re.compile(
    r"(?:^[—\-·●■◆\s]*|(?<=[。；;])(?:[一二三四五六七八九十]{1,2}是|[(（][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳]))([^，。；：、！？,;:!?\n]{2,20})[，。；：、,;:]"
    r"|(?<=。)([^，。；：、！？“”,;:!?\n]{4,16})。",
    re.MULTILINE,
)
"""Words that open a paragraph or an item inside it up to their first mark (三是做好水库移民后期扶持工作。), and a short sentence between
longer ones (婚登服务做到用心用情。): headings in all but layout."""


def document_domains(
    title: str | None, passages: Iterable[tuple[Sequence[str], str, Sequence[str]]], taxonomy: Taxonomy
) -> tuple[str, ...]:
    """Domains of a document, strongest first; `passages` are path of headings, text and domains of each, in any order."""
    by_title = _titled(title, taxonomy)
    about: dict[str, float] = defaultdict(float)
    named: dict[str, float] = defaultdict(float)
    length = 0
    for path, text, domains in passages:
        length += len(text)
        whole = sum(1 / (1 + rank) for rank in range(len(domains)))
        for rank, domain in enumerate(domains):
            about[domain] += len(text) / (1 + rank) / whole
        if not by_title:
            for domain, characters in _named_parts(path, text, taxonomy).items():
                named[domain] += characters
    chosen = {
        domain: about[domain] / length
        for domain in {**about, **named}
        if about[domain] >= length * _least_share(domain, titled=bool(by_title))
        or (domain not in RESIDUAL and named[domain] >= length * PART_SHARE)
    }
    return by_weight({domain: by_title.get(domain, 0.0) + chosen.get(domain, 0.0) for domain in {**by_title, **chosen}})


def _titled(title: str | None, taxonomy: Taxonomy) -> Mapping[str, float]:
    """The fields a title names; 安全生产 beside 养老机构 is no field."""
    weights = heading_domains((title,), taxonomy) if title else {}
    fields = {domain: weight for domain, weight in weights.items() if domain not in RESIDUAL}
    return fields or weights


def _least_share(domain: str, *, titled: bool) -> float:
    share = TITLED_SHARE if titled else TEXT_SHARE
    return max(share, RESIDUAL_SHARE) if domain in RESIDUAL else share


def _named_parts(path: Sequence[str], text: str, taxonomy: Taxonomy) -> dict[str, int]:
    """How many characters of a passage stand under a name of each domain: all under a heading's, an item under its opening's."""
    parts: dict[str, int] = defaultdict(int)
    openings = list(_OPENING.finditer(text))
    starts = [*(opening.start() for opening in openings), len(text)]
    for opening, end in zip(openings, starts[1:], strict=True):
        item = text[opening.start() : end]
        if len(item) >= ITEM and (subjects := taxonomy.weigh_heading(opening[1] or opening[2])):
            weights = taxonomy.weigh(fold(item).text)
            whole = sum(weights.values())
            for domain in subjects:
                if weights.get(domain, 0.0) >= ITEM_SHARE * whole:
                    parts[domain] += len(item)
    return parts | {domain: len(text) for heading in path for domain in taxonomy.weigh_heading(heading)}
