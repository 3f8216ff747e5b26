"""The `memory` engine: brute force over everything, kept as the readable reference that the other engines are tested against.

Every passage is looked at for every request, straight from the definitions in `query.py` and `engine.py`. Good for tests
and a few thousand passages.
"""

from indexer.memory_engine.engine import FILE, MemoryEngine
from indexer.memory_engine.reader import MemoryReader

__all__ = ["FILE", "MemoryEngine", "MemoryReader"]
