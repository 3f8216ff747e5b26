"""A document with its sections and passages as JSON: what `GET /api/v1/documents/<id>` gives."""

from typing import Any

from corpus.inspection import passage_json
from corpus.model import Document
from search_app.document import DocumentPage
from search_app.links import safe_link
from search_app.presenters.document_address import Address
from search_app.presenters.original_address import original_address
from search_app.presenters.search_json import document_card_json, related_json
from search_app.related import Related


def document_json(page: DocumentPage, address: Address, originals_url: str) -> dict[str, Any]:
    document = page.document
    return {
        "document": {**document_card_json(document, address), **_details(document, originals_url)},
        "copies": related_json(page.copies, address),
        "cited_by": _citing_json(page.cited_by, address),
        "text": document.text,
        "sections": [
            {
                "heading": section.heading,
                "level": section.level,
                "path": list(section.path),
                "start": section.start,
                "end": section.end,
                "url": address(document.id, entry.anchor),
            }
            for section, entry in zip(page.parsed.sections, page.outline, strict=True)
        ],
        "passages": [{**passage_json(view.passage), "url": address(document.id, view.anchor)} for view in page.passages],
    }


def _citing_json(citing: Related, address: Address) -> list[dict[str, Any]]:
    """All documents that cite this one; those that are loaded with what they are known by."""
    known = {
        document.id: {**document_card_json(document, address), "document_number": document.document_number} for document in citing.documents
    }
    return [{**named, **known.get(named["id"], {})} for named in related_json(citing, address)]


def _details(document: Document, originals_url: str) -> dict[str, Any]:
    region = document.region
    return {
        "source": document.source,
        "title_made": document.title_made,
        "region": {
            "code": region.code,
            "province": region.province,
            "city": region.city,
            "county": region.county,
            "confidence": region.confidence,
            "evidence": [{"kind": clue.kind, "text": clue.text} for clue in region.evidence],
        }
        if region
        else None,
        "index_number": document.index_number,
        "document_number": document.document_number,
        "covers_years": list(document.covers_years),
        "script": document.script,
        "domains": list(document.domains),
        "source_url": document.url if safe_link(document.url) else None,
        "original_url": original_address(document, originals_url),
        "warnings": list(document.warnings),
    }
