from pathlib import Path

import pytest

from analyzers.rows import DataError, read_rows


def written(folder: Path, text: str) -> Path:
    path = folder / "words.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_blank_lines_are_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, "# a file\n\n养老\t5 # why\n低保\t6\n")
    assert [(row.line, row.values) for row in read_rows(path, columns=2)] == [(3, ("养老", "5")), (4, ("低保", "6"))]


def test_a_second_entry_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path, "养老\t5\n养老\t6\n")
    with pytest.raises(DataError, match=r"words.tsv:2: '养老' stands already in line 1"):
        list(read_rows(path))
    assert len(list(read_rows(path, unique=False))) == 2


def test_a_missing_column_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"words.tsv:1: 1 columns where 2 are wanted"):
        list(read_rows(written(tmp_path, "养老\n"), columns=2))
