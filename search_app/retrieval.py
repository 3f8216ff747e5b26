"""Strictly first, then widely: a query that few passages answer in full is asked again with words missing.

Whether a query is widened depends on the query alone, not on the filters chosen beside it: counts in the facets stay what
choosing them will give. Nor does it depend on the document it is asked of: that shows its part of the list.
"""

import sys
from dataclasses import dataclass, replace

from indexer.engine import EngineRequest, EngineResult, OutOfTime, Reader
from search_app.query.understanding import Understanding

ENOUGH = 20
"""Passages that answer in full from which nothing is widened: two pages of them. Recall@100 of our own questions, and with seeds: 0.967,
0.959 at 10, 0.972, 0.972 at 20, 0.973, 0.975 where all are widened, which lays answers in part behind many in full; nDCG@10 is the same."""
NEVER_ENOUGH = sys.maxsize
"""Where a word is taken for a slip: what was meant is a guess. Recall@100 of our own mistyped questions: 0.92 without, 0.98 with."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The answer. `complete` is how many of it hold everything asked, None when all do. `marks` are the folded words to mark in it.
    `partial` tells that there was no time to look for those that hold some of it."""

    result: EngineResult
    marks: frozenset[str]
    complete: int | None = None
    partial: bool = False


def retrieve(understanding: Understanding, request: EngineRequest, reader: Reader) -> Retrieved:
    """The answer to `request`, whose query is `understanding.node`; passages that hold everything always come first. By date these
    are all there is, if there are any: those that hold a part would stand among them.

    Raises `OutOfTime` when there is no time even for those.
    """
    strict = reader.search(request)
    try:
        if understanding.wider is None or not _is_widened(understanding, request, strict, reader):
            return Retrieved(strict, understanding.marks)
        wide = reader.search(replace(request, query=understanding.wider))
    except OutOfTime:
        return Retrieved(strict, understanding.marks, partial=True)
    return Retrieved(wide, understanding.wider_marks, strict.total) if wide.total > strict.total else Retrieved(strict, understanding.marks)


def _is_widened(understanding: Understanding, request: EngineRequest, strict: EngineResult, reader: Reader) -> bool:
    """Whether too few passages answer in full, whatever is chosen beside the query; by date any are enough."""
    enough = NEVER_ENOUGH if understanding.slips else ENOUGH
    most = enough if request.sort == "relevance" else 1
    if strict.total >= most:
        return False
    if request.document is None and request.filters == understanding.filters:
        return True
    asked_alone = EngineRequest(request.query, understanding.filters, limit=0, until=request.until)
    return reader.search(asked_alone).total < most
