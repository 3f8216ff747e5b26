"""Arrays come back from a file as they were, and a damaged file is named."""

from pathlib import Path

import numpy as np
import pytest

from indexer.engine import EngineError
from indexer.whoosh_engine import array_file

ARRAYS = {
    "ids": np.arange(100, dtype=np.uint32),
    "codes": np.array([1, 255], np.uint8),
    "table": np.arange(6.0).reshape(2, 3),
    "equal": np.full((500, 2), 7, np.uint16),
    "empty": np.zeros((0, 4), np.uint16),
}


def test_round_trip(tmp_path: Path) -> None:
    array_file.write(tmp_path / "a", ARRAYS)
    found = array_file.read(tmp_path / "a")
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype
        assert not found[name].flags.writeable


def test_equal_numbers_take_no_room(tmp_path: Path) -> None:
    array_file.write(tmp_path / "a", {"x": np.full(1_000_000, 3, np.uint32)})
    assert (tmp_path / "a").stat().st_size < 1_000


def test_parts_are_appended(tmp_path: Path) -> None:
    file = array_file.ArrayFile(tmp_path / "a")
    one, other = file.reserve("one", np.uint16, 4), file.reserve("other", np.uint8, 3)
    for start in (0, 2):
        one.append(np.arange(start, start + 2))
        other.append(np.arange(start, min(start + 2, 3)))
    file.put("last", np.arange(5))
    file.finish()
    found = array_file.read(tmp_path / "a")
    assert [found[name].tolist() for name in ("one", "other", "last")] == [[0, 1, 2, 3], [0, 1, 2], [0, 1, 2, 3, 4]]


@pytest.mark.parametrize("damage", [b"", b"ARR", b"NOT ARRAYS AT ALL, BUT LONG ENOUGH", b"ARRAYS01\xff\xff\0\0\0\0\0\0{"])
def test_a_damaged_file_is_named(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "a").write_bytes(damage)
    with pytest.raises(EngineError, match=r"/a: .*; rebuild the index"):
        array_file.read(tmp_path / "a")


def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    array_file.write(tmp_path / "a", ARRAYS)
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes()[:-200])
    with pytest.raises(EngineError, match=r"/a: cannot be read"):
        array_file.read(tmp_path / "a")
    with pytest.raises(EngineError, match=r"/b: cannot be read"):
        array_file.read(tmp_path / "b")
