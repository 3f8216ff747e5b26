"""What was understood of one file: as JSON (the contract of `corpus inspect --json`) and for people."""

from typing import Any

from analyzers.visible import visible
from corpus.model import Document, Evidence, ParsedDocument, Passage, Region, Section


def as_json(parsed: ParsedDocument) -> dict[str, Any]:
    """The JSON form: dates ISO 8601, codes strings, all text in its own script."""
    document = parsed.document
    return {
        "document": {
            "id": document.id,
            "source": document.source,
            "title": document.title,
            "title_made": document.title_made,
            "issuer": document.issuer,
            "region": _region(document.region),
            "published": document.published.isoformat() if document.published else None,
            "written": document.written.isoformat() if document.written else None,
            "index_number": document.index_number,
            "document_number": document.document_number,
            "doc_type": document.doc_type,
            "covers_years": list(document.covers_years),
            "script": document.script,
            "domains": list(document.domains),
            "url": document.url,
            "evidence": {field: [_evidence(item) for item in items] for field, items in document.evidence.items()},
        },
        "sections": [
            {"heading": section.heading, "level": section.level, "path": list(section.path), "start": section.start, "end": section.end}
            for section in parsed.sections
        ],
        "passages": [passage_json(passage) for passage in parsed.passages],
        "warnings": list(document.warnings),
    }


def passage_json(passage: Passage) -> dict[str, Any]:
    """A passage as JSON has it, here and in the API."""
    return {
        "id": passage.id,
        "path": list(passage.path),
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "years": list(passage.years),
        "domains": list(passage.domains),
        "region_code": passage.region_code,
    }


def as_text(parsed: ParsedDocument) -> str:
    """The metadata with its evidence and the outline as a tree, for people."""
    document = parsed.document
    lines = [f"{name:<16} {value}" for name, value in _fields(document) if value]
    for field, items in document.evidence.items():
        lines.extend(f"  {field} ← {item.kind}: {item.text}" for item in items)
    if document.region:
        lines.extend(f"  region ← {item.kind}: {item.text}" for item in document.region.evidence)
    lines += ["", f"{len(parsed.sections)} sections, {len(parsed.passages)} passages, {len(document.text)} characters"]
    lines.extend(_branch(section) for section in parsed.sections)
    if document.warnings:
        lines += ["", *(f"! {warning}" for warning in document.warnings)]
    return "\n".join(map(visible, lines))


def _fields(document: Document) -> list[tuple[str, str]]:
    region = document.region
    place = " › ".join(name for name in (region.province, region.city, region.county) if name) if region else ""
    return [
        ("title", document.title + (" (made)" if document.title_made else "")),
        ("issuer", document.issuer or ""),
        ("region", f"{place} {region.code} ({region.confidence:.2f})" if region else ""),
        ("published", str(document.published or "")),
        ("written", str(document.written or "")),
        ("index number", document.index_number or ""),
        ("document number", document.document_number or ""),
        ("type", document.doc_type),
        ("covers years", " ".join(map(str, document.covers_years))),
        ("script", document.script),
        ("domains", " ".join(document.domains)),
        ("url", document.url or ""),
        ("id", document.id),
        ("source", document.source),
    ]


def _branch(section: Section) -> str:
    return f"{'  ' * (section.level - 1)}{section.heading}"


def _region(region: Region | None) -> dict[str, Any] | None:
    if region is None:
        return None
    return {
        "code": region.code,
        "province": region.province,
        "city": region.city,
        "county": region.county,
        "confidence": region.confidence,
        "evidence": [_evidence(item) for item in region.evidence],
    }


def _evidence(item: Evidence) -> dict[str, str]:
    return {"kind": item.kind, "text": item.text}
