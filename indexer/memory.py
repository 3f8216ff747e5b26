"""The `memory` engine: brute force over everything, kept as the readable reference that the other engines are tested against.

Every passage is looked at for every request, straight from the definitions in `query.py` and `engine.py`. Good for tests
and a few thousand passages.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, compress
from pathlib import Path

from analyzers import gram_terms
from corpus.model import ParsedDocument
from indexer import references, scoring, stored
from indexer.copies import groups, rows
from indexer.engine import (
    FACETS,
    MEMORY,
    AnalysedDocument,
    AnalysedPassage,
    EngineError,
    EngineRequest,
    EngineResult,
    FacetFilter,
    Filter,
    Hit,
    PassageFound,
    PublishedFilter,
    Unsupported,
)
from indexer.query import (
    STREAMS,
    TEXT_FIELDS,
    All,
    Also,
    Any,
    Constant,
    Everything,
    Match,
    Node,
    Not,
    Phrase,
    Prefix,
    Standing,
    Stream,
    TextField,
    Where,
)

FILE = "documents.jsonl"


class MemoryReader:
    """All documents in memory; each passage with its term counts."""

    def __init__(self, documents: Mapping[str, AnalysedDocument]) -> None:
        self._documents = dict(sorted(documents.items()))
        self._passages = {p.id: p for document in self._documents.values() for p in document.passages}
        signatures = rows(b"".join(document.signature for document in self._documents.values()))
        self._group = dict(zip(self._documents, groups(signatures).tolist(), strict=True))
        self._references = references.join(document.references for document in self._documents.values())
        self._standing = dict(zip(self._documents, self._references.standings().tolist(), strict=True))
        self._owner = {p.id: id_ for id_, document in self._documents.items() for p in document.passages}
        self._counts = {p.id: _counts(p) for p in self._passages.values()}
        self._holding = {s: self._count_holding(s) for s in STREAMS}
        self._average = {(f, s): self._average_length(f, s) for f in TEXT_FIELDS for s in STREAMS}

    @property
    def passage_count(self) -> int:
        return len(self._passages)

    @property
    def document_count(self) -> int:
        return len(self._documents)

    def search(self, request: EngineRequest) -> EngineResult:
        _check_facets(request)
        scores = {}
        for passage in self._passages.values():
            request.check_time()
            if (score := self._score(request.query, passage)) is not None:
                scores[passage.id] = scoring.added(score)
        kept = [id_ for id_ in scores if self._passes(id_, request.filters)]
        kept.sort(key=lambda id_: self._order(id_, scores[id_], request.sort))
        single, copies = self._without_copies(kept) if request.fold_copies else (kept, {})
        listed, more = self._folded(single, request.per_document)
        page = listed[request.offset : request.offset + request.limit]
        return EngineResult(
            total=len(kept),
            listed=len(listed),
            hits=tuple(Hit(id_, scores[id_], more.get(id_, 0), copies.get(id_, ())) for id_ in page),
            facets={facet: self._count(facet, scores, request.filters) for facet in request.facets},
        )

    def document(self, document_id: str) -> ParsedDocument | None:
        found = self._documents.get(document_id)
        return found.parsed if found else None

    def passage(self, passage_id: str) -> PassageFound | None:
        parsed = self.document(self._owner.get(passage_id, ""))
        if parsed is None:
            return None
        position = next(at for at, passage in enumerate(parsed.passages) if passage.id == passage_id)
        return PassageFound(parsed.document, parsed.passages[position], position)

    def copies(self, document_id: str) -> tuple[str, ...]:
        group = self._group.get(document_id)
        return tuple(id_ for id_ in self._documents if self._group[id_] == group and id_ != document_id)

    def cited_by(self, document_id: str) -> tuple[str, ...]:
        ids = list(self._documents)
        return tuple(ids[citing] for citing in self._references.citing(ids.index(document_id))) if document_id in self._documents else ()

    def documents(self) -> Iterator[ParsedDocument]:
        return (document.parsed for document in self._documents.values())

    def frequency(self, term: str, stream: Stream = "words") -> int:
        return self._holding[stream][term]

    def vocabulary(self, prefix: str, stream: Stream = "words") -> Iterator[tuple[str, int]]:
        return ((term, holding) for term, holding in sorted(self._holding[stream].items()) if term.startswith(prefix))

    def close(self) -> None:
        """Nothing is held open."""

    def _average_length(self, field: TextField, stream: Stream) -> float:
        lengths = [counts[field, stream].total() for counts in self._counts.values()]
        return sum(lengths) / len(lengths) if lengths else 0.0

    def _count_holding(self, stream: Stream) -> Counter[str]:
        """n(t) of every term."""
        return Counter(term for counts in self._counts.values() for term in {t for f in TEXT_FIELDS for t in counts[f, stream]})

    def _tf(self, passage: AnalysedPassage, term: str, field: TextField, stream: Stream) -> int:
        return min(self._counts[passage.id][field, stream][term], scoring.MOST)

    def _score(self, node: Node, passage: AnalysedPassage) -> list[float] | None:
        """What each leaf of `node` that counts adds to the passage's score, None when the passage does not match."""
        match node:
            case Everything():
                return []
            case Match(term, stream, fields, weight):
                frequency = self._frequency(term, stream, fields, passage)
                return [self._bm25f(term, stream, weight, frequency)] if frequency else None
            case Prefix(prefix, stream, fields, weight):
                counts = self._counts[passage.id]
                found = any(term.startswith(prefix) for field in fields for term in counts[field, stream])
                return [weight] if found else None
            case Phrase(text, grams, fields, weight):
                if not any(text in passage.folded.get(field, "") for field in fields):
                    return None
                frequencies = {gram: self._frequency(gram, "grams", fields, passage) for gram in grams}
                return [self._bm25f(gram, "grams", weight, frequency) for gram, frequency in frequencies.items()]
            case All(children):
                scores = [self._score(child, passage) for child in children]
                return None if None in scores else list(chain.from_iterable(filter(None, scores)))
            case Any(children, at_least):
                matching = [score for child in children if (score := self._score(child, passage)) is not None]
                return list(chain.from_iterable(matching)) if len(matching) >= max(at_least, 1) else None
            case Not(child):
                return [] if self._score(child, passage) is None else None
            case Constant(child, weight):
                return None if self._score(child, passage) is None else [weight]
            case Standing(weight):
                standing = self._standing[self._owner[passage.id]]
                return [weight * standing] if standing else None
            case Where(wanted):
                return [] if self._passes(passage.id, (wanted,)) else None
            case Also(required, optional):
                score = self._score(required, passage)
                return None if score is None else score + (self._score(optional, passage) or [])

    def _frequency(self, term: str, stream: Stream, fields: tuple[TextField, ...], passage: AnalysedPassage) -> float:
        """tf~."""
        frequency = 0.0
        for field in TEXT_FIELDS:
            if field in fields and (tf := self._tf(passage, term, field, stream)):
                length = min(self._counts[passage.id][field, stream].total(), scoring.MOST)
                frequency += tf * scoring.norm(field, float(length), self._average[field, stream])
        return frequency

    def _bm25f(self, term: str, stream: Stream, weight: float, frequency: float) -> float:
        idf = scoring.idf(self.passage_count, self.frequency(term, stream))
        return scoring.factor(weight, idf) * scoring.saturated(frequency)

    def _passes(self, passage_id: str, filters: tuple[Filter, ...]) -> bool:
        passage = self._passages[passage_id]
        for wanted in filters:
            match wanted:
                case FacetFilter(facet, values):
                    if values.isdisjoint(passage.facets[facet]):
                        return False
                case PublishedFilter(first, last):
                    day = passage.published
                    if day is None or (first and day < first) or (last and day > last):
                        return False
        return True

    def _order(self, passage_id: str, score: float, sort: str) -> tuple[int, float, str]:
        day = self._passages[passage_id].published
        if sort == "relevance":
            return (0, -score, passage_id)
        if day is None:
            return (date.max.toordinal() + 1, -score, passage_id)
        return (day.toordinal() if sort == "oldest" else -day.toordinal(), -score, passage_id)

    def _without_copies(self, ranked: list[str]) -> tuple[list[str], Mapping[str, tuple[str, ...]]]:
        """The ranked list with only the first document of each group, and by that document's first passage the others that matched."""
        leader: dict[int, str] = {}
        others: dict[int, set[str]] = defaultdict(set)
        for id_ in ranked:
            group = self._group[self._owner[id_]]
            if self._owner[id_] != self._owner[leader.setdefault(group, id_)]:
                others[group].add(self._owner[id_])
        left = [id_ for id_ in ranked if self._owner[id_] == self._owner[leader[self._group[self._owner[id_]]]]]
        return left, {leader[group]: tuple(sorted(ids)) for group, ids in others.items()}

    def _folded(self, ranked: list[str], per_document: int | None) -> tuple[list[str], Mapping[str, int]]:
        """The ranked list with only the first passages of each document, and how many follow the last that is left of it."""
        if per_document is None:
            return ranked, {}
        of_document: dict[str, list[str]] = defaultdict(list)
        for id_ in ranked:
            of_document[self._owner[id_]].append(id_)
        kept = {id_ for ids in of_document.values() for id_ in ids[:per_document]}
        more = {ids[per_document - 1]: len(ids) - per_document for ids in of_document.values() if len(ids) > per_document}
        return [id_ for id_ in ranked if id_ in kept], more

    def _count(self, facet: str, matching: Mapping[str, float], filters: tuple[Filter, ...]) -> Mapping[str, int]:
        others = tuple(f for f in filters if not (isinstance(f, FacetFilter) and f.facet == facet))
        kept = (self._passages[id_] for id_ in matching if self._passes(id_, others))
        return Counter(value for passage in kept for value in set(passage.facets[facet]))


