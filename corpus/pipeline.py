"""The story of `corpus`: file bytes → RawFile → Page → article and metadata → sections → passages, with facets.

read the file        reading
clean its lines      cleaning, splitting
read the metadata    metadata, titles, signatures
find the facets      region, issuer, doc_type, years, script
outline and cut      outline, passages
passage facets       years, domains
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from corpus.cleaning import clean, is_sentence
from corpus.dates import first_date
from corpus.doc_type import document_type
from corpus.domains import Taxonomy, document_domains, load_taxonomy, passage_domains
from corpus.folding import fold
from corpus.gazetteer import Gazetteer, load_gazetteer
from corpus.issuer import full_issuer
from corpus.metadata import Head, own_number, read_head
from corpus.model import DOC_TYPES, Document, Evidence, ParsedDocument, Passage, RawFile, Region, Section, Skipped
from corpus.outline import find_sections
from corpus.passages import Span, find_spans
from corpus.reading import Line, Page, read
from corpus.region import RegionClues, passage_region, region_at, resolve_region
from corpus.script import detect_script
from corpus.signatures import Signature, find_signature
from corpus.sources import walk
from corpus.splitting import join_centered, split_glued, without_contents
from corpus.titles import find_title, load_labels, make_title
from corpus.years import YearClues, document_years, passage_years

_T = TypeVar("_T", int, str)
NO_ARTICLE = "no article found: a list, a search page or an empty shell"


@dataclass(frozen=True, slots=True)
class Resources:
    """What parsing needs beside the file, made once by `load_resources` and shared."""

    gazetteer: Gazetteer
    taxonomy: Taxonomy
    type_labels: Mapping[str, str]


def load_resources() -> Resources:
    """Reads gazetteer, taxonomy and labels from the package's data."""
    return Resources(load_gazetteer(), load_taxonomy(), load_labels())


def parse_folder(paths: Iterable[Path], resources: Resources) -> Iterator[ParsedDocument | Skipped]:
    """All documents at `paths` in a fixed order. Raises `SourceError` for a path that is missing; a bad file never stops the rest."""
    for item in walk(paths):
        if isinstance(item, Skipped):
            yield item
        else:
            yield from parse_file(item, resources)


def parse_file(raw: RawFile, resources: Resources) -> Iterator[ParsedDocument | Skipped]:
    """The documents of one file; one, except for JSON Lines and archives."""
    for item in read(raw):
        yield item if isinstance(item, Skipped) else parse_page(*item, resources)


def parse_page(source: str, page: Page, resources: Resources) -> ParsedDocument:
    """One page understood."""
    article = _article(source, page)
    sections = find_sections(article.lines)
    document = _document(article, sections, resources)
    passages = _passages(document, find_spans(document.text, sections), resources)
    if not document.domains:
        weighted = [(len(passage.text), passage.domains) for passage in passages]
        document = replace(document, domains=document_domains(document.title, weighted, resources.taxonomy))
    return ParsedDocument(document, sections, passages)


@dataclass(frozen=True, slots=True)
class _Article:
    """The lines of the article and everything that was read around them."""

    source: str
    page: Page
    lines: tuple[Line, ...]
    head: Head
    title: str | None
    title_evidence: tuple[Evidence, ...]
    number: str | None
    signature: Signature
    facts: Mapping[str, str]
    warnings: tuple[str, ...]


def _article(source: str, page: Page) -> _Article:
    cleaned = clean(page.lines)
    head = read_head(cleaned.lines)
    title = find_title(page, head.first("title"), head.rest)
    number, lines = own_number(head, title.lines)
    lines = split_glued(join_centered(without_contents(lines)))
    warnings = page.warnings + cleaned.warnings
    if page.markup and (cleaned.search_page or not _is_article(lines)):
        lines, warnings = [], (*warnings, NO_ARTICLE)
    return _Article(source, page, tuple(lines), head, title.text, title.evidence, number, find_signature(lines), cleaned.facts, warnings)


def _is_article(lines: Sequence[Line]) -> bool:
    """Running text, or a table with a few rows."""
    return (
        any(is_sentence(line) for line in lines)
        or sum(bool(line.cells) for line in lines) >= 3
        or sum("。" in line.text for line in lines) >= 2
    )


