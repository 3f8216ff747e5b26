"""“Why no hits”: which word or filter leaves nothing, and what there is without it.

Asked only when a search found nothing, so it may cost a few searches more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from analyzers import Analyzer
from indexer.engine import EngineRequest, Reader
from indexer.query import Everything, Filter
from search_app.conditions import Names
from search_app.understanding import Understanding, understand

MOST_TRIED = 8
"""Words tried one by one; a query of more words is a question, for which no single word is to blame."""


class WayOut(NamedTuple):
    """A changed search that finds something: without a word, without the filters on a facet, or in the parent of a place."""

    kind: str
    """`word` or `facet`."""
    dropped: str
    """The word as written, or the facet's name."""
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class NoHits:
    """Why a search found nothing. `unknown` are its words that no passage of the index holds."""

    unknown: tuple[str, ...]
    ways_out: tuple[WayOut, ...]


def explain_no_hits(understanding: Understanding, chosen: Mapping[str, Filter], reader: Reader, analyzer: Analyzer, names: Names) -> NoHits:
    """What stood in the way. `chosen` are the filters set beside the query, by facet."""

    def total(understood: Understanding, filters: tuple[Filter, ...]) -> int:
        return reader.search(EngineRequest(understood.node, filters=(*understood.filters, *filters), limit=0)).total

    every = tuple(chosen.values())
    ways = []
    pieces = understanding.text.split()
    for piece in pieces if 1 < len(pieces) <= MOST_TRIED else ():
        text = " ".join(other for other in pieces if other is not piece)
        without = understand(text, analyzer, names)
        if not isinstance(without.node, Everything) and (count := total(without, every)):
            ways.append(WayOut("word", piece, text, count))
    for facet in chosen:
        rest = tuple(other for name, other in chosen.items() if name != facet)
        if count := total(understanding, rest):
            ways.append(WayOut("facet", facet, understanding.text, count))
    if understanding.filters and (count := total(replace(understanding, filters=()), every)):
        ways.append(WayOut("facet", "query", understanding.text, count))
    unknown = tuple(mark for mark in sorted(understanding.marks) if not reader.frequency(mark, "grams" if len(mark) == 1 else "words"))
    return NoHits(unknown, tuple(sorted(ways, key=lambda way: -way.total)))
