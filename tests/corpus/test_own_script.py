"""Names read of folded text, in the characters of their document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import fold
from corpus.own_script import in_own_script
from corpus.script import Script

CASES: dict[str, tuple[Script, list[str], str]] = {
    # script, texts of the document, the name as it is given back; folded it is 沈阳市民政局 in all of them
    "as it stands": ("hant", ["發布機構：瀋陽市民政局"], "瀋陽市民政局"),
    "the first text decides": ("hant", ["沈陽市民政局", "瀋陽市民政局"], "沈陽市民政局"),
    "by parts": ("hant", ["市民政局", "二、瀋陽的養老服務"], "瀋陽市民政局"),
    "nowhere": ("hant", ["年度工作"], "瀋陽市民政局"),
    "one character is no part": ("hant", ["沈先生"], "瀋陽市民政局"),
    "Simplified": ("hans", ["市民政局"], "沈阳市民政局"),
    "a Traditional page in a Simplified text": ("hans", ["瀋陽市民政局"], "瀋陽市民政局"),
    "blanks inside": ("hant", ["瀋　陽　市民政局"], "瀋陽市民政局"),
    "a radical for its character": ("hant", ["瀋陽市⺠政局"], "瀋陽市民政局"),
    "neither script": ("mixed", ["市民政局"], "沈阳市民政局"),
}


@pytest.mark.parametrize("case", CASES)
def test_name_of_a_body(case: str) -> None:
    script, texts, expected = CASES[case]
    assert in_own_script("沈阳市民政局", script, [fold(text) for text in texts]) == expected


def test_letters_keep_their_case_and_signs_their_normal_form() -> None:
    assert in_own_script("sos儿童村(中国)", "hant", [fold("ＳＯＳ兒童村（中國）"), fold("SOS兒童村")]) == "sos兒童村(中國)"
    assert in_own_script("sos儿童村", "hans", [fold("天津SOS儿童村")]) == "SOS儿童村"


@given(st.text("义乌烏義发發髮臺台沈瀋里裏市民局 a⺠", max_size=12), st.lists(st.text("義烏发發臺沈瀋裏市民局 A", max_size=12)))
def test_folded_it_is_the_name_again(name: str, texts: list[str]) -> None:
    folded = fold(name).text
    assert fold(in_own_script(folded, "hant", [fold(text) for text in texts])).text == folded
