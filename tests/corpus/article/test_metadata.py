"""Metadata blocks in every layout sites have."""

from datetime import date

import pytest

from analyzers import fold
from corpus.article.cleaning import clean
from corpus.article.metadata import Head, own_number, read_head
from corpus.dates import first_date
from corpus.reading import Line

BODY = "2024年以来，全市民政系统坚持以人民为中心，各项工作取得了新的成效，现将有关情况报告如下。"
TITLE = "义乌市民政局2024年工作总结"


def head(*texts: str | Line) -> Head:
    return read_head([text if isinstance(text, Line) else Line(text) for text in (*texts, TITLE, BODY)])


def values(found: Head) -> dict[str, str]:
    return {name: readings[0].value for name, readings in found.fields.items() if readings and name not in {"ignored", "unknown"}}


def days(found: Head) -> dict[str, date | None]:
    return {name: first_date(fold(value).text) for name, value in values(found).items() if name in {"written", "published"}}


INDEX = "11330782002609418N/2024-42040"
BLOCK = {"index_number": INDEX, "issuer": "义乌市民政局", "written": "2024-12-30", "published": "2025-01-06"}


def test_a_block_in_two_columns_below_the_article() -> None:
    rows = (
        ("信息索引：", INDEX, "文件编号：", "南民发〔2023〕22号"),
        ("公开责任部门：", "县民政局", "生成日期：", "2023-07-31"),
        ("统一编号：", "", "失效日期：", ""),
    )
    found = values(read_head([Line(TITLE), Line(BODY), *(Line(" | ".join(row), cells=row) for row in rows)]))
    assert found == {"index_number": INDEX, "document_number": "南民发〔2023〕22号", "issuer": "县民政局", "generated": "2023-07-31"}


def test_a_title_whose_key_lost_a_character() -> None:
    lost = (f"号：{INDEX}", "题：义乌市民政局关于调整低保标准的通知", "布机构：义乌市民政局")
    assert values(head(*lost))["title"] == "义乌市民政局关于调整低保标准的通知"


def test_six_pairs_on_one_line_without_colons() -> None:
    title = "义乌市民政局关于进一步做好2024年度困难残疾人生活补贴和重度残疾人护理补贴发放工作有关事项的通知"
    line = f"索引号 {INDEX} 标题 {title} 发布机构 义乌市民政局 成文日期 2024-12-30 发布日期 2025-01-06"
    assert values(head(line)) == {**BLOCK, "title": title}


@pytest.mark.parametrize(
    "line",
    [
        f"标题：{TITLE}索引号：{INDEX}文号：义民〔2024〕9号成文日期：2024-12-30发布日期：2025-01-06发布机构：义乌市民政局",
        f"成文日期：2024 年 12 月 30 日文号：义民〔2024〕9号标题：{TITLE}索引号：{INDEX}发布日期：2025-01-06发布机构：义乌市民政局",
    ],
    ids=["behind a title", "behind a day with blanks"],
)
def test_short_keys_behind_a_value(line: str) -> None:
    found = values(head(line))
    assert found["document_number"] == "义民〔2024〕9号"
    assert (found["title"], found["index_number"], found["published"]) == (TITLE, INDEX, "2025-01-06")


