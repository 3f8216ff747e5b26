"""Stored documents come back by number, from whichever block they are in."""

from pathlib import Path

import pytest

from indexer.engine import EngineError
from indexer.whoosh_engine.documents import BLOCK, Documents, DocumentsWriter


@pytest.mark.parametrize("sizes", [[], [0], [5, 0, 7], [BLOCK, 1, BLOCK - 1, 1, 3 * BLOCK, 0, 2]])
def test_round_trip(tmp_path: Path, sizes: list[int]) -> None:
    documents = [bytes([number]) * size for number, size in enumerate(sizes)]
    writer = DocumentsWriter(tmp_path / "d")
    writer.add(documents[:2])
    writer.add(documents[2:])
    stored = Documents.open(tmp_path / "d", writer.finish())
    assert [stored[number] for number in range(len(documents))] == documents


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    arrays = DocumentsWriter(tmp_path / "d").finish()
    (tmp_path / "d").unlink()
    with pytest.raises(EngineError, match=r"/d: cannot be read"):
        Documents.open(tmp_path / "d", arrays)
