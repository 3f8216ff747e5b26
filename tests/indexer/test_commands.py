"""The commands as they are run: what they print and how they end."""

import json
import os
from pathlib import Path

import pytest

from indexer.commands import main
from indexer.lock import writing


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    (folder := tmp_path / "documents").mkdir()
    (folder / "a.txt").write_text("养老服务工作总结\n\n养老服务补贴发放到位，共计三百人。\n", encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_all_well(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild", str(documents), "--index", str(index)]) == 0
    assert capsys.readouterr().out == f"{index}: 1 documents, 1 passages (1 files read, 0 vanished; 0 skipped)\n"
    assert main(["update", str(documents), "--index", str(index)]) == 0
    assert "nothing has changed" in capsys.readouterr().out
    assert main(["check", "--index", str(index)]) == 0
    assert "sound" in capsys.readouterr().out
    assert main(["stats", "--index", str(index), "--json"]) == 0
    stats = json.loads(capsys.readouterr().out)
    assert (stats["documents"], stats["engine"], stats["generation"], stats["skipped_files"]) == (1, "whoosh", "generation-000001", [])
    assert main(["stats", "--index", str(index)]) == 0
    assert "documents   1\n" in capsys.readouterr().out


def test_some_skipped(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (documents / "zero.txt").touch()
    assert main(["rebuild", str(documents), "--index", str(index)]) == 1
    assert capsys.readouterr().err.startswith("skipped zero.txt: ")
    main(["stats", "--index", str(index), "--json"])
    assert json.loads(capsys.readouterr().out)["skipped_files"][0]["source"] == "zero.txt"


def test_documents_are_counted_by_what_they_warn_of(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("damaged.txt", "damaged-too.txt"):
        (documents / name).write_text("关于养老服务的通知\n\n锟斤拷锟斤拷养老服务补贴发放。", encoding="utf-8")
    main(["rebuild", str(documents), "--index", str(index)])
    capsys.readouterr()
    main(["stats", "--index", str(index), "--json"])
    assert json.loads(capsys.readouterr().out)["warnings"]["damaged text: {} in {} places, kept as they are"] == 2
    main(["stats", "--index", str(index)])
    assert "warning     2 documents: damaged text: … in … places, kept as they are\n" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["rebuild"], ["rebuild", "x"], ["rebuild", "x", "--index", "y", "--jobs", "0"], ["destroy"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err


def test_a_missing_folder_is_wrong_usage(tmp_path: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild", str(tmp_path / "gone"), "--index", str(index)]) == 2
    assert one_line(capsys) == f"no such file or folder: {tmp_path / 'gone'}"
    assert not index.exists()


def test_an_empty_folder(tmp_path: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (empty := tmp_path / "empty").mkdir()
    assert main(["rebuild", str(empty), "--index", str(index)]) == 3
    assert one_line(capsys) == f"no documents in {empty}: nothing was done, the index is as it was"


def test_no_index(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "stats"):
        assert main([command, "--index", str(index)]) == 3
        assert one_line(capsys) == f"no index in {index}: make one with python -m indexer rebuild PATH --index {index}"


def test_a_locked_index(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index.mkdir()
    with writing(index, 0.0):
        assert main(["rebuild", str(documents), "--index", str(index), "--wait", "0.1"]) == 3
    assert one_line(capsys).startswith(f"{index} is being written by process {os.getpid()} on ")


def test_a_directory_of_something_else(documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home := tmp_path / "home").mkdir()
    (home / "letter.txt").touch()
    assert main(["rebuild", str(documents), "--index", str(home)]) == 3
    assert one_line(capsys) == f"{home}: holds files of something else (letter.txt): give --index a directory of its own"
    assert (home / "letter.txt").exists()


def test_a_path_that_cannot_be_an_index(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = documents / "a.txt"
    assert main(["rebuild", str(file), "--index", str(file / "index")]) == 3
    assert "cannot be used as an index" in one_line(capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_directory(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index.mkdir(mode=0o500)
    assert main(["rebuild", str(documents), "--index", str(index)]) == 3
    assert "cannot be written to" in one_line(capsys)


@pytest.mark.parametrize("ending", [".words", ".grams", ".passages", ".bodies", ".documents", ".toc", "ranks", "sources.json"])
def test_check_names_the_damaged_file(documents: Path, index: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rebuild", str(documents), "--index", str(index)])
    victim = next(path for path in (index / "generation-000001").iterdir() if path.name.endswith(ending))
    content = bytearray(victim.read_bytes())
    content[len(content) // 2] ^= 1
    victim.write_bytes(content)
    capsys.readouterr()
    assert main(["check", "--index", str(index)]) == 3
    damage, mend = capsys.readouterr().err.splitlines()
    assert damage == f"{victim}: content has changed (checksum)"
    assert mend == f"{index} is damaged: rebuild it with python -m indexer rebuild PATH --index {index}"


def test_check_names_damage_to_the_generation_before(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main(["rebuild", str(documents), "--index", str(index)])
    (index / "generation-000001" / "ranks").unlink()
    capsys.readouterr()
    assert main(["check", "--index", str(index)]) == 3
    damage, told = capsys.readouterr().err.splitlines()
    assert damage == f"{index / 'generation-000001' / 'ranks'}: missing"
    assert told.startswith(f"{index} is sound, but not the generation kept behind it")
    main(["rebuild", str(documents), "--index", str(index)])
    assert main(["check", "--index", str(index)]) == 0


@pytest.mark.parametrize("name", ["notes.txt", "generation-notes", "generation-000001 (copy)/", "generation-000009"])
def test_check_names_what_does_not_belong_there(documents: Path, index: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rebuild", str(documents), "--index", str(index)])
    stray = index / name
    stray.mkdir() if name.endswith("/") else stray.touch()
    capsys.readouterr()
    assert main(["check", "--index", str(index)]) == 3
    assert capsys.readouterr().err.splitlines()[0] == f"{stray}: does not belong to the index, remove it"
    assert main(["update", str(documents), "--index", str(index)]) == 3
    assert f"holds files of something else ({stray.name})" in one_line(capsys)


def test_check_names_a_folder_in_a_generation_and_an_update_mends_it(
    documents: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rebuild", str(documents), "--index", str(index)])
    (stray := index / "generation-000001" / "thumbnails").mkdir()
    capsys.readouterr()
    assert main(["check", "--index", str(index)]) == 3
    assert capsys.readouterr().err.splitlines()[0] == f"{stray}: does not belong to the index"
    assert main(["update", str(documents), "--index", str(index)]) == 0
    assert main(["check", "--index", str(index)]) == 0


def test_a_negative_wait_is_refused(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["update", str(documents), "--index", str(index), "--wait", "-5"])
    assert "--wait: '-5': a number of 0 or more is wanted" in capsys.readouterr().err


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    return captured.err.strip()


def test_memory_is_bounded_by_a_setting(documents: Path, index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rebuild", str(documents), "--index", str(index), "--memory", "1"]) == 0
    assert main(["check", "--index", str(index)]) == 0
    with pytest.raises(SystemExit):
        main(["rebuild", str(documents), "--index", str(index), "--memory", "0"])
    assert "--memory: '0': a whole number of 1 or more is wanted" in capsys.readouterr().err
