"""Documents of a few lines, made in memory and served by the reference engine."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from analyzers import load_analyzer
from corpus.model import ParsedDocument, Passage, Region, Section, Skipped
from corpus.places.gazetteer import Gazetteer
from indexer.analysis import analyse
from indexer.engine import EngineError, Reader
from indexer.manifest import Manifest
from indexer.memory_engine import MemoryReader
from tests.made import made_document

HEADING = re.compile(r"(?m)^(#+) (.+)$")


def made(  # a test names what it is about and leaves the rest
    id_: str,
    marked_up: str,
    *,
    gazetteer: Gazetteer,
    title: str = "工作总结",
    code: str | None = "330782",
    years: Sequence[int] = (2023,),
    domains: Sequence[str] = ("elderly_care",),
    issuer: str | None = "义乌市民政局",
    published: date | None = date(2024, 1, 5),
    written: date | None = None,
    doc_type: str = "summary",
    script: str = "hans",
    url: str | None = None,
) -> ParsedDocument:
    """A document whose headings are the lines that begin with `#`; each section is one passage."""
    text, sections = _sections(marked_up)
    starts = [section.start for section in sections] or [0]
    if text[: starts[0]].strip():
        starts.insert(0, 0)
    spans = [(start, start + len(text[start:end].rstrip())) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    paths = {section.start: section.path for section in sections}
    passages = tuple(
        Passage(f"{id_}#{at}", paths.get(start, ()), start, end, text[start:end], tuple(years), tuple(domains), code)
        for at, (start, end) in enumerate(spans)
    )
    document = made_document(
        id_,
        text,
        title=title,
        issuer=issuer,
        region=_region(code, gazetteer),
        published=published,
        written=written,
        doc_type=doc_type,
        covers_years=tuple(years),
        script=script,
        domains=tuple(domains),
        url=url,
    )
    return ParsedDocument(document, sections, passages)


def _region(code: str | None, gazetteer: Gazetteer) -> Region | None:
    place = gazetteer.place(code) if code else None
    if place is None:
        return None
    names = {step: gazetteer.label(step) for step in place.path}
    city = next((name for step, name in names.items() if step.endswith("00") and not step.endswith("0000")), None)
    county = None if place.code.endswith("00") else place.name
    return Region(place.code, place.path, names[place.path[0]], city, county, 0.9)


def _sections(marked_up: str) -> tuple[str, tuple[Section, ...]]:
    text, sections, path, at = "", [], [], 0
    for found in HEADING.finditer(marked_up):
        text += marked_up[at : found.start()]
        level, heading = len(found[1]), found[2]
        path = [*path[: level - 1], heading]
        sections.append(Section(heading, level, tuple(path), len(text), len(text)))
        text += heading
        at = found.end()
    return text + marked_up[at:], tuple(sections)


MANIFEST = Manifest(
    schema=1,
    engine="memory",
    analyzer="a1b2",
    parser="e5f6",
    corpus="c3d4",
    sources=4,
    documents=3,
    passages=7,
    skipped=1,
    created="2026-01-02T03:04:05+00:00",
    files={},
)


@dataclass(frozen=True, slots=True)
class MadeIndex:
    """An index that never changes."""

    reader: Reader
    manifest: Manifest = MANIFEST
    warning: str | None = None

    def skipped(self) -> tuple[Skipped, ...]:
        return (Skipped("<b>broken.pdf", "no text in it: scanned pages need OCR first"),)

    def refresh(self) -> bool:
        return False

    def give_up(self, _: Reader, error: EngineError) -> bool:
        raise error


def indexed(documents: Iterable[ParsedDocument], gazetteer: Gazetteer) -> MadeIndex:
    return MadeIndex(MemoryReader({parsed.document.id: analyse(parsed, load_analyzer(), gazetteer) for parsed in documents}))