def _counts(passage: AnalysedPassage) -> Mapping[tuple[TextField, Stream], Counter[str]]:
    """How often each term stands in each field."""
    counts: dict[tuple[TextField, Stream], Counter[str]] = {}
    for field in TEXT_FIELDS:
        counts[field, "words"] = Counter(passage.words.get(field, ()))
        counts[field, "grams"] = Counter(gram_terms(passage.folded.get(field, "")))
    return counts


def _check_facets(request: EngineRequest) -> None:
    named = {*request.facets, *(f.facet for f in request.filters if isinstance(f, FacetFilter))}
    if unknown := sorted(named.difference(FACETS)):
        raise Unsupported(f"no such facet: {', '.join(unknown)} (there are {', '.join(FACETS)})")


class MemoryWriter:
    """Collects documents and writes them as one file on commit."""

    def __init__(self, directory: Path, documents: dict[str, AnalysedDocument]) -> None:
        self._directory = directory
        self._documents = documents

    def add(self, document: AnalysedDocument) -> None:
        self._documents[document.parsed.document.id] = document

    def add_packed(self, packed: Sequence[AnalysedDocument], kept: Sequence[bool]) -> None:
        for document in compress(packed, kept):
            self.add(document)

    def delete(self, document_id: str) -> None:
        self._documents.pop(document_id, None)

    def commit(self) -> None:
        lines = [json.dumps(_to_json(document)) for document in self._documents.values()]
        half = self._directory / f"{FILE}.half"
        half.write_text("\n".join(lines), encoding="ascii")
        half.replace(self._directory / FILE)

    def abort(self) -> None:
        self._documents = {}


