"""Which reader reads which file, and what is refused."""

import json

import pytest

from corpus.model import RawFile, Skipped
from corpus.reading import Page, read


def one(source: str, data: bytes) -> tuple[str, Page] | Skipped:
    (item,) = read(RawFile(source, data))
    return item


@pytest.mark.parametrize(
    ("source", "data", "reason"),
    [
        ("a.txt", b" \n", "empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "docx"),
        ("a.xyz", b"abc", "not read"),
        ("a", b"abc", "without suffix"),
        ("a.txt", b"%PDF-1.7", "a PDF named .txt"),
        ("a.html", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file named .html"),
        ("a.html", b"PK\x03\x04", "zip"),
        ("a.txt", b"\x00\x01\x02" * 50, "binary"),
        ("a.jsonl", b"no json\n[1]\n", "none of 2 lines is a document"),
    ],
)
def test_refused_with_a_reason(source: str, data: bytes, reason: str) -> None:
    item = one(source, data)
    assert isinstance(item, Skipped)
    assert reason in item.reason


def test_a_page_saved_as_text_and_a_text_saved_as_page() -> None:
    item = one("a.txt", "<!DOCTYPE html><p>甲</p>".encode())
    assert isinstance(item, tuple)
    assert item[1].markup
    item = one("a.html", "甲\n乙".encode())
    assert isinstance(item, tuple)
    assert [line.text for line in item[1].lines] == ["甲", "乙"]


@pytest.mark.parametrize("source", ["a.doc", "a.xls", "a.docx", "a.pdf"])
def test_a_page_that_a_system_exports_as_an_office_file(source: str) -> None:
    item = one(source, '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p>甲</p></body></html>'.encode())
    assert isinstance(item, tuple)
    assert item[1].markup


@pytest.mark.parametrize(("text", "headings"), [("# 要点\n## 一、养老\n做好服务。", [1, 2, 0]), ("# 民政\n做好服务。", [0, 0])])
def test_markdown_saved_as_text(text: str, headings: list[int]) -> None:
    item = one("a.txt", text.encode())
    assert isinstance(item, tuple)
    assert [line.heading for line in item[1].lines] == headings


def test_a_text_named_like_a_word_file() -> None:
    item = one("a.docx", "甲\n乙".encode())
    assert isinstance(item, tuple)
    assert [line.text for line in item[1].lines] == ["甲", "乙"]


def test_values_beside_the_text_are_bounded() -> None:
    item = one("a.jsonl", json.dumps({"title": "题" * 1_200, "text": "甲"}).encode())
    assert isinstance(item, tuple)
    assert item[1].given["title"] == "题" * 1_000
    assert item[1].warnings == ("title has 1200 characters: cut after 1000",)
    item = one("a.html", f"<title>{'题' * 1_200}</title><meta name=PubDate content='{'1' * 1_200}'><p>甲</p>".encode())
    assert isinstance(item, tuple)
    assert (item[1].title, item[1].meta["pubdate"]) == ("题" * 1_000, "1" * 1_000)


def test_json_lines() -> None:
    records = [{"id": 7, "title": "题", "text": "甲\n乙", "covers_years": [2024], "unknown": 1}, {"title": "无文"}]
    data = "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
    (source, page), skipped = [item if isinstance(item, tuple) else (item, None) for item in read(RawFile("d/a.jsonl", data))]
    assert source == "d/a.jsonl#1"
    assert page is not None
    assert page.given == {"id": "7", "title": "题", "covers_years": (2024,)}
    assert (skipped[0].source, skipped[0].reason[:9]) == ("d/a.jsonl#2", 'no "text"')


def test_a_document_behind_very_many_lines_that_are_none() -> None:
    text = json.dumps({"text": "养老服务工作。"}, ensure_ascii=False)
    items = list(read(RawFile("a.jsonl", "\n".join([text, *["{}"] * 1_200, text]).encode())))
    assert [item[0] for item in items if isinstance(item, tuple)] == ["a.jsonl#1", "a.jsonl#1202"]
    assert items[-1] == Skipped("a.jsonl", "200 more lines up to 1202 are no documents")
