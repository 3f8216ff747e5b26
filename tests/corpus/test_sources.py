"""Folders and files, in order, and never outside."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import RawFile, Skipped
from corpus.reading.jsonl import read_jsonl
from corpus.reading.page import Page
from corpus.sources import MAX_BYTES, PIECE_BYTES, SourceError, pieces, walk


def test_order_and_names(tmp_path: Path) -> None:
    (tmp_path / "乙").mkdir()
    for name in ("b.txt", "a.txt", "乙/c.txt", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    assert [item.source for item in walk([tmp_path])] == ["a.txt", "b.txt", "乙/c.txt"]
    assert [item.source for item in walk([tmp_path / "b.txt"])] == ["b.txt"]
    assert [item.source for item in walk([tmp_path / "乙", tmp_path / "a.txt"])] == ["乙/c.txt", "a.txt"]


def test_names_that_are_no_utf_8_can_be_printed_and_stay_apart(tmp_path: Path) -> None:
    names = [b"\xd1\xf8.txt", b"\\xd1\xf8.txt", b"\\xd1\\xf8.txt", b"\\\\xd1\xf8.txt", b"a\\b.txt", b"\xd1/\xd1.txt", "养.txt".encode()]
    (tmp_path / "docs" / os.fsdecode(b"\xd1")).mkdir(parents=True)
    for name in names:
        (tmp_path / "docs" / os.fsdecode(name)).write_bytes(b"x")
    sources = {item.source for item in walk([tmp_path / "docs"])}
    assert {r"\xd1\xf8.txt", r"a\b.txt", r"\xd1/\xd1.txt", "养.txt"} < sources
    assert "".join(sources).encode()
    assert len(sources) == len(names)
    assert [item.source for item in walk([tmp_path / "docs" / os.fsdecode(names[0])])] == [r"\xd1\xf8.txt"]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"x")
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "in.txt").write_bytes(b"y")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "fine.txt").symlink_to(folder / "in.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "broken.txt").symlink_to(folder / "nothing")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    items = {item.source: item for item in walk([folder])}
    assert items["fine.txt"] == RawFile("fine.txt", b"y")
    assert all(isinstance(items[name], Skipped) for name in ("link.txt", "up", "broken.txt", "loop.txt"))


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (item,) = walk([tmp_path])
    assert isinstance(item, Skipped)
    assert "split" in item.reason


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        list(walk([tmp_path / "nowhere"]))


def test_a_large_file_of_records_is_read_in_pieces_cut_between_lines() -> None:
    line = b"x" * 999 + b"\n"
    raw = RawFile("a.jsonl", line * (2 * PIECE_BYTES // len(line)) + b"last")
    parts = list(pieces(raw))
    assert b"".join(part.data for part in parts) == raw.data
    assert [part.first_line for part in parts] == [1, PIECE_BYTES // len(line) + 2]
    assert {part.source for part in parts} == {"a.jsonl"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_records_in_pieces_are_all_read(encoding: str) -> None:
    line = json.dumps({"text": "养老服务工作总结。" * 400}, ensure_ascii=False) + "\n"
    documents = 3 * PIECE_BYTES // len(line.encode(encoding))
    mark = "" if encoding == "utf-8" else "\ufeff"
    parts = list(pieces(RawFile("a.jsonl", (mark + line * documents).encode(encoding))))
    assert len(parts) > 2
    read_lines = [number for part in parts for number, page in read_jsonl(part.data, part.first_line) if isinstance(page, Page)]
    assert read_lines == list(range(1, documents + 1))


def test_other_files_stay_whole() -> None:
    for raw in (RawFile("a.txt", b"x\n" * PIECE_BYTES), RawFile("a.jsonl", b"x\n")):
        assert list(pieces(raw)) == [raw]


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "a.txt").write_bytes(b"x")
    scan = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    fine, closed = walk([tmp_path / "docs"])
    assert fine == RawFile("a.txt", b"x")
    assert isinstance(closed, Skipped)
    assert (closed.source, "Permission denied" in closed.reason) == ("sub/", True)


def test_paths_that_hold_the_same_files_or_have_one_name(tmp_path: Path) -> None:
    for name in ("a/2023", "b/2023"):
        (tmp_path / name).mkdir(parents=True)
    with pytest.raises(SourceError, match="hold the same files"):
        list(walk([tmp_path / "a", tmp_path / "a" / "2023"]))
    with pytest.raises(SourceError, match="have one name"):
        list(walk([tmp_path / "a" / "2023", tmp_path / "b" / "2023"]))


def test_lock_files_of_word_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "~$总结.docx").write_bytes(b"x")
    assert list(walk([tmp_path])) == []


def test_what_browsers_and_systems_lay_beside_documents_is_passed_over(tmp_path: Path) -> None:
    for name in (
        "公告.html",
        "公告_files/a.js",
        "旧页.htm",
        "旧页.files/b.css",
        "Thumbs.db",
        "desktop.ini",
        "年报_files/c.txt",
        "要点.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲", encoding="utf-8")
    assert [found.source for found in walk([tmp_path])] == ["公告.html", "旧页.htm", "要点.txt", "年报_files/c.txt"]


def test_only_files_that_are_asked_for_are_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (opened.append(path.name), read(path))[1])
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [found.source for found in walk([tmp_path], only={"b.txt", "d.txt"})] == ["b.txt"]
    assert [found.source for found in walk([tmp_path / "a.txt"], only={"b.txt"})] == []
    assert opened == ["b.txt"]
