"""Parsed documents → analysed documents: what of a passage is searched in which field, and by which facets it is filtered."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import corpus
from analyzers import Analyzer, fold
from corpus.model import UNKNOWN, Document, ParsedDocument, Passage
from corpus.places.gazetteer import Gazetteer
from indexer import digests, references, signature
from indexer.engine import AnalysedDocument, AnalysedPassage
from indexer.query import TEXT_FIELDS, TextField

JOINT = "\n"
"""Between the parts of a field (one heading and the next): folding leaves no line break, so no phrase runs across it."""
LONGEST_PLACE = 24
"""Characters of the name of a county after that of its prefecture: 红河哈尼族彝族自治州金平苗族瑶族傣族自治县."""


class FieldAnalysis:
    """A field folded and cut; `of` remembers, because titles and headings repeat from passage to passage."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._known: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}

    def of(self, parts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """The folded text of a field made of `parts`, and its words."""
        found = self._known.get(parts)
        if found is None:
            folded = [fold(part).text for part in parts]
            words = tuple(chain.from_iterable(map(self._analyzer.word_terms, folded)))
            found = self._known[parts] = (JOINT.join(folded), words)
        return found


def analyse(parsed: ParsedDocument, analyzer: Analyzer, gazetteer: Gazetteer) -> AnalysedDocument:
    """The document with each passage folded and cut in all fields, and its facet values."""
    fields = FieldAnalysis(analyzer)
    passages = tuple(_analyse(passage, parsed.document, fields, gazetteer) for passage in parsed.passages)
    folded = JOINT.join(passage.folded["body"] for passage in passages)
    return AnalysedDocument(parsed, passages, signature.sign(parsed.document, folded), references.refer(parsed.document, folded))


def _analyse(passage: Passage, document: Document, fields: FieldAnalysis, gazetteer: Gazetteer) -> AnalysedPassage:
    texts: dict[TextField, tuple[str, ...]] = {
        "title": (document.title,),
        "heading": passage.path,
        "body": (passage.text,),
        "about": about(passage, document, gazetteer),
    }
    found = {field: fields.of(texts[field]) for field in TEXT_FIELDS}
    return AnalysedPassage(
        id=passage.id,
        words={field: words for field, (_, words) in found.items()},
        folded={field: text for field, (text, _) in found.items()},
        facets=facets(passage, document, gazetteer),
        dated=document.dated,
        covered=date(document.covers_years[-1], 12, 31) if document.covers_years else None,
    )


def about(passage: Passage, document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What the passage is about though its text need not say so: issuer, names of its region path, years; and the numbers
    its document is cited by."""
    names = [gazetteer.label(code) for code in region_path(passage.region_code, gazetteer)]
    years = [f"{year}年" for year in passage.years]
    numbers = [document.document_number, document.index_number]
    return (*([document.issuer] if document.issuer else []), *names, *years, *filter(None, numbers))


def facets(passage: Passage, document: Document, gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """The values of every facet of `engine.FACETS`; `unknown` where nothing is known."""
    return {
        "city": _or_unknown(region_path(passage.region_code, gazetteer)),
        "year": _or_unknown(map(str, passage.years)),
        "domain": _or_unknown(passage.domains),
        "doc_type": _or_unknown([document.doc_type]),
        "issuer": _or_unknown(issuer_values(document, gazetteer)),
        "script": _or_unknown([document.script]),
    }


def issuer_value(name: str, gazetteer: Gazetteer) -> str:
    """The facet value of a body: its name folded, one for documents in either script, and without the place above a county whose name no
    other bears (罗湖区民政局 of 深圳市罗湖区民政局); empty where nothing of it can be read."""
    value = fold(name).text.strip()
    for end in range(min(len(value), LONGEST_PLACE), 0, -1):
        if (place := gazetteer.full_names.get(value[:end])) is not None:
            return place + value[end:]
    return value


def issuer_values(document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The facet values of a document's issuer: its name, and where other places have a body of that name, the name that tells them apart
    (朝阳区民政局, 长春市朝阳区民政局), so that they can be told and be asked for together."""
    value = issuer_value(document.issuer or "", gazetteer)
    if not value:
        return ()
    for code in document.region.path if document.region else ():
        alone, distinct = gazetteer.label(code), gazetteer.distinct_name(code)
        if alone != distinct and value.startswith((alone, distinct)):
            rest = value.removeprefix(distinct).removeprefix(alone)
            return alone + rest, distinct + rest
    return (value,)


def region_path(code: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The codes from the province down to `code`; `code` alone where the gazetteer does not know it."""
    if code is None:
        return ()
    place = gazetteer.place(code)
    return place.path if place else (code,)


def _or_unknown(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values)) or (UNKNOWN,)


@cache
def parser_fingerprint() -> str:
    """Names everything that makes analysed documents of files: code and data of `corpus`, this module and those it hands documents to."""
    package = Path(corpus.__file__).parent
    own = (__file__, digests.__file__, references.__file__, signature.__file__)
    digest = hashlib.sha256(b"".join(Path(module).read_bytes() for module in own))
    for path in sorted(path for path in package.rglob("*") if path.suffix in {".py", ".tsv", ".json", ".txt"}):
        if "samples" not in path.relative_to(package).parts:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
