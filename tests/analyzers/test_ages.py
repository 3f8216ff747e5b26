import pytest

from analyzers import load_analyzer
from analyzers.ages import other_ages


def others(folded: str) -> list[str]:
    return [expansion.target for expansion in other_ages(folded, tuple(load_analyzer().asked(folded)))]


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("八十岁老人", ["80岁", "80周岁", "八十周岁"]),
        ("年满80周岁以上", ["80岁", "八十岁", "八十周岁"]),
        ("十四周岁", ["14岁", "14周岁", "十四岁"]),
        ("六十五岁", ["65岁", "65周岁", "六十五周岁"]),
        ("103岁", ["103周岁", "一百零三岁", "一百零三周岁"]),
        ("一百一十岁", ["110岁", "110周岁", "一百一十周岁"]),
    ],
)
def test_an_age_is_written_in_other_ways_too(text: str, also: list[str]) -> None:
    assert others(text) == also


@pytest.mark.parametrize("text", ["", "岁", "几岁", "0岁", "500岁", "70-79岁", "百岁老人", "岁月", "八十年"])
def test_what_is_no_single_age_is_left(text: str) -> None:
    assert others(text) == []


def test_an_expansion_stands_where_the_age_does() -> None:
    folded = "高龄津贴八十岁"
    found = list(other_ages(folded, tuple(load_analyzer().asked(folded))))
    assert {folded[one.start : one.end] for one in found} == {one.source for one in found} == {"八十岁"}
