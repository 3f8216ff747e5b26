"""What stands around an article goes, what is damaged stays."""

import pytest

from corpus.article.cleaning import clean
from corpus.reading import Line

SENTENCE = "全市新增老年食堂十二家，日均供餐两千余份，惠及老人三万余名，群众满意度进一步提升。"


@pytest.mark.parametrize("crumbs", ["当前位置：义乌市人民政府门户网站 > 政务公开", "您現在的位置: 義烏市人民政府門戶網站"])
def test_where_one_is_tells_whose_site_it_is(crumbs: str) -> None:
    assert clean([Line(crumbs), Line("正文。")]).facts["site_crumb"] == "义乌市人民政府门户网站"


def test_the_footer_tells_whose_site_it_is() -> None:
    lines = [Line(text) for text in (SENTENCE, "版权所有：广东省民政厅 粤ICP备12345678号")]
    assert clean(lines).facts["site_owner"] == "广东省民政厅"


@pytest.mark.parametrize(
    "crumbs",
    [
        "义乌市人民政府网 >> 部门动态 >> 市民政局",
        "首页 - 政府信息公开 - 部门信息 - 民政局",
        "首頁 表單下載 .社區發展",
        "line Facebook print",
    ],
)
def test_where_one_is_is_no_text(crumbs: str) -> None:
    assert kept(crumbs, SENTENCE) == [SENTENCE]


def test_buttons_behind_a_line_leave_it() -> None:
    assert kept(f"• 一、{SENTENCE}", f"• {SENTENCE}") == [f"一、{SENTENCE}", f"• {SENTENCE}"]
    assert kept(SENTENCE, "义乌市民政局 2024年1月10日 【打印】【关闭】", "【打印】【关闭】") == [SENTENCE, "义乌市民政局 2024年1月10日"]
    assert kept(f"{SENTENCE}【附表】") == [f"{SENTENCE}【附表】"]


def test_the_owner_of_a_site_as_it_stands() -> None:
    lines = [Line(text) for text in (SENTENCE, "桃園市政府社會局 版權所有 330206桃園區縣府路1號")]
    assert clean(lines).facts["site_owner"] == "桃園市政府社會局"


def test_what_stands_below_where_one_is() -> None:
    title = Line("走进敬老院")
    assert clean([Line("政务公开"), Line("当前位置："), Line("首页>>民政>>内容"), title, Line(SENTENCE)]).below == title
    assert clean([title, Line(SENTENCE)]).below is None


def kept(*texts: str) -> list[str]:
    return [line.text for line in clean([Line(text) for text in texts]).lines]


@pytest.mark.parametrize(
    "furniture",
    [
        "首页",
        "您当前所在位置:首页 > 政务公开 > 民政局",
        "当前位置： 首页>> 中国概况",
        "> 政务公开 > 部门公开 > 民政局 > 规划计划",
        "分享到：微信 微博 QQ空间",
        "下載文檔 收藏 舉報",
        "【字体：大 中 小】 【打印】【关闭】",
        "內容頭部廣告位(手機)",
        "扫一扫在手机打开当前页",
        "留言与评论（共有 0 条评论）",
        "验证码:",
        "推荐文章",
        "網頁指南",
        "小字型",
        "点击下方“阅读原文”查看更多",
        "编审：伍某某　罗某",
        "投稿邮箱（someone@example.com）",
        "区县政府网站",
        "上一篇：关于召开会议的通知",
        "【E-mail推荐",
        "（责任编辑： 郭某）",
        "申请表.docx",
        "福利机构检查方案_第3页",
        "已阅读4页,还剩11页未读 继续免费阅读",
        "《救助供养办法.docx》由会员分享，可在线阅读，更多相关内容请在网上搜索。",
        '1. <blockquote id="k3"><rt id="k3"></rt></blockquote>',
        '<image>data:image/s3,"s3://images/0f21.png" alt="方案_第1頁"</image>',
        "——————",
    ],
)
def test_furniture_goes(furniture: str) -> None:
    assert kept(SENTENCE, furniture, SENTENCE) == [SENTENCE, SENTENCE]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：郭某 发布日期：2023-05-04",
        "一、首页改版工作",
        "打印机补贴标准提高到每人每月一百元",
        "分享经济发展情况",
        "附件：1.申请表",
        "成文日期：2024/12/30　　发布日期：2025/01/06",
    ],
)
def test_the_article_stays(line: str) -> None:
    assert kept(SENTENCE, line, SENTENCE) == [SENTENCE, line, SENTENCE]


def test_what_a_field_of_word_left_before_a_title_goes() -> None:
    assert kept("PAGEPAGE1遂昌县移民后期扶持规划", SENTENCE) == ["遂昌县移民后期扶持规划", SENTENCE]


def test_a_line_above_asterisks_is_a_heading_and_the_name_of_a_file_a_fact() -> None:
    assert clean([Line("立法會十五題：支援照顧者"), Line("***********"), Line(SENTENCE)]).lines[0].heading == 1
    assert clean([Line("救助供养办法.docx"), Line(SENTENCE)]).facts["file_name"] == "救助供养办法"


