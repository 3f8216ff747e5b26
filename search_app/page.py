"""What is shown: frozen values that every presenter draws from, free of mark-up and of language."""

from dataclasses import dataclass
from datetime import date

from corpus.model import UNKNOWN, Document, Passage
from search_app.facets import Facet
from search_app.query.understanding import Understanding
from search_app.related import Related
from search_app.request import SearchRequest
from search_app.snippets import Highlighter, Marked, Span


@dataclass(frozen=True, slots=True)
class HitView:
    """A ranked passage with its marks. `snippet` is `passage.text[slice(*window)]`, where the text after the headings begins at `body`;
    `anchor` is its place on the document page.

    Title and headings are marked where they are shown: programs are given them without marks.
    """

    passage: Passage
    document: Document
    anchor: str
    score: float
    more: int
    """How many more passages of the document match, where only this one and those above it are listed."""
    copies: Related
    """Copies of the document that are left out of the list for it; where the list leaves none out, all copies there are."""
    highlighter: Highlighter
    snippet: Marked
    window: Span
    body: int
    place: str
    """The name of the region, `unknown` where there is none."""

    @property
    def title(self) -> Marked:
        return self.highlighter.mark(self.document.title)

    @property
    def path(self) -> tuple[Marked, ...]:
        return tuple(map(self.highlighter.mark, self.passage.path))

    @property
    def cut_before(self) -> bool:
        """Whether text is left out before the snippet that is not shown as a heading."""
        return self.window[0] > self.body

    @property
    def cut_after(self) -> bool:
        return self.window[1] < len(self.passage.text)

    @property
    def number(self) -> Marked | None:
        """The number of the document, where it is what was asked for."""
        number = self.document.document_number
        marked = self.highlighter.mark(number) if number else None
        return marked if marked and marked.marks == ((0, len(marked.text)),) else None

    @property
    def region_code(self) -> str:
        return self.passage.region_code or UNKNOWN

    @property
    def published_apart(self) -> date | None:
        """The date of publication where its year is none of those the passage is about."""
        published, years = self.document.published, self.passage.years
        return published if published and years and published.year not in years else None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results. `pages` counts those that may be asked for; `capped` tells that the list is longer than that.

    `complete` is how many of the `total` hold everything asked, where words were allowed to be missing; None otherwise.
    """

    request: SearchRequest
    understanding: Understanding
    total: int
    hits: tuple[HitView, ...]
    facets: tuple[Facet, ...]
    pages: int
    capped: bool
    took_ms: float
    complete: int | None = None
    partial: bool = False

    @property
    def first(self) -> int:
        """The rank of the first hit of this page, from 1."""
        return (self.request.page - 1) * self.request.per_page + 1

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)
