"""The `whoosh` engine: Whoosh keeps schema, segments, deletions and commits; postings and columns are arrays, through its codec.

`writer` and `reader` are the two sides of the seam, `segment` is what lies on disk, `executor` answers query trees.
"""

from indexer.whoosh_engine.engine import WhooshEngine

__all__ = ["WhooshEngine"]
