"""Markers of official numbering."""

import pytest

from corpus.numbering import find_lost_marker, find_marker


@pytest.mark.parametrize(
    ("line", "style", "number", "rest"),
    [
        ("一、总体要求", "han", 1, "总体要求"),
        ("（十二）推進", "han_bracketed", 12, "推進"),
        ("(三)养老", "han_bracketed", 3, "养老"),
        ("㈠总则", "han_bracketed", 1, "总则"),
        ("1.高标准", "arabic", 1, "高标准"),
        ("1．2024年工作", "arabic", 1, "2024年工作"),
        ("12、低保", "arabic", 12, "低保"),
        ("⒈加强", "arabic", 1, "加强"),
        ("（3）甲", "arabic_bracketed", 3, "甲"),
        ("3）甲", "arabic_bracketed", 3, "甲"),
        ("②加强", "circled", 2, "加强"),
        ("第一章　总则", "chapter", 1, "总则"),
        ("第二節 登記", "section", 2, "登記"),
        ("第三十二条　民政部门", "article", 32, "民政部门"),
        ("第十条之一 甲", "article", 10, "甲"),
        ("第一部分 概述", "part", 1, "概述"),
        ("篇二", "part", 2, ""),
        ("丙、康復服務", "stem", 3, "康復服務"),
        ("篇三：县民政局工作总结", "part", 3, "县民政局工作总结"),
    ],
)
def test_styles(line: str, style: str, number: int, rest: str) -> None:
    marker = find_marker(line)
    assert marker is not None
    assert (marker.style, marker.number, line[marker.end :].strip("　 ")) == (style, number, rest)


@pytest.mark.parametrize(
    "line",
    ["2.5亿元", "2024年，全市", "十四五规划", "第三条的规定", "第三条规定，", "一是紧扣", "一方面", "（2024）甲", "第一，加强", "20年来"],
)
def test_what_is_no_marker(line: str) -> None:
    assert find_marker(line) is None


def test_a_lost_point() -> None:
    marker = find_lost_marker("2健全分层分类的社会救助体系")
    assert marker is not None
    assert (marker.number, marker.restored) == (2, True)
    assert find_lost_marker("2个社区") is None
    assert (found := find_lost_marker("三2022年工作计划")) is not None
    assert (found.style, found.number, found.end) == ("han", 3, 1)
    assert (found := find_lost_marker("-、2025年工作完成情况")) is not None
    assert (found.style, found.number) == ("han", 1)
    assert find_lost_marker("一??018年工作总结") is not None
    assert find_lost_marker("12月底前") is None
