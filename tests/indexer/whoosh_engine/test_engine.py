"""The embedded engine keeps the contract, with compiled operations and with those in NumPy."""

import gc
from pathlib import Path
from typing import cast
from weakref import ref

import pytest

from indexer.engine import Engine, EngineRequest
from indexer.query import All, Match
from indexer.whoosh_engine import WhooshEngine, plain
from indexer.whoosh_engine.operations import Operations, fastest
from tests.indexer.engine_contract import EngineContract
from tests.indexer.made import phrase
from tests.indexer.small_index import CORPUS, filled
from tests.indexer.writer_contract import WriterContract


class TestWhoosh(EngineContract, WriterContract):
    @pytest.fixture(params=["fastest", "plain"])
    def engine(self, request: pytest.FixtureRequest) -> Engine:
        return WhooshEngine(fastest() if request.param == "fastest" else cast("Operations", plain))


def test_a_reader_that_nobody_uses_lets_go_of_its_files_at_once(tmp_path: Path) -> None:
    reader = filled(WhooshEngine(), tmp_path, CORPUS)
    assert reader.search(EngineRequest(All((Match("养老"), phrase("养老服务"))), facets=("year",))).total == 1
    assert reader.passage("a#0") is not None
    gc.disable()
    try:
        used = ref(reader)
        del reader
        assert used() is None
    finally:
        gc.enable()