class MemoryEngine:
    name = "memory"

    def pack(self, documents: Iterable[AnalysedDocument]) -> Sequence[AnalysedDocument]:
        return tuple(documents)

    def create(self, directory: Path, memory: int = MEMORY) -> MemoryWriter:  # noqa: ARG002 - it holds everything in memory
        return MemoryWriter(directory, {})

    def extend(self, directory: Path, memory: int = MEMORY) -> MemoryWriter:  # noqa: ARG002
        return MemoryWriter(directory, _read(directory))

    def open(self, directory: Path) -> MemoryReader:
        return MemoryReader(_read(directory))


def _read(directory: Path) -> dict[str, AnalysedDocument]:
    try:
        lines = (directory / FILE).read_text(encoding="ascii").splitlines()
        documents = [_from_json(json.loads(line)) for line in lines]
    except (OSError, ValueError) as error:
        raise EngineError(f"{directory / FILE} cannot be read ({error}); rebuild the index") from error
    return {document.parsed.document.id: document for document in documents}


def _to_json(document: AnalysedDocument) -> object:
    passages = [
        {
            "id": p.id,
            "words": {field: list(words) for field, words in p.words.items()},
            "folded": dict(p.folded),
            "facets": {name: list(values) for name, values in p.facets.items()},
            "published": p.published.isoformat() if p.published else None,
        }
        for p in document.passages
    ]
    return {
        "parsed": stored.dump(document.parsed).hex(),
        "passages": passages,
        "signature": document.signature.hex(),
        "references": document.references.hex(),
    }


def _from_json(value: stored.Json) -> AnalysedDocument:
    passages = tuple(
        AnalysedPassage(
            id=p["id"],
            words={field: tuple(words) for field, words in p["words"].items()},
            folded=p["folded"],
            facets={name: tuple(values) for name, values in p["facets"].items()},
            published=date.fromisoformat(p["published"]) if p["published"] else None,
        )
        for p in value["passages"]
    )
    return AnalysedDocument(
        stored.load(bytes.fromhex(value["parsed"])), passages, bytes.fromhex(value["signature"]), bytes.fromhex(value["references"])
    )
