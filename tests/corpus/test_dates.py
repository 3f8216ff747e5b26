"""Dates in all the forms documents write them."""

from datetime import date

import pytest

from analyzers import fold
from corpus.dates import find_dates, first_date, republic_date, value_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-07-04 09:32", date(2024, 7, 4)),
        ("2024/7/4", date(2024, 7, 4)),
        ("2024.7.4", date(2024, 7, 4)),
        ("２０２４年４月１１日", date(2024, 4, 11)),
        ("2023 年 6 月 5 日", date(2023, 6, 5)),
        ("二〇二四年四月十一日", date(2024, 4, 11)),
        ("二○二一年三月五日", date(2021, 3, 5)),
        ("一九九六年七月二十七日", date(1996, 7, 27)),
        ("二O二四年十月廿三日", date(2024, 10, 23)),
        ("中華民國113年5月3日", date(2024, 5, 3)),
        ("民國一百一十三年十二月二十五日", date(2024, 12, 25)),
        ("民國113.04.11", date(2024, 4, 11)),
        ("民国113/4/11", date(2024, 4, 11)),
        ("2024·4·11", date(2024, 4, 11)),
        ("二〇二四年4月11日", date(2024, 4, 11)),
        ("二0二四年四月11日", date(2024, 4, 11)),
        ("2023-01-0209:00来源:县民政局", date(2023, 1, 2)),
        ("18.08.2022 09:26", date(2022, 8, 18)),
        ("發佈日期：05/11/2021", date(2021, 11, 5)),
        ("20230626", date(2023, 6, 26)),
        ("2023626", date(2023, 6, 26)),
        ("20236月26日", date(2023, 6, 26)),
        ("202074日", date(2020, 7, 4)),
        ("2024年411日", date(2024, 4, 11)),
        ("贰零贰肆年叁月拾壹日", date(2024, 3, 11)),
    ],
)
def test_forms(written: str, day: date) -> None:
    assert first_date(fold(written).text) == day


@pytest.mark.parametrize(
    "written", ["20236月", "2023111", "2024年4月", "2023年13月1日", "2023-02-30", "1337户", "2021500元", "123456789012", "0635"]
)
def test_what_is_no_date(written: str) -> None:
    assert first_date(fold(written).text) is None


def test_places_of_several_dates() -> None:
    text = "成文日期: 2024-04-28 发布日期: 2024年4月29日"
    assert [text[found.start : found.end] for found in find_dates(text)] == ["2024-04-28", "2024年4月29日"]


@pytest.mark.parametrize("zero", "0oO〇○◯零")
def test_every_zero_between_chinese_numerals(zero: str) -> None:
    assert first_date(fold(f"二{zero}二三年五月二{zero}日").text) == date(2023, 5, 20)


def test_days_of_the_republic_that_do_not_say_so() -> None:
    assert first_date("113年3月12日") == date(2024, 3, 12)
    assert republic_date("113-03-12") == date(2024, 3, 12)
    assert republic_date("112/2/20 10:00") == date(2023, 2, 20)
    assert republic_date("2024-03-12") is None
    assert first_date("电话113-03-12") is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-07-04 09:32", date(2024, 7, 4)),
        ("113-03-12", date(2024, 3, 12)),
        ("24-07-04", date(2024, 7, 4)),
        ("24/7/4 09:32", date(2024, 7, 4)),
        ("202474", date(2024, 7, 4)),
        ("202412", None),  # December, or the second of January
        ("24-07", None),
        ("324-07-04", None),
    ],
)
def test_what_can_be_nothing_but_a_date_may_be_short(value: str, day: date | None) -> None:
    assert value_date(value) == day
