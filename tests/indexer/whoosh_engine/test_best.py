"""The best are the same as if everything were scored, though little is."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from indexer.engine import EngineRequest
from indexer.memory_engine import MemoryEngine
from indexer.query import All, Also, Any, Constant, Match, Node
from indexer.whoosh_engine import WhooshEngine
from tests.indexer.made import made

COMMON, RARE, RARER = Match("养老"), Match("服务"), Match("福利")
BODIES = [
    " ".join(["养老"] * (number % 3 + 1) + ["服务"] * (number % 4 == 0) + ["福利"] * (number % 9 == 0) + ["市"] * (number % 7))
    for number in range(2_000)
]
QUERIES: Sequence[Node] = [
    Any((COMMON, RARE)),
    Any((COMMON, RARE, RARER)),
    Any((COMMON, RARE, RARER), at_least=2),
    Also(COMMON, Any((RARE, Constant(All((RARE, RARER)), 100.0)))),
    Also(Any((COMMON, All((RARE, RARER)))), RARER),
    COMMON,
]


def test_the_best_are_those_of_the_reference() -> None:
    document = made("d", "题", BODIES)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        readers = []
        for engine, path in ((WhooshEngine(), folder), (MemoryEngine(), other)):
            writer = engine.create(Path(path))
            writer.add(document)
            writer.commit()
            readers.append(engine.open(Path(path)))
        for query in QUERIES:
            for limit, per_document in ((0, 2), (1, None), (3, 2), (3, None), (10, None), (100, None)):
                request = EngineRequest(query, limit=limit, per_document=per_document)
                assert readers[0].search(request) == readers[1].search(request)
