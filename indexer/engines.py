"""The engines by name."""

from collections.abc import Mapping

from indexer.engine import Engine
from indexer.memory import MemoryEngine

ENGINES: Mapping[str, Engine] = {engine.name: engine for engine in (MemoryEngine(),)}

DEFAULT = MemoryEngine.name
