"""The embedded engine keeps the contract, with compiled operations and with those in NumPy."""

from typing import cast

import pytest

from indexer.engine import Engine
from indexer.whoosh_engine import WhooshEngine, plain
from indexer.whoosh_engine.operations import Operations, fastest
from tests.indexer.engine_contract import EngineContract


class TestWhoosh(EngineContract):
    @pytest.fixture(params=["fastest", "plain"])
    def engine(self, request: pytest.FixtureRequest) -> Engine:
        return WhooshEngine(fastest() if request.param == "fastest" else cast("Operations", plain))
