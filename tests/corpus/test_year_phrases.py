"""Phrases that tell years."""

import pytest

from corpus.year_phrases import find_years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年工作", [((2023,), "year")]),
        ("2023 年", [((2023,), "year")]),
        ("2021—2023年", [((2021, 2022, 2023), "span")]),
        ("2021年至2023年5月", [((2021, 2022, 2023), "span")]),
        ("2018年11月至2019年3月", [((2018, 2019), "span")]),
        ("第十四个五年规划", [((2021, 2022, 2023, 2024, 2025), "plan")]),
        ("(2021-2025)", [((2021, 2022, 2023, 2024, 2025), "span")]),
        ("2023-24年度", [((2023, 2024), "span")]),
        ("“十四五”", [((2021, 2022, 2023, 2024, 2025), "plan")]),
        ("十三五时期", [((2016, 2017, 2018, 2019, 2020), "plan")]),
        ("“十五年”规划", []),
        ("二十五个", []),
        ("二〇二四年", [((2024,), "year")]),
        ("二0二三年", [((2023,), "year")]),
        ("二o二三年", [((2023,), "year")]),
        ("一九九八年", [((1998,), "year")]),
        ("民国113年", [((2024,), "year")]),
        ("113年度", [((2024,), "year")]),
        ("20236月", [((2023,), "year")]),
        ("2024年3月15日", [((2024,), "day")]),
        ("20世纪80年代", []),
        ("1980年代", []),
        ("电话0574-63961234", []),
        ("〔2023〕15号", []),
        ("2020平方米", []),
    ],
)
def test_phrases(text: str, found: list[tuple[tuple[int, ...], str]]) -> None:
    assert [(phrase.years, phrase.kind) for phrase in find_years(text)] == found


def test_relative_phrases_need_the_year_of_writing() -> None:
    assert [phrase.years for phrase in find_years("今年、去年、明年、前年", 2024)] == [(2024,), (2023,), (2025,), (2022,)]
    assert list(find_years("今年、去年、明年、前年")) == []
