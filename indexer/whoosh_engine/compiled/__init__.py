"""The operations of `plain.py`, compiled by Numba: one pass over memory each. What they do is written there.

Compiled code is cached on disk; only the first use in a new installation has to wait for it, some seconds. The cache
knows a kernel by its own file alone: who changes a piece that kernels of other files take in (`reach`, `worth`, the heap), or a constant of
another module, deletes `__pycache__` here.
"""

from indexer.whoosh_engine.compiled.best import best
from indexer.whoosh_engine.compiled.bodies import containing, gaps
from indexer.whoosh_engine.compiled.facets import count
from indexer.whoosh_engine.compiled.held import among
from indexer.whoosh_engine.compiled.leading import leading
from indexer.whoosh_engine.compiled.scores import added, scores
from indexer.whoosh_engine.compiled.sets import decoded, difference, intersection, union

__all__ = ["added", "among", "best", "containing", "count", "decoded", "difference", "gaps", "intersection", "leading", "scores", "union"]
