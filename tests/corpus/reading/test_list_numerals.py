"""Numbers of lists."""

import pytest

from corpus.reading.list_numerals import in_format


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("chineseCounting", {1: "一", 10: "十", 21: "二十一", 105: "一〇五"}),
        ("chineseCountingThousand", {10: "十", 100: "一百", 105: "一百〇五", 110: "一百一十", 2030: "二千〇三十"}),
        ("ideographDigital", {10: "一〇"}),
        ("chineseLegalSimplified", {2: "贰", 10: "壹拾", 105: "壹佰零伍"}),
        ("ideographTraditional", {2: "乙", 11: "11"}),
        ("ideographZodiac", {11: "戌"}),
        ("decimalEnclosedParen", {1: "⑴", 21: "21"}),
        ("decimalEnclosedCircle", {20: "⑳"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimal", {0: "0", 3: "3", 10_000: "10000"}),
    ],
)
def test_numbers_in_the_formats_of_word(style: str, shown: dict[int, str]) -> None:
    assert {number: in_format(number, style) for number in shown} == shown
