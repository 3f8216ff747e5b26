"""Where on a site a page stands: whose site, and what lost its break behind it."""

import pytest

from corpus.article.cleaning import clean
from corpus.article.crumbs import crumb_site, split_crumbs
from corpus.reading import Line


@pytest.mark.parametrize(
    ("said", "site"),
    [
        ("位置:义乌市人民政府 > 政务公开", "义乌市人民政府"),
        ("义乌市人民政府 >> 公示公告", "义乌市人民政府"),
        ("义乌市民政局 › 政务公开 › 规范性文件", "义乌市民政局"),
        ("首页 > 民政局 > 通知公告", None),
        ("义乌市民政局 2023 > 2022", None),
    ],
)
def test_the_site_that_crumbs_begin_with(said: str, site: str | None) -> None:
    assert crumb_site([said]) == site


@pytest.mark.parametrize(
    ("crumbs", "behind"),
    [
        ("当前位置：首页 > 部门 > 民政局", "2022年区民政局工作要点 来源：区民政局 发布日期：2022-03-02"),
        ("义乌市人民政府网 > 统计信息", "2023年第三季度义乌市民政统计数据"),
        ("首頁 > 民政局 >", "2022年某某區民政局養老服務工作要點 來源：區民政局 發佈日期：2022-03-02"),
    ],
)
def test_what_stands_behind_crumbs_gets_a_line_of_its_own(crumbs: str, behind: str) -> None:
    assert [line.text for line in split_crumbs([Line(f"{crumbs} {behind}")])] == [crumbs, behind]


@pytest.mark.parametrize("crumbs", ["当前位置：首页 > 民政局 > 关于做好 低保 审核工作的通知", "首页 > 政务公开 > 正文 阅读：12次"])
def test_a_title_in_crumbs_stays_there(crumbs: str) -> None:
    assert len(split_crumbs([Line(crumbs)])) == 1


def test_crumbs_without_a_front_page_go() -> None:
    cleaned = clean([Line("义乌市民政局 >> 公示公告"), Line("全市新增老年食堂十二家，日均供餐两千余份，惠及老人三万余名。")])
    assert len(cleaned.lines) == 1
    assert cleaned.facts["site_crumb"] == "义乌市民政局"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("刊物及報告 >> 長者服務行動計劃評估報告 更新日期:18/11/2021", "長者服務行動計劃評估報告 更新日期:18/11/2021"),
        ("文档中心 - 政策法规 - 地方规章 - 临时救助实施办法", "临时救助实施办法"),
    ],
)
def test_a_title_at_the_end_of_a_way_through_columns(line: str, title: str) -> None:
    assert [part.text for part in split_crumbs([Line(line)])][1:] == [title]
