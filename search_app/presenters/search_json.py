"""A results page as JSON: what `GET /api/v1/search` and `query --json` give."""

from typing import Any

from corpus.model import Document
from indexer.query import FacetFilter, Filter
from search_app.assistance.advice import Advice
from search_app.assistance.rescue import NoHits
from search_app.facets import FacetValue
from search_app.links import parameters
from search_app.page import HitView, SearchPage
from search_app.presenters.document_address import Address
from search_app.related import Related
from search_app.request import SearchRequest


def search_json(page: SearchPage, advice: Advice, address: Address) -> dict[str, Any]:
    return {
        "query": query_json(page, advice),
        "total": page.total,
        "complete": page.total if page.complete is None else page.complete,
        "took_ms": round(page.took_ms, 1),
        "partial": advice.partial,
        "page": page.request.page,
        "pages": page.pages,
        "per_page": page.request.per_page,
        "hits": [hit_json(hit, address) for hit in page.hits],
        "facets": {facet.name: [_value_json(value) for value in facet.values] for facet in page.facets},
        "no_hits": no_hits_json(advice.no_hits) if advice.no_hits else None,
    }


def query_json(page: SearchPage, advice: Advice) -> dict[str, Any]:
    """The query as understood, and what may have been meant."""
    request, understanding = page.request, page.understanding
    return {
        "text": understanding.text,
        "terms": sorted(understanding.marks),
        "phrases": list(understanding.phrases),
        "filters": [_filter_json(one) for one in understanding.filters],
        "repairs": [{"repair": repair.key, "detail": repair.detail} for repair in understanding.repairs],
        "expansions": [{"word": word, "also": list(also)} for word, also in understanding.looked_for_too],
        "expand": request.expand,
        "offers": [
            {
                "facet": offer.facet,
                "value": offer.value,
                "label": offer.label,
                "total": offer.total,
                "search": _parameters_json(offer.request),
            }
            for offer in advice.offers
        ],
        "corrections": [{"written": one.written, "meant": one.meant} for one in advice.corrections],
        "corrected": _parameters_json(advice.corrected) if advice.corrected else None,
        "selected": {facet: list(values) for facet, values in request.selected.items()},
        "published_from": request.published_from.isoformat() if request.published_from else None,
        "published_to": request.published_to.isoformat() if request.published_to else None,
        "sort": request.sort,
    }


def no_hits_json(no_hits: NoHits) -> dict[str, Any]:
    """Why nothing was found, and the searches near this one that find something."""
    return {
        "unknown": list(no_hits.unknown),
        "ways_out": [
            {"kind": way.kind, "name": way.name, "total": way.total, "search": _parameters_json(way.request)} for way in no_hits.ways_out
        ],
    }


def _parameters_json(request: SearchRequest) -> dict[str, list[str]]:
    """The parameters that ask for `request`."""
    listed: dict[str, list[str]] = {}
    for name, value in parameters(request):
        listed.setdefault(name, []).append(value)
    return listed


def hit_json(hit: HitView, address: Address) -> dict[str, Any]:
    document = hit.document
    return {
        "id": hit.passage.id,
        "score": round(hit.score, 6),
        "url": address(document.id, hit.anchor),
        "path": list(hit.passage.path),
        "snippet": {"text": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]},
        "text": hit.passage.text,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "city": hit.region_code,
        "place": hit.place,
        "years": list(hit.passage.years),
        "domains": list(hit.passage.domains),
        "document": document_card_json(document, address),
        "copies": related_json(hit.copies, address),
    }


def document_card_json(document: Document, address: Address) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "issuer": document.issuer,
        "published": document.published.isoformat() if document.published else None,
        "written": document.written.isoformat() if document.written else None,
        "url": address(document.id, None),
        "doc_type": document.doc_type,
    }


def related_json(related: Related, address: Address) -> list[dict[str, str]]:
    return [{"id": id_, "url": address(id_, None)} for id_ in related.ids]


def _value_json(value: FacetValue) -> dict[str, Any]:
    shown: dict[str, Any] = {"value": value.value, "label": value.label, "count": value.count, "selected": value.selected}
    if value.children:
        shown["children"] = [_value_json(child) for child in value.children]
    return shown


def _filter_json(one: Filter) -> dict[str, Any]:
    if isinstance(one, FacetFilter):
        return {"facet": one.facet, "values": sorted(one.values)}
    return {
        "facet": "published",
        "from": one.first.isoformat() if one.first else None,
        "to": one.last.isoformat() if one.last else None,
    }
