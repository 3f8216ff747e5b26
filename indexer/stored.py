"""The stored form of a parsed document: lines of compact JSON, an empty line, and the text.

The first line is the document without its text, the second its sections, each further one a passage: arrays in the order of the fields of
`corpus.model`. So one passage is read without the others, and the text without being parsed. A passage's text is a slice of the document's
and is not stored twice. Lone surrogates are kept ("surrogatepass"). `dump` and `load` are exact inverses.
"""

import json
from datetime import date
from typing import Any

from corpus.model import Document, Evidence, ParsedDocument, Passage, Region, Section

Json = Any

_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SURROGATES = "surrogatepass"
_END_OF_LINES = b"\n\n"


def dump(parsed: ParsedDocument) -> bytes:
    document = parsed.document
    head = [
        document.id,
        document.source,
        document.title,
        document.title_made,
        document.issuer,
        _dump_region(document.region),
        document.published.isoformat() if document.published else None,
        document.written.isoformat() if document.written else None,
        document.index_number,
        document.document_number,
        document.doc_type,
        document.covers_years,
        document.script,
        document.domains,
        document.url,
        {kind: _dump_evidence(found) for kind, found in document.evidence.items()},
        document.warnings,
    ]
    sections = [[s.heading, s.level, s.path, s.start, s.end] for s in parsed.sections]
    passages = ([p.id, p.path, p.start, p.end, p.years, p.domains, p.region_code] for p in parsed.passages)
    lines = "\n".join(map(_line, (head, sections, *passages)))
    return lines.encode("utf-8", _SURROGATES) + _END_OF_LINES + document.text.encode("utf-8", _SURROGATES)


class StoredDocument:
    """A stored document, made as far as it is asked for: a hit needs one passage of it. ValueError where the bytes are not of `dump`."""

    __slots__ = ("_made", "_passages", "_sections", "document")

    def __init__(self, data: bytes) -> None:
        lines, _, text = data.partition(_END_OF_LINES)
        head, self._sections, *self._passages = lines.split(b"\n")
        self.document = _load_document(json.loads(head), str(text, "utf-8", _SURROGATES))
        self._made: dict[int, Passage] = {}

    def passage(self, position: int) -> Passage:
        if (made := self._made.get(position)) is None:
            made = self._made[position] = self._passage(json.loads(self._passages[position]))
        return made

    def parsed(self) -> ParsedDocument:
        sections = (Section(heading, level, tuple(path), start, end) for heading, level, path, start, end in json.loads(self._sections))
        passages = json.loads(b"[" + b",".join(self._passages) + b"]")
        return ParsedDocument(self.document, tuple(sections), tuple(map(self._passage, passages)))

    def _passage(self, value: Json) -> Passage:
        id_, path, start, end, years, domains, region = value
        return Passage(id_, tuple(path), start, end, self.document.text[start:end], tuple(years), tuple(domains), region)


def load(data: bytes) -> ParsedDocument:
    """The inverse of `dump`; ValueError where the bytes are not its output."""
    return StoredDocument(data).parsed()


def _dump_evidence(found: tuple[Evidence, ...]) -> Json:
    return [[clue.kind, clue.text] for clue in found]


def _load_evidence(found: Json) -> tuple[Evidence, ...]:
    return tuple(Evidence(kind, text) for kind, text in found)


def _dump_region(region: Region | None) -> Json:
    if region is None:
        return None
    evidence = _dump_evidence(region.evidence)
    return [region.code, region.path, region.province, region.city, region.county, region.confidence, evidence]


def _load_region(value: Json) -> Region | None:
    if value is None:
        return None
    code, path, province, city, county, confidence, evidence = value
    return Region(code, tuple(path), province, city, county, confidence, _load_evidence(evidence))


def _load_document(head: Json, text: str) -> Document:
    (
        id_,
        source,
        title,
        title_made,
        issuer,
        region,
        published,
        written,
        index_number,
        document_number,
        doc_type,
        covers_years,
        script,
        domains,
        url,
        evidence,
        warnings,
    ) = head
    return Document(
        id=id_,
        source=source,
        text=text,
        title=title,
        title_made=title_made,
        issuer=issuer,
        region=_load_region(region),
        published=date.fromisoformat(published) if published else None,
        written=date.fromisoformat(written) if written else None,
        index_number=index_number,
        document_number=document_number,
        doc_type=doc_type,
        covers_years=tuple(covers_years),
        script=script,
        domains=tuple(domains),
        url=url,
        evidence={kind: _load_evidence(found) for kind, found in evidence.items()},
        warnings=tuple(warnings),
    )
