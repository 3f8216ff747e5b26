"""A page → its article: the lines that are its text, and everything that was read around them, before any facet is derived.

What is given (JSON Lines) wins over the metadata block, the block over `<meta>`, both over the signature.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analyzers import Folded, fold, folded_lines
from corpus.article.cleaning import clean, is_sentence
from corpus.article.contents import without_contents
from corpus.article.document_numbers import canonical_number
from corpus.article.joining import join_centered
from corpus.article.metadata import Head, own_number, read_head
from corpus.article.promulgation import find_promulgation
from corpus.article.run_together import split_run_together
from corpus.article.signatures import find_byline_body, find_letterhead, find_signature
from corpus.article.site import full_body, site_body, site_names
from corpus.article.splitting import split_glued
from corpus.article.titles import Title, find_title
from corpus.dates import first_date, value_date
from corpus.layout_words import ends_as_title, load_layout_words, names_body
from corpus.model import Evidence
from corpus.reading import Line, Page

NO_ARTICLE = "no article found: a list, a search page or an empty shell"
BRIEF = 10  # characters of the title of a page that is a sentence or two, and of such a sentence
ROWS = 3  # of a table that is an article by itself
_INNER = re.compile(
    r"[局厅廳部委][\u4e00-\u9fff]{2,8}[处處科股室]|(?!.*(?:政府|[局厅廳委部署]))[\u4e00-\u9fff]{2,8}(?<!办事|辦事|管理|服务|服務|事务|事務|登记|登記|联络)[处處科股]"
)
"""An office inside a body, named without it: 规划财务处, 社會處."""
_PLACE = re.compile("[\u4e00-\u9fff]{2,8}[省市州盟县縣区區旗]")
_CLOCK = re.compile(r"\d{1,2}[:：]\d\d")
META = {
    "issuer": ("contentsource",),
    "published": ("pubdate", "firstpublishedtime", "article:published_time"),
    "url": ("og:url", "canonical", "saved from", "sitedomain", "base"),
}
"""Names of `<meta>` that say what a field of the block says."""


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is `lines` joined by line breaks, `folded` the same, folded line by line. `issuer`, `signer` and `site_body` (whose site
    it is) are as written; `source_only` tells that the issuer is known only as who supplied the text, `given` is what must be taken as
    it is."""

    source: str
    lines: tuple[Line, ...]
    text: str
    folded: Folded
    title: str | None
    issuer: str | None
    source_only: bool
    signer: str | None
    site_body: str | None
    site_names: tuple[str, ...]
    published: date | None
    written: date | None
    index_number: str | None
    document_number: str | None
    category: str | None
    url: str | None
    site_code: str | None
    filing_number: str | None
    given: Mapping[str, object]
    evidence: Mapping[str, tuple[Evidence, ...]]
    warnings: tuple[str, ...]


def read_article(source: str, page: Page) -> Article:
    """The article of a page; without lines when a web page holds none."""
    cleaned = clean(page.lines)
    page = replace(page, title=page.title or cleaned.facts.get("file_name"))
    split = split_run_together(cleaned.lines)
    start = split.index(cleaned.below) if cleaned.below and cleaned.below in split else 0
    head = read_head(split, start)
    below = next((line for line in split[start:] if line in head.rest), None) if start else cleaned.below
    title = find_title(page, head.first("title"), without_contents(head.rest), head.above, below)
    number, lines = own_number(head, title.text, title.lines)
    lines = split_glued(join_centered(lines))
    warnings = page.warnings + cleaned.warnings
    if page.markup and (cleaned.search_page or not (_is_article(lines) or _is_brief(title, lines))):
        lines, warnings = [], (*warnings, NO_ARTICLE)
    signature, note = find_signature(lines), find_promulgation(lines)
    number = number or title.number or note.number
    above = head.rest[head.rest.index(below) :] if below in head.rest else head.rest
    letterhead = find_letterhead(above, (title.text or "") if page.markup else None) or find_byline_body(title.lines)
    over = head.rest[: -len(above)] if above else ()
    head_line = next((line.text for line in over if names_body(line.text)), None)
    site = site_body(page, *map(cleaned.facts.get, ("site_owner", "site_welcome", "site_crumb")), head_line)
    named, supplier = _body(page, head, "issuer"), _body(page, head, "source")
    if named and (supplier is None or not _PLACE.fullmatch(named)):  # 编制单位：珠海市 says less than who supplied it
        supplier = named
    published, written = _days(page, head, note.day or signature.day)
    published = published or first_date(cleaned.facts.get("released", ""))
    folded = folded_lines((line.text, line.folded) for line in lines)
    return Article(
        source=source,
        lines=tuple(lines),
        text=folded.original,
        folded=folded,
        title=title.text,
        issuer=site if supplier in load_layout_words().own else full_body(supplier, page.title),
        source_only=supplier != named,
        signer=_signer(note.issuer or signature.issuer, letterhead),
        site_body=site,
        site_names=site_names(page, cleaned.facts, head_line),
        published=published,
        written=written,
        index_number=_first(page, head, "index_number"),
        document_number=given_text(page.given, "document_number") or (canonical_number(number) if number else None),
        category=_first(page, head, "category"),
        url=_first(page, head, "url"),
        site_code=page.meta.get("siteidcode") or cleaned.facts.get("site_code"),
        filing_number=cleaned.facts.get("filing_number"),
        given=page.given,
        evidence={"title": title.evidence, "document_number": (Evidence("line", number),) if number else (), **_evidence(head)},
        warnings=(*warnings, *_unread_days(page)),
    )