def _document(article: _Article, sections: Sequence[Section], resources: Resources) -> Document:
    page, head, warnings = article.page, article.head, list(article.warnings)
    text = "\n".join(line.text for line in article.lines)
    evidence: dict[str, tuple[Evidence, ...]] = {"title": article.title_evidence}
    raw_issuer = _given(page, "issuer") or _value(head, "issuer") or page.meta.get("contentsource") or _value(head, "source")
    published = _day(page, head, "published", ("pubdate", "firstpublishedtime", "article:published_time"))
    written = _day(page, head, "written", ()) or article.signature.day
    index_number = _given(page, "index_number") or _value(head, "index_number")
    url = _given(page, "url") or _value(head, "url") or page.meta.get("og:url") or page.meta.get("sitedomain")
    region = _region(article, text, (raw_issuer, index_number, url), resources.gazetteer)
    issuer = _given(page, "issuer") or full_issuer(raw_issuer, article.signature.issuer, article.title, region, resources.gazetteer)
    headings = [section.heading for section in sections if section.level == 1]
    doc_type = _given(page, "doc_type") or document_type(article.title, _value(head, "category"), headings, text)
    if doc_type not in DOC_TYPES:
        warnings.append(f"doc_type {doc_type!r} is not one of {' '.join(DOC_TYPES)}: taken as other")
        doc_type = "other"
    years = document_years(YearClues(article.title, headings, text, doc_type, published, written))
    given_years = _given_tuple(page, "covers_years", int)
    covered = tuple(sorted(given_years)) or years.years
    if years.assumed and years.years and not given_years:
        warnings.append("the years it covers are not known: the year of its date was taken")
    evidence["covers_years"] = years.evidence
    for name, field in (("issuer", "issuer"), ("published", "published"), ("written", "written"), ("index_number", "index_number")):
        if reading := head.first(field):
            evidence[name] = (Evidence("metadata", reading.line[:200]),)
    if not article.title:
        warnings.append("no title in the file: one was made from issuer, years and type")
    return Document(
        id=_given(page, "id") or hashlib.sha256(article.source.encode("utf-8", "surrogateescape")).hexdigest()[:12],
        source=article.source,
        text=text,
        title=article.title or make_title(issuer, covered, doc_type, resources.type_labels),
        title_made=article.title is None,
        issuer=issuer,
        region=region,
        published=published,
        written=written,
        index_number=index_number,
        document_number=_given(page, "document_number") or article.number,
        doc_type=doc_type,
        covers_years=covered,
        script=detect_script(f"{article.title or ''}{text}"),
        domains=_given_tuple(page, "domains", str),
        url=url,
        evidence={name: found for name, found in evidence.items() if found},
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _region(article: _Article, text: str, clues: tuple[str | None, str | None, str | None], gazetteer: Gazetteer) -> Region | None:
    """The region given, else the one the clues tell: (issuer, index number, address) and what the article knows."""
    page = article.page
    issuer, index_number, url = clues
    code = _given(page, "region_code")
    if code and (place := gazetteer.resolve_code(code)):
        return region_at(place.code, 1.0, (Evidence("given", code),), gazetteer)
    found = RegionClues(
        issuer=issuer,
        signature=article.signature.issuer,
        title=article.title,
        index_number=index_number,
        site_code=page.meta.get("siteidcode") or article.facts.get("site_code"),
        url=url,
        text=text,
        filing_number=article.facts.get("filing_number"),
    )
    return resolve_region(found, gazetteer)


def _passages(document: Document, spans: Sequence[Span], resources: Resources) -> tuple[Passage, ...]:
    dated = document.written or document.published
    region_code = document.region.code if document.region else None
    passages = []
    for ordinal, span in enumerate(spans, start=1):
        text = document.text[span.start : span.end]
        years = passage_years(span.path, text, document.covers_years, dated)
        domains = passage_domains(span.path, text, resources.taxonomy, document.title)
        place = passage_region(span.path, region_code, resources.gazetteer)
        passages.append(Passage(f"{document.id}-{ordinal:04d}", span.path, span.start, span.end, text, years, domains, place))
    return tuple(passages)


def _given(page: Page, field: str) -> str | None:
    value = page.given.get(field)
    return value if isinstance(value, str) and value else None


def _given_tuple(page: Page, field: str, kind: type[_T]) -> tuple[_T, ...]:
    value = page.given.get(field)
    return tuple(dict.fromkeys(item for item in value if isinstance(item, kind))) if isinstance(value, tuple) else ()


def _value(head: Head, field: str) -> str | None:
    reading = head.first(field)
    return reading.value if reading else None


def _day(page: Page, head: Head, field: str, meta_names: Sequence[str]) -> date | None:
    """A date: given, in the metadata block, else in `<meta>`."""
    texts = [_given(page, field), _value(head, field), *(page.meta.get(name) for name in meta_names)]
    if field == "published":
        texts.append(_value(head, "updated"))
    return next((day for text in texts if text and (day := first_date(fold(text).text))), None)