@pytest.mark.parametrize(
    "lines",
    [
        (f"索引号：{INDEX}", "发布机构：义乌市民政局", "成文日期：2024-12-30", "发布日期：2025-01-06"),
        (f"索引号：{INDEX} 发布机构：义乌市民政局", "成文日期：2024-12-30　　发布日期：2025-01-06 17:24"),
        ("信息索引号:", INDEX, "文件名称:", "发布机构:", "义乌市民政局", "成文日期:", "2024-12-30", "发布日期:", "2025-01-06", "字体大小:"),
        (f"索引号：{INDEX} 发布机构：义乌市民政局 成文日期：2024-12-30 发布日期：2025-01-06 有效性：有效",),
        (f"号: {INDEX} 信息分类: 工作总结", "布机构: 义乌市民政局", "成文日期: 2024-12-30 发布日期: 2025-01-06", "文  号: 性: 有效"),
        (f"索 引 号：{INDEX}", "发 布 机 构：义乌市民政局", "成文日期: 2024-12-30", "废止时间: 发布日期: 2025-01-06"),
        (f"索引号 {INDEX}", "发布机构 义乌市民政局", "成文日期2024-12-30", "发布日期2025-01-06"),
        (f"【索引号】{INDEX}【发布机构】义乌市民政局", "【成文日期】2024-12-30【发布日期】2025-01-06"),
        ("• 信息索引号：", INDEX, "• 发布机构：", "义乌市民政局", "• 成文日期：", "2024-12-30", "• 發佈日期：", "2025-01-06"),
        ("索引号", INDEX, "公开主体", "义乌市民政局", "文号", "无", "生成日期", "2024-12-30", "公开日期", "2025-01-06"),
        (f"索引号 {INDEX} 主题分类 社会福利", "发布机构 义乌市民政局 成文日期 2024-12-30", "文号 无 发布日期 2025-01-06"),
        (f"索引号：{INDEX}", "成文日期：2024-12-30", "发布日期：2025-01-06发布机构：义乌市民政局作者：点击数："),
        (INDEX, "义乌市民政局", "计划总结", "其他", "2024-12-30", "2025-01-06", "面向社会"),
    ],
    ids=[
        "pairs",
        "two a line",
        "alternate",
        "one line",
        "lost first characters",
        "inner spaces",
        "no colon",
        "brackets",
        "bullets",
        "dt dd",
        "pairs without colon",
        "empty keys behind a value",
        "bare",
    ],
)
def test_layouts_of_texts(lines: tuple[str, ...]) -> None:
    found = head(*lines)
    got = values(found)
    got.setdefault("written", got.get("generated", ""))
    assert {name: got.get(name, "")[: len(value)] for name, value in BLOCK.items()} == BLOCK
    assert [line.text for line in found.rest] == [TITLE, BODY]


def test_rows_of_a_table() -> None:
    rows = (
        ("索 引 号：", INDEX, "主题分类：", "民政"),
        ("发文机关：", "义乌市民政局", "成文日期：", "2024年12月30日"),
        ("发文字号：", "", "发布日期：", "2025-01-06"),
    )
    found = head(*(Line(" | ".join(row), cells=row) for row in rows))
    assert values(found) == {**BLOCK, "written": "2024年12月30日", "category": "民政"}


def test_a_row_of_keys_above_a_row_of_values() -> None:
    rows = (("索引号", "发布机构", "成文日期", "发布日期"), (INDEX, "义乌市民政局", "2024-12-30", "2025-01-06"))
    assert values(head(*(Line(" | ".join(row), cells=row) for row in rows))) == BLOCK


def test_a_line_of_the_page_with_a_date_and_little_else() -> None:
    assert days(head("admin 2024-12-19 18:42:36 浏览量")) == {"published": date(2024, 12, 19)}
    assert days(head("(2023-01-31)")) == {"published": date(2023, 1, 31)}
    assert days(head("發布時間：2024-04-12 15:04 信息來源：洪江市民政局")) == {"published": date(2024, 4, 12)}


@pytest.mark.parametrize(
    "line",
    [
        "2023年01月02日  字号：[大][中][小]",
        "2023-01-02　　【字体：大 中 小】　　打印",
        "日期:2023-01-0209:00来源:县民政局浏览次数:20字体:[大中小]",
        "發布時間：2023-01-0209:00:12來源：縣民政局",
        "2023-01-0209:00来源:县民政局",
        "原创 缙云民政 2023-01-05 18:00 发表于浙江",
        "緙雲民政 2023-01-05 發表於浙江",
        "Posted on 2023-01-05 by 編輯部 in 社福",
        "05.01.2023 09:26",
        "112.12.25",
        "112/12/25",
        "民國112.12.25",
        "二0二三年一月2日",
    ],
)
def test_what_sites_put_around_the_day(line: str) -> None:
    found = head(line)
    assert [day and day.year for day in days(found).values()] == ([None] if line.startswith("112") else [2023])
    assert [kept.text for kept in found.rest] == [TITLE, BODY]


@pytest.mark.parametrize("line", ["义乌市民政局 2023年2月1日", "定于 2023年2月1日 9:00 召开养老服务工作会议的通知"])
def test_a_day_in_a_line_of_the_document(line: str) -> None:
    assert line in [kept.text for kept in head(line).rest]


def test_what_a_form_has_for_everything_or_masks_is_no_value() -> None:
    assert values(head("索引号：****21078/2024-07316")) == {}
    assert values(head("发布机构：全部", "主题分类：所有")) == {}


