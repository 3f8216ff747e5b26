"""Folders and files, in order, and never outside."""

from pathlib import Path

import pytest

from corpus.model import RawFile, Skipped
from corpus.sources import MAX_BYTES, SourceError, walk


def test_order_and_names(tmp_path: Path) -> None:
    (tmp_path / "乙").mkdir()
    for name in ("b.txt", "a.txt", "乙/c.txt", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    assert [item.source for item in walk([tmp_path])] == ["a.txt", "b.txt", "乙/c.txt"]
    assert [item.source for item in walk([tmp_path / "b.txt"])] == ["b.txt"]
    assert [item.source for item in walk([tmp_path / "乙", tmp_path / "a.txt"])] == ["乙/c.txt", "a.txt"]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"x")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "in.txt").write_bytes(b"y")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "fine.txt").symlink_to(folder / "in.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "broken.txt").symlink_to(folder / "nothing")
    items = {item.source: item for item in walk([folder])}
    assert items["fine.txt"] == RawFile("fine.txt", b"y")
    assert all(isinstance(items[name], Skipped) for name in ("link.txt", "up", "broken.txt"))


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (item,) = walk([tmp_path])
    assert isinstance(item, Skipped)
    assert "split" in item.reason


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        list(walk([tmp_path / "nowhere"]))
