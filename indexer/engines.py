"""The engines by name."""

from collections.abc import Mapping

from indexer.engine import Engine
from indexer.memory_engine import MemoryEngine
from indexer.whoosh_engine import WhooshEngine

ENGINES: Mapping[str, Engine] = {engine.name: engine for engine in (MemoryEngine(), WhooshEngine())}
DEFAULT = WhooshEngine.name
