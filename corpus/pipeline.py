"""The story of `corpus`: file bytes → RawFile → Page → article and metadata → sections → passages, with facets.

read the file            reading
find the article         article: cleaning, metadata, titles, splitting, signatures
outline and cut          outline, passages
facets of the document   region, issuer, doc_type, years, script
facets of the passages   years, domains, region
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from corpus.article import Article, given_text, read_article
from corpus.doc_type import document_type
from corpus.document_domains import document_domains
from corpus.domains import Taxonomy, load_taxonomy, passage_domains
from corpus.gazetteer import Gazetteer, load_gazetteer
from corpus.issuer import full_issuer
from corpus.model import DOC_TYPES, Document, Evidence, ParsedDocument, Passage, RawFile, Region, Section, Skipped
from corpus.outline import find_sections
from corpus.passages import Span, find_spans
from corpus.reading import Page, read
from corpus.region import RegionClues, candidate_regions, passage_region, region_at, resolve_region
from corpus.script import detect_script
from corpus.sources import walk
from corpus.titles import load_labels, make_title
from corpus.years import YearClues, document_years, passage_years

_T = TypeVar("_T", int, str)


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
    article = read_article(source, page)
    sections = find_sections(article.lines)
    document = _document(article, sections, resources)
    passages = _passages(document, find_spans(document.text, sections), resources)
    if not document.domains:
        weighted = [(passage.path, passage.text, passage.domains) for passage in passages]
        document = replace(document, domains=document_domains(document.title, weighted, resources.taxonomy))
    return ParsedDocument(document, sections, passages)


def _document(article: Article, sections: Sequence[Section], resources: Resources) -> Document:
    given, warnings = article.given, list(article.warnings)
    region, candidates = _region(article, resources.gazetteer)
    issuer = given_text(given, "issuer") or full_issuer(article.issuer, article.signer, article.title, region, resources.gazetteer)
    headings = [section.heading for section in sections if section.level == 1]
    doc_type = given_text(given, "doc_type") or document_type(article.title, article.category, headings, article.text)
    if doc_type not in DOC_TYPES:
        warnings.append(f"doc_type {doc_type!r} is not one of {' '.join(DOC_TYPES)}: taken as other")
        doc_type = "other"
    years = document_years(YearClues(article.title, headings, article.text, doc_type, article.published, article.written))
    given_years = _given_tuple(given, "covers_years", int)
    covered = tuple(sorted(given_years)) or years.years
    if years.assumed and years.years and not given_years:
        warnings.append("the years it covers are not known: the year of its date was taken")
    if candidates:
        names = ", ".join("".join(filter(None, (place.province, place.city, place.county))) for place in candidates)
        warnings.append(f"the region is open, nothing tells these apart: {names}")
    if not article.title:
        warnings.append("no title in the file: one was made from issuer, years and type")
    evidence = {**article.evidence, "covers_years": years.evidence}
    return Document(
        id=given_text(given, "id") or hashlib.sha256(article.source.encode("utf-8", "surrogateescape")).hexdigest()[:12],
        source=article.source,
        text=article.text,
        title=article.title or make_title(issuer or _place_name(region), covered, doc_type, resources.type_labels),
        title_made=article.title is None,
        issuer=issuer,
        region=region,
        published=article.published,
        written=article.written,
        index_number=article.index_number,
        document_number=article.document_number,
        doc_type=doc_type,
        covers_years=covered,
        script=detect_script(f"{article.title or ''}{article.text}"),
        domains=_given_tuple(given, "domains", str),
        url=article.url,
        evidence={name: found for name, found in evidence.items() if found},
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _place_name(region: Region | None) -> str | None:
    return (region.county or region.city or region.province) if region else None


def _region(article: Article, gazetteer: Gazetteer) -> tuple[Region | None, tuple[Region, ...]]:
    """The region given, else the one the clues tell; where they leave namesakes open, None and these."""
    code = given_text(article.given, "region_code")
    if code and (place := gazetteer.resolve_code(code)):
        return region_at(place.code, 1.0, (Evidence("given", code),), gazetteer), ()
    clues = RegionClues(
        issuer=article.issuer,
        signature=article.signer,
        title=article.title,
        index_number=article.index_number,
        site_code=article.site_code,
        url=article.url,
        text=article.text,
        filing_number=article.filing_number,
    )
    region = resolve_region(clues, gazetteer)
    return region, () if region else candidate_regions(clues, gazetteer)


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


def _given_tuple(given: Mapping[str, object], field: str, kind: type[_T]) -> tuple[_T, ...]:
    value = given.get(field)
    return tuple(dict.fromkeys(item for item in value if isinstance(item, kind))) if isinstance(value, tuple) else ()