@pytest.mark.parametrize("line", [f"标题：{TITLE}", f"题目:{TITLE}", "標題：義烏市民政局2024年工作總結"])
def test_a_title_with_its_key_is_a_block_by_itself(line: str) -> None:
    found = read_head([Line(line), Line("来源：本站原创"), Line(BODY)])
    assert values(found) == {"title": line[3:], "source": "本站原创"}


def test_the_article_is_not_metadata() -> None:
    lines = ("各位代表：", "各县（市、区）民政局：", "现将有关事项通知如下：", "一、总体要求", "时间：2024年5月6日")
    assert [line.text for line in read_head([Line(text) for text in lines]).rest] == list(lines)


def test_the_facts_of_a_meeting_are_text() -> None:
    lines = ("时间：2024年5月6日上午", "地点：市民政局三楼会议室", "主持：张三", "名称：养老服务联席会议")
    assert [line.text for line in read_head([Line(text) for text in (*lines, BODY)]).rest] == [*lines, BODY]


def test_a_table_of_data_is_text() -> None:
    rows = (("名称", "地址", "时间"), ("滨江颐养院", "江东街道", "2023年"))
    found = read_head([Line(" | ".join(row), cells=row) for row in rows])
    assert [line.text for line in found.rest] == ["名称 | 地址 | 时间", "滨江颐养院 | 江东街道 | 2023年"]


def test_credits_below_the_article() -> None:
    found = read_head([Line(BODY), Line("来源：义乌市民政局"), Line("（责任编辑：张三）")])
    assert values(found) == {"source": "义乌市民政局"}
    assert [line.text for line in found.rest] == [BODY]


@pytest.mark.parametrize(
    "number",
    [
        "义民〔2024〕15号",
        "義民﹝2024﹞15號",
        "义民[2024]15号",
        "义民（2024）第15号",
        "义政办发〔2024〕 15 号",
    ],
)
def test_the_own_number_stands_alone_above_the_article(number: str) -> None:
    found = head(number)
    got, lines = own_number(found, None, found.rest)
    assert got == number
    assert [line.text for line in lines] == [TITLE, BODY]


def test_the_number_of_a_report_stands_before_who_released_it() -> None:
    assert values(head("义民〔2024〕15号　　　　签发人：张三"))["document_number"] == "义民〔2024〕15号"


def test_a_number_cited_in_the_text_is_not_its_own() -> None:
    found = head("根据《办法》（国发〔2020〕1号）制定本通知，请认真贯彻执行，遇有问题及时报告我局救助科。")
    assert own_number(found, None, found.rest)[0] is None


def test_the_day_of_a_speech_in_brackets_below_its_title() -> None:
    assert values(head("（2019年1月22日）"))["written"] == "（2019年1月22日）"
    assert days(head("（2021年9月10日市人民政府第3次常务会议通过）")) == {"written": date(2021, 9, 10)}
    assert "written" not in values(head("（2021年9月10日起施行）"))
    assert values(head("(2019-01-22)"))["published"] == "2019-01-22"


def test_a_pair_without_colon_whose_value_ends_as_a_title() -> None:
    found = head("索 引 号 113310247405400961/2024-104569 公开方式 主动公开", "成文日期 2024-01-11 发布机构 县民政局", "组配分类 计划总结")
    assert values(found)["category"] == "计划总结"
    assert [line.text for line in found.rest] == [TITLE, BODY]


def test_a_button_without_value_does_not_take_the_first_heading() -> None:
    found = head("信息来源：义乌市民政局 发布日期：2025-01-06 分享：", Line("2024年工作回顾", bold=True, centered=True))
    assert [line.text for line in found.rest] == ["2024年工作回顾", TITLE, BODY]


def test_a_table_of_data_may_name_its_columns_as_metadata_does() -> None:
    columns = Line("序号 | 公开事项 | 公开时限 | 公开主体", cells=("序号", "公开事项", "公开时限", "公开主体"))
    row = Line("1 | 政策法规 | 20个工作日 | 县民政局", cells=("1", "政策法规", "20个工作日", "县民政局"))
    found = head("发布日期：2025-01-06 浏览： 作者：", columns, row)
    assert [line.text for line in found.rest] == [columns.text, row.text, TITLE, BODY]


