"""Conversion for reading: what OpenCC gives, with every offset kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.reading_script import ReadingScript, convert

TEXTS = st.text(alphabet="头发干部后面皇里公复杂头髮幹乾後裏複雜養老服務１２。\n<a>", max_size=60)


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("皇后理头发，干部在后面。", "hant", "皇后理頭髮，幹部在後面。"),
        ("養老服務，乾隆", "hans", "养老服务，乾隆"),
        ("養老服務", "hant", "養老服務"),
    ],
)
def test_phrases_and_characters(text: str, script: ReadingScript, expected: str) -> None:
    assert convert(text, script) == expected


@given(TEXTS)
def test_offsets_stay(text: str) -> None:
    assert len(convert(text, "hant")) == len(convert(text, "hans")) == len(text)
