"""The fields under which one who files a document would put it, from its title, its headings and what its passages are about.

A title that names a field says it all: what else is spoken of is a means to it. A general report is about each field that has a part of
its own, however many, and about what much of its text speaks of.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.domains.passage_domains import RESIDUAL, by_weight, heading_domains

TEXT_SHARE = 1 / 20
"""A field is one of the document's from this share of its text on, …"""
TEXT_LEAST, SHORT_SHARE = 80, 1 / 5
"""But not with fewer characters, or than this share of a very short text: a sentence or two say nothing of what it is about."""
PART_SHARE = 1 / 50
"""… from this one on when headings or openings name it (a part of its own), …"""
TITLED_SHARE = 1 / 6
"""… and only from this one on when the title names another field, …"""
MAIN_SHARE = 3 / 4
"""… or another takes so much of the text that it is about nothing else, title or not."""
RESIDUAL_SHARE = 0.3
"""Administration goes beside every field of work and is a document's only from this share on, or when the title names nothing else."""
ITEM_SHARE = 0.5
"""An item is about what its opening names when this share of its weight says so."""
ITEM = 20
"""A shorter item is a line of a list or table and no part of its own, …"""
TABLE_SHARE = 0.5
"""… but for a text that is a table from this share on, whose rows are all it has (统计季报, 公开事项目录)."""
_OPENING = re.compile(
    r"[\n。；;](?:(?:(?<=\n)[—\-·●■◆\s]*(?:(?:首先|其次|再次|再者|此外|另外|同[时時]|最[后後])[,，])?"
    r"|(?<=[。；;])(?:[一二三四五六七八九十]{1,2}是|[(（][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳]|(?:首先|其次|再次|再者|此外|另外|同[时時]|最[后後])[,，]))"
    r"([^，。；：、！？,;:!?\n]{2,30})(?=[，。；：、,;:])"
    r"|(?<=。)([^，。；：、！？“”,;:!?\n]{4,16})(?=。))"
)
"""Words that open a paragraph or an item inside it up to their first mark (三是做好水库移民后期扶持工作。), and a short sentence between
longer ones (婚登服务做到用心用情。): headings in all but layout. The pattern takes the break or mark before them, which is found fast."""

_ROW = re.compile(r"\n[^\n|。;]{0,60}(?:\|| [\d,.]*\d%?(?=[ \n]|$))")
"""The beginning of a table's row, with the break before it: a cell and its bar, or a label and behind a space the first figure."""
_LINE = re.compile(r"[^\n]+")

Weigh = Callable[[int, int], Mapping[str, float]]
"""The weights of the domains in a span of a document's text."""


class Part(NamedTuple):
    """A passage: its text, where it stands in the document, its domains, those its headings name, and whether its text tells any."""

    text: str
    start: int
    domains: Sequence[str]
    named: Collection[str]
    telling: bool


def document_domains(title: Mapping[str, float], parts: Iterable[Part], weigh: Weigh) -> tuple[str, ...]:
    """Domains of a document, strongest first, by the domains of its title and by its passages, in any order."""
    by_title = _titled(title)
    about: dict[str, float] = defaultdict(float)
    named: dict[str, float] = defaultdict(float)
    rows: dict[str, float] = defaultdict(float)
    length = table = 0
    for part in parts:
        length += len(part.text)
        whole = sum(1 / (1 + rank) for rank in range(len(part.domains)))
        for rank, domain in enumerate(part.domains):
            about[domain] += len(part.text) / (1 + rank) / whole
        if not by_title:
            _add(named, _named_parts(part, weigh))
        if not by_title.keys() - RESIDUAL and _is_table(part.text):
            table += len(part.text)
            _add(rows, _named_rows(part, weigh))
    main = next((domain for domain, characters in about.items() if characters > MAIN_SHARE * length), None)
    one_field = bool(by_title) or main is not None
    if by_title.keys() - RESIDUAL:
        for domain in RESIDUAL:
            about.pop(domain, None)  # how the work of a field is organized and evaluated is of the field
    if table > length * TABLE_SHARE:
        named = rows
    elif main in RESIDUAL:
        named.clear()  # what a report on the office itself (信息公开年报) lists are examples
    chosen = {
        domain: about[domain] / length
        for domain in {**about, **named}
        if about[domain] >= _least(domain, length, one_field=one_field) or (domain not in RESIDUAL and named[domain] >= length * PART_SHARE)
    }
    if not chosen and not by_title and about:
        chosen = {max(about, key=lambda domain: about[domain]): 1.0}
    return by_weight({domain: by_title.get(domain, 0.0) + chosen.get(domain, 0.0) for domain in {**by_title, **chosen}})


def _titled(title: Mapping[str, float]) -> Mapping[str, float]:
    """The fields a title names; 安全生产 beside 养老机构 is no field."""
    return {domain: weight for domain, weight in title.items() if domain not in RESIDUAL} or title


def _least(domain: str, length: int, *, one_field: bool) -> float:
    """How many characters have to speak of a domain in a text of `length`."""
    share = TITLED_SHARE if one_field else TEXT_SHARE
    return max(length * (max(share, RESIDUAL_SHARE) if domain in RESIDUAL else share), min(TEXT_LEAST, length * SHORT_SHARE))


def _named_parts(part: Part, weigh: Weigh) -> dict[str, int]:
    """How many characters of a passage stand under a name of each domain: all under a heading's, an item under its opening's."""
    if not part.telling:
        return dict.fromkeys(part.named, len(part.text))
    named: dict[str, int] = defaultdict(int)
    openings = list(_OPENING.finditer(f"\n{part.text}"))  # so that what stands at an offset of it stands one further on in the match
    starts = [*(opening.start() for opening in openings), len(part.text)]
    for opening, end in zip(openings, starts[1:], strict=True):
        size = end - opening.start()
        if size < ITEM:
            continue
        first, last = opening.span(opening.lastindex or 0)
        if subjects := heading_domains(weigh(part.start + first - 1, part.start + last - 1)):
            weights = weigh(part.start + opening.start(), part.start + end)
            whole = sum(weights.values())
            for domain in subjects:
                if weights.get(domain, 0.0) >= ITEM_SHARE * whole:
                    named[domain] += size
    return named | dict.fromkeys(part.named, len(part.text))


def _add(sums: dict[str, float], more: Mapping[str, float]) -> None:
    for domain, characters in more.items():
        sums[domain] += characters


def _is_table(text: str) -> bool:
    """Whether a third of the lines of a passage are rows of a table; the others name groups of them or are notes."""
    return 3 * len(_ROW.findall(f"\n{text}")) > text.count("\n")


def _named_rows(part: Part, weigh: Weigh) -> dict[str, int]:
    """How many characters of a table stand in rows that name each domain, and below these in rows that name none (行政区划, then 镇)."""
    named: dict[str, int] = defaultdict(int)
    subjects: Collection[str] = ()
    for row in _LINE.finditer(part.text):
        subjects = heading_domains(weigh(part.start + row.start(), part.start + row.end())) or subjects
        for domain in subjects:
            named[domain] += len(row[0])
    return named
