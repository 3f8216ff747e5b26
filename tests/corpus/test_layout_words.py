"""The words lines are told apart by, and the strictness of the data files of the reading half."""

from pathlib import Path

import pytest

from analyzers.rows import DataError
from corpus.article.cleaning import load_furniture
from corpus.article.keys import load_keys
from corpus.layout_words import ends_as_title, load_layout_words, names_body


@pytest.mark.parametrize("text", ["义乌市民政局", "慈谿市人民政府辦公室", "民 政 部", "市未成年人保护工作领导小组"])
def test_names_of_bodies(text: str) -> None:
    assert names_body(text)


@pytest.mark.parametrize("text", ["义乌市民政局2024年工作总结", "各区民政局，局属单位", "养老服务"])
def test_what_names_no_body(text: str) -> None:
    assert not names_body(text)


@pytest.mark.parametrize("text", ["关于提高低保标准的通知", "養老服務工作總結", "《办法》", "实施方案（试行）", "收养评估办法(2024年版)"])
def test_ends_of_titles(text: str) -> None:
    assert ends_as_title(text)


@pytest.mark.parametrize(
    ("load", "line", "fault"),
    [
        (load_layout_words, "nobody\t局", "none of"),
        (load_keys, "nobody\t索引号", "unknown field"),
        (load_keys, "issuer\t索引号\nissuer\t索引号", "twice"),
        (load_furniture, "line\t(", "no pattern"),
        (load_furniture, "lines\t首页", "unknown group"),
        (load_furniture, "首页", "2"),
    ],
)
def test_a_fault_names_file_and_line(load: object, line: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "data.tsv"
    file.write_text(f"# a comment\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"data\.tsv:\d+: .*{fault}"):
        load(file)  # type: ignore[operator]
