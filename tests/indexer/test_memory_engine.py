"""The reference engine keeps the contract."""

from pathlib import Path

import pytest

from indexer.engine import Engine, EngineError
from indexer.memory_engine import FILE, MemoryEngine
from tests.indexer.engine_contract import EngineContract
from tests.indexer.writer_contract import WriterContract


class TestMemory(EngineContract, WriterContract):
    @pytest.fixture
    def engine(self) -> Engine:
        return MemoryEngine()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{", encoding="ascii")
    with pytest.raises(EngineError, match=r"documents\.jsonl cannot be read .*; rebuild the index"):
        MemoryEngine().open(tmp_path)
