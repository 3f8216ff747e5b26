"""Years as titles write them for short."""

import pytest

from analyzers import fold
from corpus.years.spelling import spell_out


@pytest.mark.parametrize(
    ("title", "spelled"),
    [
        ("县民政局2023工作总结", "县民政局2023年工作总结"),
        ("2023縣民政局工作要點", "2023年县民政局工作要点"),
        ("关于2023人大工作", "关于2023年人大工作"),
        ("统计公报（2022）", "统计公报(2022年)"),
        ("2O23年工作", "2023年工作"),
        ("20 23年工作", "2023年工作"),
        ("23年工作总结", "2023年工作总结"),
        ("23年度施政計畫", "2023年度施政计划"),
        ("一一二年度工作報告", "2023年度工作报告"),
        ("一百一十二年度工作报告", "2023年度工作报告"),
        ("2021、2022年工作", "2021年、2022年工作"),
        ("二零二四至二五年度工作計劃", "2024-2025年度工作计划"),
    ],
)
def test_a_year_is_spelled_out(title: str, spelled: str) -> None:
    assert spell_out(fold(title).text, 2024) == spelled


@pytest.mark.parametrize(
    "title",
    [
        "2023年工作总结",
        "2022-2023学年",
        "民发2023〕15号通知",
        "民發(2023)15號通知",
        "第2021045号建议",
        "慰问2023名老人",
        "慰問2023個人",
        "发放2023万元",
        "1+8+X体系",
        "GB2023标准",
        "建党一百周年",
        "成立23年来的工作",
        "一百年来",
        "112号",
    ],
)
def test_what_is_no_year_stays(title: str) -> None:
    folded = fold(title).text
    assert spell_out(folded, 2024) == folded


def test_two_digits_need_the_year_of_writing() -> None:
    assert spell_out("23年工作总结", None) == "23年工作总结"
    assert spell_out("12年工作总结", 2024) == "12年工作总结"
    assert spell_out("2023工作总结", None) == "2023年工作总结"
