"""The story of `corpus`: file bytes → RawFile → Page → article and metadata → sections → passages, with facets.

read the file            reading
find the article         article: reader, with cleaning, metadata, titles, splitting, signatures
outline and cut          outline: sections, passages
what it names            findings: terms and years, each found once in the folded text
facets of the document   places: region, issuer; years: covered; domains; doc_type, script
facets of the headings   heading_facets: years, domains, region, each heading read once
facets of the passages   years: covered; domains: passage_domains
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from analyzers import fold
from corpus.article.document_numbers import year_of_number
from corpus.article.made_titles import load_labels, make_title
from corpus.article.reader import Article, given_text, read_article
from corpus.doc_type import document_type
from corpus.domains.document_domains import Part, document_domains
from corpus.domains.passage_domains import body_weights, passage_domains
from corpus.domains.subjects import title_domains
from corpus.domains.taxonomy import DOMAINS, Taxonomy, load_taxonomy
from corpus.findings import Findings, find_all
from corpus.heading_facets import HeadingFacets, read_headings
from corpus.model import DOC_TYPES, Document, Evidence, ParsedDocument, Passage, RawFile, Region, Section, Skipped
from corpus.outline.passages import Span, find_spans
from corpus.outline.sections import find_sections
from corpus.own_script import in_own_script
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.places.issuer import declared_issuer, full_issuer, fullest_form, is_nowhere, issuer_by_site, issuer_by_text
from corpus.places.region import RegionClues, region_at, resolve_region
from corpus.reading import Page, read
from corpus.script import detect_script
from corpus.sources import walk
from corpus.years.covered import YearClues, Years, document_years, passage_years

_T = TypeVar("_T", int, str)


@dataclass(frozen=True, slots=True)
class Resources:
    """What parsing needs beside the file, made once by `load_resources` and shared."""

    gazetteer: Gazetteer
    taxonomy: Taxonomy
    type_labels: Mapping[str, str]


class _Titled(NamedTuple):
    """What the title of a document tells of its passages: the weights of domains, the years."""

    domains: Mapping[str, float]
    years: tuple[int, ...]


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
    found = find_all(article, resources.taxonomy)
    document, years = _document(article, sections, found, resources)
    headings = read_headings(sections, found, years.today, document.region.code if document.region else None, resources.gazetteer)
    title = None if document.title_made else fold(document.title).text
    titled = _Titled(title_domains(title, document.doc_type, article.folded.text, resources.taxonomy), years.titled)
    passages, parts = _passages(document, find_spans(document.text, sections), found, headings, titled)
    if not document.domains:
        document = replace(document, domains=document_domains(titled.domains, parts, found.weigh))
    return ParsedDocument(document, sections, passages)


def _document(article: Article, sections: Sequence[Section], found: Findings, resources: Resources) -> tuple[Document, Years]:
    """The document, and what tells the years of its passages."""
    given = article.given
    clues = [fold(value or "") for value in (article.title, article.issuer, article.signer, article.category, article.site_body)]
    title, issuer, signer, category, _ = (clue.text for clue in clues)
    script = detect_script(f"{article.title or ''}{article.text}")

    def written(name: str) -> str:
        return in_own_script(name, script, (*clues, article.folded))

    spoken = _spoken(article, title, issuer, signer, resources.gazetteer)
    region, candidates = _region(article, spoken, resources.gazetteer)
    headings = [fold(section.heading).text for section in sections if section.level == 1]
    told_type = given_text(given, "doc_type") or document_type(title, category, headings, found.folded.text)
    doc_type = told_type if told_type in DOC_TYPES else "other"
    given_issuer = given_text(given, "issuer")
    named_issuer = fold(given_issuer or "").text or _issuer(article, spoken, doc_type, region, resources.gazetteer)
    dated = (article.published, article.written, year_of_number(article.document_number), article.index_number)
    years = document_years(YearClues(title, headings, found.years, doc_type, *dated))
    covered = tuple(sorted(_given_tuple(given, "covers_years", int))) or years.years
    evidence = {**article.evidence, "covers_years": years.evidence}
    document = Document(
        id=given_text(given, "id") or hashlib.sha256(article.source.encode()).hexdigest()[:12],
        source=article.source,
        text=article.text,
        title=article.title or written(make_title(named_issuer or _place_name(region), covered, doc_type, resources.type_labels)),
        title_made=article.title is None,
        issuer=given_issuer or (written(named_issuer) if named_issuer else None),
        region=region,
        published=article.published,
        written=article.written,
        index_number=article.index_number,
        document_number=article.document_number,
        doc_type=doc_type,
        covers_years=covered,
        script=script,
        domains=tuple(domain for domain in _given_tuple(given, "domains", str) if domain in DOMAINS),
        url=article.url,
        evidence={name: found for name, found in evidence.items() if found},
        warnings=tuple(dict.fromkeys(_warnings(article, told_type, years, candidates, resources.gazetteer))),
    )
    return document, years


def _warnings(article: Article, doc_type: str, years: Years, candidates: Sequence[Region], gazetteer: Gazetteer) -> Iterator[str]:
    """What readers should know of a document: the article's warnings, given values that are none, and what was assumed or left open."""
    given = article.given
    yield from article.warnings
    if doc_type not in DOC_TYPES:
        yield f"doc_type {doc_type!r} is not one of {' '.join(DOC_TYPES)}: taken as other"
    if unknown := set(_given_tuple(given, "domains", str)) - set(DOMAINS):
        yield f"domains {' '.join(sorted(unknown))!r} are none of {' '.join(DOMAINS)}: left out"
    code = given_text(given, "region_code")
    if code and gazetteer.resolve_code(code) is None:
        yield f"region_code {code!r} is the code of no place: the document tells its own"
    if years.assumed and years.years and not _given_tuple(given, "covers_years", int):
        yield "the years it covers are not known: the year of its date was taken"
    if candidates:
        names = ", ".join("".join(filter(None, (place.province, place.city, place.county))) for place in candidates)
        yield f"the region is open, nothing tells these apart: {names}"
    if not article.title:
        yield "no title in the file: one was made from issuer, years and type"


