"""The year in which a document stands."""

from datetime import date

import pytest

from analyzers import fold
from corpus.years.reference import reference_year


@pytest.mark.parametrize(
    ("doc_type", "title", "headings", "dated", "year"),
    [
        ("summary", "工作总结", (), date(2023, 1, 8), 2022),
        ("summary", "工作總結", (), date(2023, 7, 8), 2023),
        ("summary", "一季度工作总结", (), date(2023, 3, 30), 2023),
        ("summary", "第四季度工作总结", (), date(2023, 1, 3), 2022),
        ("summary+plan", "工作总结", ("一、今年工作", "二、明年計劃"), date(2024, 1, 3), 2023),
        ("summary+plan", "工作总结", ("一、去年工作", "二、今年计划"), date(2024, 1, 3), 2024),
        ("summary+plan", "2023年工作总结", ("一、今年以来工作", "二、明年打算"), date(2024, 5, 3), 2023),
        ("plan", "明年工作计划", (), date(2024, 1, 3), 2023),
        ("plan", "今年工作计划", (), date(2024, 1, 3), 2024),
        ("notice", "年度通知", (), date(2024, 1, 3), 2024),
        ("summary", "工作总结", (), None, None),
    ],
)
def test_reference_year(doc_type: str, title: str, headings: tuple[str, ...], dated: date | None, year: int | None) -> None:
    assert reference_year(doc_type, fold(title).text, [fold(heading).text for heading in headings], "", dated) == year


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("去年,全市新增床位210张。", 2024),
        ("一、养老上年全市新增床位210张。", 2024),
        ("去年同期为180张。", 2023),
        ("床位比去年全市平均多。", 2023),
    ],
)
def test_a_summary_that_tells_of_the_year_before(opening: str, year: int) -> None:
    assert reference_year("summary", "工作总结", (), opening, date(2024, 3, 5)) == year
