"""The story of a search: request → understanding → engine → snippets → page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

from analyzers import Analyzer
from corpus.model import UNKNOWN
from indexer.engine import EngineError, EngineRequest, Hit, Reader
from indexer.query import FacetFilter, Filter, PublishedFilter
from search_app.anchors import anchor_of
from search_app.facets import SHOWN_FACETS, build_facets
from search_app.page import HitView, SearchPage
from search_app.query.corrections import Speller
from search_app.query.lexicon import Lexicon
from search_app.query.understanding import Understanding, understand
from search_app.related import load_related
from search_app.request import SearchRequest
from search_app.retrieval import retrieve
from search_app.snippets import Highlighter, snippet
from search_app.vocabulary import IndexNames, Vocabulary

_AFTER_HEADING = " \u3000\n\t。．：:，,；;、"


@dataclass(frozen=True, slots=True)
class Library:
    """What a search needs at hand: one state of the index, the analyser it was built with, and the names of facet values.

    `max_results` is how deep a list may be paged, in passages; `until`, in seconds of `time.monotonic()`, is when whoever asks stops
    waiting: a search that is not answered by then raises `OutOfTime`. `lexicon` gives the words of the index, None while they are
    being read.
    """

    reader: Reader
    analyzer: Analyzer
    vocabulary: Vocabulary
    max_results: int
    until: float | None = None
    lexicon: Callable[[], Lexicon | None] = lambda: None

    def understand(self, text: str, *, expand: bool = True) -> Understanding:
        """What `text` means to a reader of this index; raises `OutOfTime` when there is no time to find out."""
        return understand(text, self.analyzer, self.names(), self.speller(), expand=expand)

    def names(self) -> IndexNames:
        """What knows facet values by what people call them."""
        return IndexNames(self.vocabulary, self.reader, self.until)

    def speller(self) -> Speller:
        """What knows the slips of one query."""
        return Speller(self.analyzer, self.reader, self.lexicon, self.vocabulary.places_named, self.until)


def search(request: SearchRequest, library: Library, per_document: int | None = None) -> SearchPage:
    """The page that answers `request`; with `per_document`, no document has more hits in the whole list than that, and of documents
    that are copies of one another only one is listed.

    It is `partial` where there was time for passages that hold every word, but not for those that hold some of them.
    """
    started = perf_counter()
    understanding = library.understand(request.text, expand=request.expand)
    asked = engine_request(request, understanding, library.until)
    asked = replace(asked, per_document=per_document, fold_copies=per_document is not None)
    retrieved = retrieve(understanding, asked, library.reader)
    result = retrieved.result
    reachable = library.max_results // request.per_page * request.per_page  # in whole pages
    highlighter = Highlighter(library.analyzer, retrieved.marks, understanding.substrings)
    hits = tuple(view_hit(hit, highlighter, library, folded=asked.fold_copies) for hit in result.hits)
    return SearchPage(
        request=request,
        understanding=understanding,
        total=result.total,
        complete=retrieved.complete,
        partial=retrieved.partial,
        hits=hits,
        facets=build_facets(result.facets, request, library.vocabulary),
        pages=min(-(-result.listed // request.per_page), reachable // request.per_page),
        capped=result.listed > reachable,
        took_ms=(perf_counter() - started) * 1000,
    )


def count(request: SearchRequest, library: Library) -> int:
    """How many passages `request` finds."""
    understanding = library.understand(request.text, expand=request.expand)
    asked = replace(engine_request(request, understanding, library.until), facets=(), offset=0, limit=0)
    return retrieve(understanding, asked, library.reader).result.total


def engine_request(request: SearchRequest, understanding: Understanding, until: float | None) -> EngineRequest:
    """What the engine is asked: the query, the filters typed in it, and those chosen beside it."""
    filters: list[Filter] = [*understanding.filters]
    filters += (FacetFilter(facet, frozenset(values)) for facet, values in request.selected.items())
    if request.published_from or request.published_to:
        filters.append(PublishedFilter(request.published_from, request.published_to))
    return EngineRequest(
        query=understanding.node,
        filters=tuple(filters),
        facets=SHOWN_FACETS,
        sort=request.sort,
        near=understanding.near,
        offset=(request.page - 1) * request.per_page,
        limit=request.per_page,
        until=until,
    )


def view_hit(hit: Hit, highlighter: Highlighter, library: Library, *, folded: bool) -> HitView:
    """The hit with its document, its copies, and its snippet with marks; `folded` tells that the list leaves copies out."""
    found = library.reader.passage(hit.passage_id)
    if found is None:
        raise EngineError(f"passage {hit.passage_id} is indexed, but its document is not stored: rebuild it with python -m indexer rebuild")
    document, passage = found.document, found.passage
    marked = highlighter.mark(passage.text)
    body = heading_end(passage.text, passage.path)
    window = snippet(marked, body)
    return HitView(
        passage=passage,
        document=document,
        anchor=anchor_of(found.position),
        score=hit.score,
        more=hit.more,
        copies=load_related(hit.copies if folded else library.reader.copies(document.id), library.reader),
        highlighter=highlighter,
        snippet=marked.cut(*window),
        window=window,
        body=body,
        place=library.vocabulary.place_name(passage.region_code) if passage.region_code else UNKNOWN,
    )


def heading_end(text: str, path: tuple[str, ...]) -> int:
    """Where the headings that open a passage end: the card shows them above the snippet, once is enough."""
    end = 0
    for heading in path:
        at = text.find(heading, end)
        if at != -1 and not text[end:at].strip():
            end = at + len(heading)
    rest = text[end:].lstrip(_AFTER_HEADING)
    return len(text) - len(rest) if rest else 0
