"""Texts that lost their line breaks."""

import pytest

from corpus.article.run_together import split_run_together
from corpus.reading import Line

BODY = "全县低保、特困供养、临时救助各项工作有序推进，困难群众的基本生活得到保障，群众满意度持续提升。"


def cut(*texts: str) -> list[str]:
    return [line.text for line in split_run_together(map(Line, texts))]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("遂昌县民政局2022年工作总结", f"2022年，{BODY}"),
        ("遂昌县民政局2022年工作总结和2023年工作计划", f"今年以来，{BODY}"),
        ("遂昌县民政局2022年工作总结明年工作安排文稿", f"今年以来，{BODY}"),
        ("遂昌县民政局2022年工作计划", f"2022年是关键之年，{BODY}"),
        ("遂昌县殡葬管理办法（试行）", f"第一章 总则 第一条 {BODY}"),
        ("关于提高低保标准的通知", f"各乡镇人民政府、街道办事处：{BODY}"),
        ("关于提高低保标准的通知", f"为进一步保障困难群众，{BODY}"),
        ("遂昌县高坪乡第九届村民委员会换届选举实施方案", f"第八届村民委员会任期已满，{BODY}{BODY}"),
    ],
)
def test_a_title_in_one_line_with_its_text(title: str, text: str) -> None:
    assert cut(title + text) == [title, text]


def test_the_number_below_it_is_a_line_too() -> None:
    assert cut(f"关于提高低保标准的通知遂民发〔2023〕5号各乡镇人民政府：{BODY}") == [
        "关于提高低保标准的通知",
        "遂民发〔2023〕5号",
        f"各乡镇人民政府：{BODY}",
    ]
    title, number = "國務院關於同意調整金華市部分行政區劃的批覆", "國函〔2016〕163號"  # 批复, turned into Traditional
    assert cut(f"{title} {number}", BODY) == [title, number, BODY]
    assert cut("遂民发〔2023〕5号-《遂昌县临时救助办法》", BODY) == ["遂民发〔2023〕5号", "遂昌县临时救助办法", BODY]


@pytest.mark.parametrize(
    "sentence",
    [
        f"根据《关于做好低保工作的通知》（遂民发〔2023〕5号）要求，{BODY}",
        f"本报告依据《年度报告格式》的通知（国办函〔2021〕30号）要求编制，{BODY}",
        f"社会组织评估按照不同类型分类进行，{BODY}",
        f"2018年，区民政局落实《工作要点》（桂法治办〔2018〕5号），{BODY}",
        f"为做好2023年工作总结2023年的成绩，{BODY}",
        f"全县民政工作总结会议在县城召开，{BODY}{BODY}",
    ],
)
def test_a_sentence_is_no_title(sentence: str) -> None:
    assert cut(BODY, sentence) == [BODY, sentence]


def test_source_and_day_in_one_line_with_the_title() -> None:
    assert cut("遂昌县民政局2023年工作思路 访问次数： 字号：[大][中][小] 发布日期：2023-02-07 信息来源：县民政局", BODY) == [
        "遂昌县民政局2023年工作思路",
        "访问次数： 字号：[大][中][小] 发布日期：2023-02-07 信息来源：县民政局",
        BODY,
    ]
    assert cut("山里来了“移动婚登车” 发布时间：2023-05-22 来源：县民政局", BODY) == [
        "山里来了“移动婚登车”",
        "发布时间：2023-05-22 来源：县民政局",
        BODY,
    ]
    assert cut("2022年遂昌县民政工作总结 ( 2023-01-12 )", BODY) == ["2022年遂昌县民政工作总结", "2023-01-12", BODY]
    assert cut("輔具費用補助辦法  ( 101 年 07 月 09 日)", BODY) == ["輔具費用補助辦法", "(101 年 07 月 09 日)", BODY]
    byline = "2023-05-22 09:30 县民政局 来源：县民政局"
    assert cut(byline, BODY) == [byline, BODY]


def test_a_day_in_one_line_with_the_title_or_the_text() -> None:
    title, byline = "遂昌县民政局2021年度工作总结", "2021年12月28日 作者：办公室 阅读：436次"
    assert cut(f"{title} {byline} 2021年，{BODY}") == [title, byline, f"2021年，{BODY}"]
    assert cut("区民政局整改情况的通报 2024-01-19", BODY) == ["区民政局整改情况的通报", "2024-01-19", BODY]
    assert cut("彩票背后的善意", f"2023/6/30 22:14:05 41阅 {BODY}") == ["彩票背后的善意", "2023/6/30 22:14:05 41阅", BODY]
    assert cut(f"2023年6月30日 22:14，{BODY}") == [f"2023年6月30日 22:14，{BODY}"]


def test_a_signature_that_ends_the_text() -> None:
    pieces = [BODY, "遂昌县民政局", "2023年2月3日"]
    assert cut(BODY, f"{BODY} 遂昌县民政局 2023年2月3日 【打印本页】 【关闭窗口】 主办：遂昌县人民政府") == [BODY, *pieces]
    assert cut(BODY, f"{BODY}遂昌县民政局2023年5月4日") == [BODY, BODY, "遂昌县民政局", "2023年5月4日"]
    assert cut(BODY, f"{BODY}截止时间为2023年5月4日") == [BODY, f"{BODY}截止时间为2023年5月4日"]


@pytest.mark.parametrize(
    "pieces",
    [
        ("索引号：1234 文号：遂民〔2022〕11号", "遂昌县“十四五”养老服务规划"),
        ("[ 发布机构 ] 遂昌县民政局 [ 发布日期 ] 2025-03-06", "2025年遂昌县民政工作要点"),
        ("索 引 号： 发布机构：遂昌县民政局", "遂昌县民政局2020年工作总结与2021年工作安排"),
        ("遂民〔2022〕11号", "各乡镇人民政府："),
        ("遂昌县临时救助实施办法", "文号：遂民〔2022〕11号 发布时间：2022-05-04"),
        ("遂昌县民政局2023年工作打算", "admin 2023-01-04 13:05:51 浏览量 0"),
        ("遂昌县民政局工作情况", "18.08.2022 09:26"),
    ],
)
def test_a_title_in_one_line_with_the_block_beside_it(pieces: tuple[str, str]) -> None:
    assert cut(" ".join(pieces), BODY) == [*pieces, BODY]


@pytest.mark.parametrize("line", ["标题：遂昌县民政局 关于提高低保标准的通知", "来源：遂昌县民政局 2023-01-04 浏览次数：12"])
def test_a_block_without_a_title_behind_it(line: str) -> None:
    assert cut(line, BODY) == [line, BODY]


def test_a_day_between_title_and_source_in_one_line() -> None:
    title, byline = "武安市2014年民政事业统计公报", "2015-04-21 来源：武安市民政局 阅读次数：377"
    assert cut(f"{title} {byline}", BODY) == [title, byline, BODY]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("2012年桦南县救灾救济工作总结(桦南县民政局 2012-12-20)", ["2012年桦南县救灾救济工作总结", "桦南县民政局 2012-12-20"]),
        ("通川区养老体系建设规划终期评估报告通川区民政局2020年12月", ["通川区养老体系建设规划终期评估报告", "通川区民政局", "2020年12月"]),
        (
            f"沂水县民政局2017年工作总结 来源:沂水县民政局 2018-01-09 {BODY}",
            ["沂水县民政局2017年工作总结", "来源:沂水县民政局 2018-01-09", BODY],
        ),
    ],
)
def test_body_and_day_in_one_line_with_the_title(line: str, pieces: list[str]) -> None:
    assert [piece.strip() for piece in cut(line, BODY)] == [*pieces, BODY]
