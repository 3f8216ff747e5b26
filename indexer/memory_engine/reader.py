"""The reader: every passage scored, filtered, ranked and counted one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from corpus.model import ParsedDocument
from indexer import references, scoring
from indexer.copies import groups, rows
from indexer.engine import FACETS, AnalysedDocument, EngineRequest, EngineResult, FacetFilter, Filter, Hit, PassageFound, Unsupported
from indexer.memory_engine.scorer import Scorer, passes
from indexer.nearness import WINDOW
from indexer.query import Stream


class MemoryReader:
    """All documents in memory."""

    def __init__(self, documents: Mapping[str, AnalysedDocument]) -> None:
        self._documents = dict(sorted(documents.items()))
        self._passages = {p.id: p for document in self._documents.values() for p in document.passages}
        signatures = rows(b"".join(document.signature for document in self._documents.values()))
        self._group = dict(zip(self._documents, groups(signatures).tolist(), strict=True))
        self._references = references.join(document.references for document in self._documents.values())
        self._owner = {p.id: id_ for id_, document in self._documents.items() for p in document.passages}
        standings = dict(zip(self._documents, self._references.standings().tolist(), strict=True))
        self._scorer = Scorer([*self._passages.values()], {id_: standings[owner] for id_, owner in self._owner.items()})

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
            if request.document not in (None, self._owner[passage.id]):
                continue
            if (score := self._scorer.score(request.query, passage)) is not None:
                scores[passage.id] = scoring.added(score)
        kept = [id_ for id_ in scores if self._passes(id_, request.filters)]
        kept.sort(key=lambda id_: self._order(id_, scores[id_], request.sort))
        if request.sort == "relevance":
            window = kept[:WINDOW]
            scores |= {id_: scoring.added((scores[id_], *self._scorer.nearness(self._passages[id_], request.near))) for id_ in window}
            kept[:WINDOW] = sorted(window, key=lambda id_: self._order(id_, scores[id_], request.sort))
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
        return self._scorer.holding[stream][term]

    def vocabulary(self, prefix: str, stream: Stream = "words") -> Iterator[tuple[str, int]]:
        return ((term, holding) for term, holding in sorted(self._scorer.holding[stream].items()) if term.startswith(prefix))

    def close(self) -> None:
        """Nothing is held open."""

    def _passes(self, passage_id: str, filters: Iterable[Filter]) -> bool:
        return all(passes(self._passages[passage_id], wanted) for wanted in filters)

    def _order(self, passage_id: str, score: float, sort: str) -> tuple[int, float, str]:
        day = self._passages[passage_id].dated or self._passages[passage_id].covered
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


def _check_facets(request: EngineRequest) -> None:
    named = {*request.facets, *(f.facet for f in request.filters if isinstance(f, FacetFilter))}
    if unknown := sorted(named.difference(FACETS)):
        raise Unsupported(f"no such facet: {', '.join(unknown)} (there are {', '.join(FACETS)})")
