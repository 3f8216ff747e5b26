"""The embedded engine keeps the contract."""

import pytest

from indexer.engine import Engine
from indexer.whoosh_engine import WhooshEngine
from tests.indexer.engine_contract import EngineContract


class TestWhoosh(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return WhooshEngine()
