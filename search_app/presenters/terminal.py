"""A results page as text for a terminal: what `python -m search_app query` prints.

Whatever comes from a document or a query goes through `visible`: control characters in it are told, not obeyed.
"""

import re
from collections.abc import Iterator

from analyzers.visible import visible
from search_app.assistance.advice import Advice
from search_app.links import parameters
from search_app.page import HitView, SearchPage
from search_app.presenters.repairs import REPAIRS
from search_app.snippets import Marked

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_BLANKS = re.compile(r"\s+")


def search_text(page: SearchPage, advice: Advice, colour: bool) -> Iterator[str]:
    """The lines of a page; marks are bold where `colour` is wanted, else in 【】, which no search tool mistakes for mark-up."""
    for repair in page.understanding.repairs:
        yield "note: " + REPAIRS[repair.key] % {"detail": visible(repair.detail)}
    yield f"{page.total} passages, page {page.request.page} of {max(page.pages, 1)}, {page.took_ms:.0f} ms"
    yield from _advice_text(advice, found=page.total > 0)
    if page.total and not page.hits:
        yield f"no page {page.request.page}: the last is {page.pages}"
    for rank, hit in enumerate(page.hits, page.first):
        yield ""
        yield from _hit_text(rank, hit, colour)
    for facet in page.facets:
        shown = [
            f"{value.label} ({value.value}) {value.count}" if facet.name == "city" else f"{value.value} {value.count}"
            for value in (facet.values if facet.name == "city" else facet.flat)
        ]
        if shown:
            yield ""
            yield f"{facet.name}: " + visible(" · ".join(shown[:12])) + (" …" if len(shown) > 12 else "")


def _advice_text(advice: Advice, *, found: bool) -> Iterator[str]:
    """What else to ask, each as the parameters of `/search`; ways out only where nothing was found."""
    if advice.corrected:
        yield f"did you mean: {visible(advice.corrected.text)}"
    if advice.no_hits is None:
        return
    if advice.no_hits.unknown:
        yield f"in no passage: {visible(' '.join(advice.no_hits.unknown))}"
    for way in () if found else advice.no_hits.ways_out:
        asked = " ".join(f"{name}={value}" for name, value in parameters(way.request))
        yield f"{way.total} passages with: {visible(asked)}"


def _hit_text(rank: int, hit: HitView, colour: bool) -> Iterator[str]:
    document = hit.document
    yield f"{rank}. {_marked(hit.title, colour)}"
    if hit.passage.path:
        yield "   " + visible(" › ".join(hit.passage.path))
    yield "   " + " ".join(_marked(hit.snippet, colour).split())
    about = [
        hit.place,
        document.issuer,
        ", ".join(map(str, hit.passage.years)) or "year unknown",
        ", ".join(hit.passage.domains),
        document.doc_type,
    ]
    if document.published:
        about.append(f"published {document.published.isoformat()}")
    elif document.written:
        about.append(f"written {document.written.isoformat()}")
    line = visible(" · ".join(part for part in about if part) + f" · {document.source} #{hit.anchor}")
    yield f"   {DIM}{line}{RESET}" if colour else f"   {line}"
    if hit.copies.ids:
        yield f"   copies: {visible(' '.join(hit.copies.ids))}"


def _marked(text: Marked, colour: bool) -> str:
    opening, closing = (BOLD, RESET) if colour else ("【", "】")
    pieces = ((visible(_BLANKS.sub(" ", piece)), marked) for piece, marked in text.pieces())
    return "".join(f"{opening}{piece}{closing}" if marked else piece for piece, marked in pieces)
