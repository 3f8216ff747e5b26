"""Encodings are told by the bytes."""

import pytest

from corpus.reading import Unreadable
from corpus.reading.encoding import decode

HANS = "　　市民政局坚持以人民为中心，全面推进养老服务、社会救助和基层治理，取得了新的成效。"
HANT = "市民政局堅持以人民為中心，全面推進養老服務、社會救助和基層治理，取得了新的成效。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_simplified(encoding: str) -> None:
    assert decode(HANS.encode(encoding)).text == HANS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_traditional(encoding: str) -> None:
    text = f"{HANT}\r\n2024-04-11"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_nor_a_latin_letter(encoding: str) -> None:
    text = "全市民政工作总结，养老服务。"
    assert decode(text.encode(encoding)).text == text


def test_a_wrong_declaration_is_overruled_and_named() -> None:
    decoded = decode(HANS.encode("gb18030"), declared="utf-8")
    assert decoded.text == HANS
    assert decoded.warnings == ("declared as utf-8, but the bytes are gb18030",)
    assert decode(HANS.encode("utf-8"), declared="gb2312").text == HANS


def test_gb2312_declared_and_gb18030_in_fact_is_no_contradiction() -> None:
    assert decode((HANS + "㙍").encode("gb18030"), declared="GB2312") == (HANS + "㙍", "gb18030", ())


def test_damaged_utf8_stays_utf8() -> None:
    damaged = HANS.encode() * 20 + "义".encode()[:2] + "乌市".encode()
    decoded = decode(damaged)
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(HANS)
    assert decoded.warnings == ("1 characters could not be decoded as utf-8",)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(data)
