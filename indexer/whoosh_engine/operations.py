"""Which operations do the work: compiled ones where Numba is installed, else those in NumPy. Both give the same results."""

import importlib.util
from collections.abc import Sequence
from typing import Protocol, cast

from indexer.whoosh_engine import plain
from indexer.whoosh_engine.array_file import Array
from indexer.whoosh_engine.plain import Flags, Ids, Scores
from indexer.whoosh_engine.scorer import Scorer


class Operations(Protocol):
    """What `plain.py` and `compiled.py` offer; the docstrings are in `plain.py`."""

    def intersection(self, one: Ids, other: Ids) -> Ids: ...
    def difference(self, ids: Ids, unwanted: Ids) -> Ids: ...
    def union(self, sets: Sequence[Ids], size: int, at_least: int) -> Ids: ...
    def add(self, total: Scores, wanted: Ids, ids: Ids, scores: Scores) -> None: ...
    def add_term(self, total: Scores, wanted: Ids, scorer: Scorer) -> None: ...
    def add_terms(self, wanted: Ids, scorers: Sequence[Scorer], size: int) -> Scores: ...
    def tally(self, of: Array, passages: Ids, sets: int) -> Array: ...
    def leading(self, keys: Scores, count: int) -> Array: ...
    def containing(self, bodies: Array, ends: Array, passages: Ids, pattern: Array) -> Flags: ...


def fastest() -> Operations:
    """The compiled operations if they can be had."""
    if importlib.util.find_spec("numba") is None:
        return cast("Operations", plain)
    return cast("Operations", importlib.import_module("indexer.whoosh_engine.compiled"))
