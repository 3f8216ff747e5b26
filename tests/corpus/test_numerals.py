import pytest

from corpus import numerals


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("廿三", 23),
        ("卅", 30),
        ("一百一十三", 113),
        ("一百零五", 105),
        ("二百", 200),
        ("一一三", 113),
        ("二〇", 20),
        ("两百", 200),
        ("元", 1),
        ("", 0),
    ],
)
def test_value(numeral: str, number: int) -> None:
    assert numerals.value(numeral) == number


@pytest.mark.parametrize(("numeral", "number"), [("二〇二四", 2024), ("二○二四", 2024), ("一九九o", 1990), ("二零零零", 2000)])
def test_spelled(numeral: str, number: int) -> None:
    assert numerals.spelled(numeral) == number
