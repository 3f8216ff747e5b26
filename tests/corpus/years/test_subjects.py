"""The years a piece of text is about, among all it names."""

import pytest

from corpus.years.subjects import past_years, prose_years, reported_years, subject_years, told_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年工作总结和2024年工作计划", (2023, 2024)),
        ("“十四五”规划2023年度任务分工", (2023,)),
        ("养老服务规划(2021-2023年)", (2021, 2022, 2023)),
        ("关于落实《规划(2021-2025年)》2022年试点的通知", (2022,)),
        ("《“十四五”规划》中期评估", (2021, 2022, 2023, 2024, 2025)),
        ("“十三五”工作总结和“十四五”工作思路", tuple(range(2016, 2026))),
        ("2035年远景目标", ()),
        ("2024年3月5日印发", ()),
    ],
)
def test_titles(text: str, years: tuple[int, ...]) -> None:
    assert subject_years(text, 2024) == years


def test_running_text_tells_spans_first() -> None:
    assert prose_years("2020年达到625元,“十四五”时期提高", 2024) == (2021, 2022, 2023, 2024, 2025)
    assert prose_years("2023年取得成效,2022年不足", 2024) == (2023,)


def test_told_leaves_out_dates_and_other_titles() -> None:
    assert told_years("2023年完成,2022年1月5日印发《2021年方案》", None) == {2023}


def test_years_past_end_with_the_one_at_hand() -> None:
    assert past_years("五年工作总结", "", 2021) == (2017, 2018, 2019, 2020, 2021)
    assert past_years("工作总结", "过去三年,2020年以来,成效明显。", 2022) == (2020, 2021, 2022)
    assert past_years("三年行动计划", "", 2021) == ()


def test_years_reported_begin_sentences() -> None:
    assert reported_years("2021年办理1200对。截至2021年底,共救助300户。", 2022) == (2021,)
    assert reported_years("根据2012年规定,2021年以来办理1200对。", 2022) == ()