def _signer(signed: str | None, letterhead: str | None) -> str | None:
    """Who signs; the letterhead where it names the same body in full (澳門特別行政區政府社會工作局)."""
    return letterhead if signed is None or (letterhead and letterhead.endswith(signed)) else signed


def given_text(given: Mapping[str, object], field: str) -> str | None:
    """A given value that is a text and not empty."""
    value = given.get(field)
    return value if isinstance(value, str) and value else None


def _is_article(lines: Sequence[Line]) -> bool:
    """Running text, a sentence that is signed and dated, or a table with a few rows."""
    if any(is_sentence(line) for line in lines) or sum("。" in line.text for line in lines) >= 2:
        return True
    signature = find_signature(lines)
    if signature.issuer and signature.day and any("。" in line.text for line in lines):
        return True
    return sum(bool(line.cells) and not line.linked for line in lines) >= ROWS


def _is_brief(title: Title, lines: Sequence[Line]) -> bool:
    """Whether a page shows a whole title, and below it a sentence however short: 婚姻登记处5月1日至3日暂停办公。"""
    shown = title.text is not None and title.evidence[0].kind != "window title" and len(title.text) >= BRIEF and ends_as_title(title.text)
    return shown and any(len(line.text) >= BRIEF and line.text.endswith("。") and not line.linked for line in lines)


def _values(page: Page, head: Head, field: str) -> Iterator[str]:
    """All values of a field, the most trusted first."""
    if given := given_text(page.given, field):
        yield given
    if reading := head.first(field):
        yield reading.value
    for name in META.get(field, ()):
        if value := page.meta.get(name):
            yield value


def _first(page: Page, head: Head, field: str) -> str | None:
    return next(_values(page, head, field), None)


def _body(page: Page, head: Head, field: str) -> str | None:
    """The first body named, unless it is an office inside one that only the site or the title names."""
    return next((value for value in _values(page, head, field) if not _INNER.fullmatch(value)), None)


def _day(page: Page, head: Head, field: str) -> date | None:
    values = (fold(value).text for value in _values(page, head, field))
    return next((day for value in values if (day := value_date(value))), None)


def _days(page: Page, head: Head, signed: date | None) -> tuple[date | None, date | None]:
    """When a document was published and written. The day it was sent (发文日期) is the latter, unless the document tells an earlier one and
    the page no other; that on which the page says it was generated (生成日期), unless it is signed with another."""
    published = _day(page, head, "published") or _day(page, head, "updated")
    named, sent, generated = (_day(page, head, name) for name in ("written", "sent", "generated"))
    if published is None and (reading := head.first("written", "generated")) and _CLOCK.search(reading.value):
        published = named or generated  # only pages are dated to the minute
    written = named or signed or generated
    if sent and written and written < sent and not published:
        return sent, written
    return published, named or sent or written


def _unread_days(page: Page) -> Iterator[str]:
    """A warning for each given date that is none."""
    for field in ("published", "written"):
        value = given_text(page.given, field)
        if value and not first_date(fold(value).text):
            yield f"{field} {value[:40]!r} is no date: left out"


def _evidence(head: Head) -> dict[str, tuple[Evidence, ...]]:
    """The lines of the metadata block that were read."""
    fields = ("issuer", "published", "written", "index_number", "document_number")
    return {field: (Evidence("metadata", reading.line[:200]),) for field in fields if (reading := head.first(field))}