def test_the_page_ends_below_the_article() -> None:
    assert kept(SENTENCE, "义乌市民政局", "相关链接", "某某新闻标题", "主办单位：某局", "浙ICP备05000000号") == [SENTENCE, "义乌市民政局"]
    assert kept(SENTENCE, "义乌市民政局", "义乌市人民政府办公室主办", "网站总访问量：12") == [SENTENCE, "义乌市民政局"]


def test_comments_and_advertising_below_the_article_go() -> None:
    article = ["全市新增老年食堂十二家，日均供餐两千余份，覆盖城区所有社区。", "义乌市民政局", "2024年12月30日"]
    around = ["广告：欢迎投放 联系电话 123", "网友评论", "张三：写得很好，请问食堂在哪里？"]
    assert [line.text for line in clean([Line(text) for text in article + around]).lines] == article


@pytest.mark.parametrize(
    "line",
    [
        "第2頁/共6頁",
        ">>>>>以下内容为会员可见<<<<<",
        "本文由某某资料网收集整理www.example.cn",
        "[1] [2] 下一頁",
        "【返回】",
        "【拓展阅读】2020年计划怎么写",
    ],
)
def test_what_libraries_of_texts_put_between_goes(line: str) -> None:
    assert kept(line, SENTENCE) == [SENTENCE]


def test_columns_in_one_line_between_points_go() -> None:
    assert kept("·通知公告·公示公告", "·养老服务", SENTENCE) == ["·养老服务", SENTENCE]
    items = ("一、服务对象", "·老年人·残疾人·困境儿童", "广告：指利用慈善名义发布的商业信息")
    assert kept(*items, SENTENCE) == [*items, SENTENCE]


def test_navigation_by_mark_up() -> None:
    lines = [
        Line("首页新闻", aside=True),
        Line("某某动态", linked=1.0),
        Line("本市标题", heading=1, linked=1.0),
        Line(SENTENCE, linked=0.9),
    ]
    assert [line.text for line in clean(lines).lines] == ["本市标题", SENTENCE]


def test_footer_facts_are_kept_apart() -> None:
    cleaned = clean([Line(SENTENCE), Line("网站标识码：3307820001 浙公网安备 33078202001234号", aside=True)])
    assert cleaned.facts == {"site_code": "3307820001", "filing_number": "33078202001234"}


def test_a_body_pasted_again_and_again_is_read_once() -> None:
    body = [f"{number}、{SENTENCE * 3}" for number in "一二三四"]
    cleaned = clean([Line(text) for text in ["标题", *body * 3, "落款"]])
    assert [line.text for line in cleaned.lines] == ["标题", *body, "落款"]
    assert len(cleaned.warnings) == 1


def test_damage_is_kept_and_named() -> None:
    damaged = "確?!皯1M保、应救尽救，底线??咐伟踩责任，\ufffd" + SENTENCE
    cleaned = clean([Line(damaged)])
    assert cleaned.lines[0].text == damaged
    assert any("garbled" in warning for warning in cleaned.warnings)
    assert any("replacement" in warning for warning in cleaned.warnings)


def test_a_page_of_search_results_is_told() -> None:
    marks = ["相关结果：约 103 个", "排序方式：", "检索方式：", "清空历史"]
    assert clean([Line(mark) for mark in [*marks, SENTENCE]]).search_page
    assert not clean([Line("高级搜索"), Line(SENTENCE)]).search_page


def test_where_one_is_may_be_long_and_where_a_road_lies_stays() -> None:
    crumbs = (
        "您的位置：某某书屋 > 范文大全 > 经典范文 > 民政局2021年上半年工作总结及下半年工作计划 正文 本文移动端：民政局2021年上半年工作总结"
    )
    road = "位置：东起人民路，西至江滨路，全长820米"
    assert kept(crumbs, "通知公告", road, SENTENCE) == [road, SENTENCE]


def test_lost_indents_go_and_are_named() -> None:
    cleaned = clean([Line(text) for text in ("??为让老人安心，制定本方案。", "??一、目标", "??", "??建成助餐点12个。")])
    assert [line.text for line in cleaned.lines] == ["为让老人安心，制定本方案。", "一、目标", "建成助餐点12个。"]
    assert cleaned.warnings == ("4 paragraphs begin or end with ?? for their spaces: left out",)
    ended = clean([Line(text) for text in ("??为让老人安心，制定本方案。", "义乌市民政局????", "????2023年5月4日")])
    assert [line.text for line in ended.lines] == ["为让老人安心，制定本方案。", "义乌市民政局", "2023年5月4日"]


def test_the_site_above_where_one_is() -> None:
    lines = ("第八师石河子市人民政府", "首页 > 街道 > 通知公告", "高龄津贴发放对象公示")
    cleaned = clean([Line(text) for text in lines])
    assert cleaned.facts["site_crumb"] == "第八师石河子市人民政府"
    assert cleaned.lines[-1].text == "高龄津贴发放对象公示"


def test_a_title_in_one_line_with_words_of_the_page() -> None:
    assert kept("跳过导航 低保审核确认办法 打印本页", SENTENCE) == ["低保审核确认办法", SENTENCE]
    assert kept("养老服务 低保审核确认办法", SENTENCE) == ["养老服务 低保审核确认办法", SENTENCE]