def test_a_day_behind_the_sizes_of_letters() -> None:
    assert days(head("字体：[大] [中] [小] 2025/1/6 浏览次数：12")) == {"published": date(2025, 1, 6)}
    assert days(head("字号：大 中 小 2025-01-06 09:30 来源：救助科")) == {"published": date(2025, 1, 6)}


def test_a_key_that_heads_a_title_is_one_only_among_others() -> None:
    title = "政策解读：《遂昌县临时救助办法》实施细则"
    found = read_head([Line(title), Line("2025-01-06 来源：遂昌县民政局"), Line(BODY)])
    assert [line.text for line in found.rest] == [title, BODY]
    assert [line.text for line in head("索引号：A1/2025-1", "发布日期：2025-01-06", title).rest] == [TITLE, BODY]


def test_an_index_number_of_no_standard_shape_glued_to_its_key() -> None:
    assert values(head("索引号scxmzj/2023-00021", "发布机构遂昌县民政局", "发布日期2023-11-15"))["index_number"] == "scxmzj/2023-00021"


def test_who_filled_in_a_table() -> None:
    found = head(Line("填表单位：义乌市民政局 | 填表日期：2024年12月30日", cells=("填表单位：义乌市民政局", "填表日期：2024年12月30日")))
    assert (values(found)["issuer"], days(found)["written"]) == ("义乌市民政局", date(2024, 12, 30))


FOOTS = {
    "one pair a line": [f"索引号：{INDEX}", "公开方式：主动公开", "发布机构：义乌市民政局", "成文日期：2024-12-30", "发布日期：2025-01-06"],
    "alternate lines": ["索引号：", INDEX, "发布机构：", "义乌市民政局", "成文日期：", "2024-12-30", "发布日期：", "2025-01-06"],
    "glued": [f"索引号：{INDEX}公开方式：主动公开发布机构：义乌市民政局成文日期：2024-12-30有效性：有效发布日期：2025-01-06"],
}


@pytest.mark.parametrize("name", FOOTS)
def test_a_block_below_the_article(name: str) -> None:
    found = read_head([Line(text) for text in (TITLE, BODY, *FOOTS[name])])
    assert values(found) == BLOCK
    assert [line.text for line in found.rest] == [TITLE, BODY]


def test_a_text_that_ends_in_words_like_keys_is_kept() -> None:
    lines = [Line(text) for text in (TITLE, BODY, "文号：见附件", "联系人：王某", "时间：下午三点")]
    assert list(read_head(lines).rest) == lines


def test_a_short_key_behind_a_value_without_a_gap() -> None:
    assert values(head("公开方式：主动公开文号：义民〔2024〕5号成文日期：2024-12-30"))["document_number"] == "义民〔2024〕5号"


def test_a_body_that_is_addressed_is_no_key() -> None:
    lines = [Line(text) for text in (f"索引号：{INDEX}", "发布机构：义乌市民政局", "成文日期：2024-12-30", "北苑街道办事处：", BODY)]
    assert [line.text for line in read_head(lines).rest] == ["北苑街道办事处：", BODY]


@pytest.mark.parametrize(
    "line",
    [
        "来源：市民政局  2025-01-06",
        "作者：admin    时间：2025/1/6 8:00:00    浏览：100次",
        "日期：2025-01-06 字号：T|T",
        "日期：二〇二五年一月六日",
        "发布：2025-01-06",
    ],
)
def test_a_line_with_the_day_of_publication_alone(line: str) -> None:
    assert days(head(line))["published"] == date(2025, 1, 6)


def test_minutes_are_no_metadata() -> None:
    found = head("时间：2025年1月6日 地点：市民政局会议室")
    assert (days(found), len(found.rest)) == ({}, 3)


def test_a_number_with_a_remark_behind_it() -> None:
    found = head()
    number, lines = own_number(found, TITLE, [Line("义民通〔2024〕5号 是否宜公开选项：宜公开"), Line(BODY)])
    assert (number, [line.text for line in lines]) == ("义民通〔2024〕5号", [BODY])