def _spoken(article: Article, title: str, issuer: str, signer: str, gazetteer: Gazetteer) -> RegionClues:
    """Who issued, supplied and signed a document, and its title (all folded). Who supplied it names the issuer only where neither
    signature nor title does; so the title of what it encloses, which another issued, where somebody signs."""
    enclosed = signer and any(found.kind == "enclosure" for found in article.evidence["title"])
    declared = None if enclosed else declared_issuer(title, gazetteer)
    supplier = issuer if article.source_only else None
    return RegionClues(issuer=declared or ("" if supplier else issuer), source=supplier, signature=signer, title=title)


def _place_name(region: Region | None) -> str | None:
    return (region.county or region.city or region.province) if region else None


def _region(article: Article, spoken: RegionClues, gazetteer: Gazetteer) -> tuple[Region | None, tuple[Region, ...]]:
    """The region given, else the one the clues tell, `spoken` and the rest; where they leave namesakes open, None and these."""
    code = given_text(article.given, "region_code")
    if code and (place := gazetteer.resolve_code(code)):
        return region_at(place.code, 1.0, (Evidence("given", code),), gazetteer), ()
    clues = replace(
        spoken,
        index_number=article.index_number,
        site_code=article.site_code,
        url=article.url,
        text=article.folded.text,
        filing_number=article.filing_number,
        site_names=article.site_names,
    )
    regions = resolve_region(clues, gazetteer)
    return (regions[0], ()) if len(regions) == 1 else (None, regions)


def _issuer(article: Article, spoken: RegionClues, doc_type: str, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """The folded name of who issued or signed the document or stands in its title, who supplied it, whose site it is on, whom it names."""
    title = "" if doc_type == "interpretation" else spoken.title  # whose paper is explained is not who explains it
    name = (
        full_issuer(spoken.issuer, spoken.signature, title, region, gazetteer)
        or full_issuer(spoken.source, None, spoken.title, region, gazetteer)
        or issuer_by_site(fold(article.site_body or "").text, region, gazetteer)
        or issuer_by_text(article.folded.text, spoken.title or "", region, gazetteer)
    )
    if name is None or is_nowhere(name, gazetteer):
        return None
    told = "\n".join(filter(None, (spoken.title, spoken.source, article.folded.text)))
    return fullest_form(name, told, region, gazetteer)


def _passages(
    document: Document,
    spans: Sequence[Span],
    found: Findings,
    headings: Mapping[tuple[str, ...], HeadingFacets],
    titled: _Titled,
) -> tuple[tuple[Passage, ...], list[Part]]:
    """The passages with their facets, and what each tells of the document's domains."""
    passages, parts = [], []
    for ordinal, (path, start, end) in enumerate(spans, start=1):
        above = headings[path]
        span = found.span(start, end)
        years = passage_years(above.years, found.years, span, document.covers_years, titled.years)
        body = body_weights(found.terms, span)
        domains = passage_domains(above.domains, body, titled.domains)
        text = document.text[start:end]
        passages.append(Passage(f"{document.id}-{ordinal:04d}", path, start, end, text, years, domains, above.region_code))
        parts.append(Part(text, start, domains, above.named, bool(body)))
    return tuple(passages), parts


def _given_tuple(given: Mapping[str, object], field: str, kind: type[_T]) -> tuple[_T, ...]:
    value = given.get(field)
    return tuple(dict.fromkeys(item for item in value if isinstance(item, kind))) if isinstance(value, tuple) else ()
