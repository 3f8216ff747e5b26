import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import fold, fold_lines, folded_lines
from analyzers.folding import is_han
from analyzers.simplified import Simplifier, read_tables
from tests.analyzers.texts import any_text, chinese_text


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("ＡＢＣ１２３％", "abc123%"),
        ("義烏市養老服務", "义乌市养老服务"),
        ("臺灣 台灣 後面 皇后 頭髮 發展", "台湾 台湾 后面 皇后 头发 发展"),
        ("⽂⻑⺟", "文长母"),
        ("﨑戸", "崎户"),
        ("〔2019〕78號 ﹝2019﹞ 【2019】", "[2019]78号 [2019] [2019]"),
        ("「一老一小」『重陽』", "“一老一小”‘重阳’"),
        ("㈠ ① ⑴", "一 1 1"),
        ("1,200元 12,345,678 2021,2022", "1200元 12345678 2021,2022"),
        ("café É", "cafe e"),
        ("养老\n    服务", "养老服务"),
        ("abc\n  def", "abc def"),
        ("복지\n사회 养老\n\uf06c服务", "복지 사회 养老 \uf06c服务"),
        ("标　　题", "标 题"),
        ("养\u200b老\ufeff\u00ad", "养老"),
        ("a\x00b\ud800c", "abc"),
        ("", ""),
    ],
)
def test_folding(original: str, folded: str) -> None:
    assert fold(original).text == folded


def test_spans_lead_back_to_the_original() -> None:
    folded = fold("慈溪\n   市\u200b養老　　服務1,200元")
    assert folded.text == "慈溪市养老 服务1200元"
    start = folded.text.index("市养老")
    assert folded.original[slice(*folded.span(start, start + 3))] == "市\u200b養老"
    start = folded.text.index("1200")
    assert folded.original[slice(*folded.span(start, start + 4))] == "1,200"
    assert folded.span(0, 0) == (0, 0)
    assert folded.span(len(folded.text), len(folded.text)) == (len(folded.original), len(folded.original))


def test_positions_lead_to_the_folded_text() -> None:
    folded = fold("慈溪\n  市")
    assert [folded.position(offset) for offset in range(6)] == [0, 1, 2, 2, 2, 2]
    assert folded.position(6) == 3


@given(any_text)
def test_folding_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(any_text)
def test_spans_are_in_order_and_inside(text: str) -> None:
    folded = fold(text)
    last = 0
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert last <= start < end <= len(text)
        last = end
    assert len(folded.text) <= len(text)


@given(chinese_text, st.data())
def test_a_position_is_the_inverse_of_a_span(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        index = data.draw(st.integers(0, len(folded.text) - 1))
        assert folded.position(folded.span(index, index + 1)[0]) == index


def test_lines_stay_lines_until_they_are_joined() -> None:
    text = "義烏市  民政局\n養\u200b老\n1,200 元\nabc"
    lines = fold_lines(text)
    assert lines.text == "义乌市 民政局\n养老\n1200 元\nabc"
    assert lines.text.split("\n") == [fold(line).text for line in text.split("\n")]
    again = folded_lines((line, fold(line).text) for line in text.split("\n"))
    assert (again.text, again.original, again.span(5, 12)) == (lines.text, text, lines.span(5, 12))
    joined = lines.joined()
    assert joined.text == fold(text).text == "义乌市 民政局养老 1200 元 abc"
    for index, character in enumerate(joined.text):
        assert fold(text[slice(*joined.span(index, index + 1))]).text in (character, "")
        assert joined.position(joined.span(index, index + 1)[0]) == index


SIMPLIFIED = Simplifier(read_tables().settled())


@given(st.text("計畫乾坤隆於是陵答覆麼著名，。義烏市老舊小區", max_size=60), st.integers(1, 20))
def test_with_and_without_phrases_a_text_is_simplified_by_the_tables(text: str, times: int) -> None:
    assert fold(text * times).text == SIMPLIFIED(text * times).replace("，", ",")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养老", True),
        ("二〇二〇", True),
        ("𠮷", True),
        ("", False),
        ("养a", False),
        ("サービス", False),
        ("복지", False),
        ("👴", False),
        ("\ue000", False),
    ],
)
def test_is_han(text: str, expected: bool) -> None:
    assert is_han(text) == expected