def test_a_list_of_pairs_without_colons_and_a_day_behind_a_name() -> None:
    found = head(
        "- 索引号000014348/2021-00317", "- 发布机构景宁县民政局", "- 文号景民发〔2021〕32号", "- 发布日期2021-06-10", "- 有效性有效"
    )
    assert values(found) == {
        "index_number": "000014348/2021-00317",
        "issuer": "景宁县民政局",
        "document_number": "景民发〔2021〕32号",
        "published": "2021-06-10",
    }
    assert days(head("作者：王某时间：2023年05月22日16时30分")) == {"published": date(2023, 5, 22)}
    assert values(head("来源：2022.04.29"))["published"] == "2022.04.29"


def test_a_stamp_of_the_article_is_not_mixed_with_the_day_of_the_page() -> None:
    found = head("2024年11月8日", "山里来了“移动婚登车”", "2023-05-22 16:30 县民政局 [字号: ] 打印")
    assert values(found) == {"published": "2023-05-22", "source": "县民政局"}
    assert found.above is not None and found.above.text == "山里来了“移动婚登车”"


def test_a_key_that_ends_a_byline_waits_for_nothing() -> None:
    found = head("发布时间：2024-10-10 来源：市民政局 字体大小：", "提前谋划早部署")
    assert "提前谋划早部署" in [line.text for line in found.rest]


def test_the_address_of_the_page_before_its_first_key() -> None:
    found = head("https://www.example.gov.cn/art/1.html发文字号 义民〔2024〕15号 发布日期 2024-12-20")
    assert (values(found)["document_number"], values(found)["published"]) == ("义民〔2024〕15号", "2024-12-20")


def test_a_number_behind_the_sizes_of_letters() -> None:
    found = head("发布时间：2023-11-02 来源：义乌市民政局 【字体：大 中 小】 义民公告〔2023〕第2号")
    assert values(found)["document_number"] == "义民公告〔2023〕第2号"


def test_the_day_on_the_cover_of_a_report() -> None:
    found = head("发布时间：2024-06-12", "评价机构：某某会计师事务所", "2024年3月20日")
    assert days(found) == {"published": date(2024, 6, 12), "written": date(2024, 3, 20)}


def test_pairs_that_lost_every_sign_between_them() -> None:
    found = head(f"索引号{INDEX}发布机构义乌市民政局公开目录通知公告发布日期2025-01-06成文日期2024-12-30浏览量")
    assert {name: value for name, value in values(found).items() if name != "category"} == BLOCK
    assert not values(head("发布机构义乌市民政局要求成文日期"))  # two keys are none yet


@pytest.mark.parametrize(
    "line", ["2025-01-06 11:12 佛堂镇 （点击：）", "www.example.gov.cn 2025-01-06 08:47 来源：政府办 【我要纠错】", "┊ 今天是："]
)
def test_what_stands_around_the_day_of_a_byline(line: str) -> None:
    above = ["首 页 ┊ 义乌概况 ┊ 政务公开 ┊ 公众参与 今天是：", "日期：2025/1/6 16:20:11 点击：617"] if line[0] == "┊" else [line]
    assert days(read_head([*clean([Line(text) for text in above]).lines, Line(TITLE), Line(BODY)])) == {"published": date(2025, 1, 6)}


@pytest.mark.parametrize("line", ["义乌市民政局 2025-01-06", "义乌市民政局　2025年1月6日　文章来源：养老服务股"])
def test_a_body_beside_the_day_of_a_byline(line: str) -> None:
    found = head(line)
    assert days(found) == {"published": date(2025, 1, 6)}
    assert values(found)["source"] == "义乌市民政局"


def test_a_title_below_the_name_of_its_column() -> None:
    assert "【政策解读】《义乌市高龄津贴办法》解读" in [line.text for line in head("【政策解读】《义乌市高龄津贴办法》解读").rest]


def test_who_published_and_who_filled_in_below_the_article() -> None:
    def below(line: str) -> Head:
        return read_head([Line(TITLE), Line(BODY), Line(line)])

    assert days(below("發布單位：屏東縣政府社會處 長青科　發布日期：2024-03-04")) == {"published": date(2024, 3, 4)}
    assert days(below("填报人：马某 审核人：李某 填报日期：2024年4月10日")) == {"written": date(2024, 4, 10)}


def test_the_words_under_which_a_paper_is_filed_are_no_title() -> None:
    found = head("索引号：", INDEX, "发布机构：", "义乌市民政局", "生成日期：", "2024-12-30", "关键词：", "民政;工作总结")
    assert [line.text for line in found.rest] == [TITLE, BODY]
