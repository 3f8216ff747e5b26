"""What is read of a page around its article."""

from datetime import date

import pytest

from corpus.article.reader import NO_ARTICLE, read_article
from corpus.reading import Line
from corpus.reading.html import read_html
from corpus.reading.jsonl import read_jsonl
from corpus.reading.page import Page


@pytest.mark.parametrize("field", ["published", "written"])
def test_a_given_date_that_is_none_is_told(field: str) -> None:
    ((_, page),) = read_jsonl(f'{{"text": "正文一句。", "{field}": "2023-13-45"}}'.encode())
    assert isinstance(page, Page)
    article = read_article("a.jsonl#1", page)
    assert (article.published, article.written) == (None, None)
    assert article.warnings == (f"{field} '2023-13-45' is no date: left out",)


BODY = "三季度，全市发放低保金三百万元，新建老年食堂十二家，惠及老年人一万余名。"
NOTICE = "关于婚姻登记处暂停办公的公告"


@pytest.mark.parametrize(
    ("body", "is_article"),
    [
        (f"<h1>{NOTICE}</h1><p>5月1日至3日婚姻登记处暂停办公。特此公告。</p>", True),
        ("<h1>關於婚姻登記處暫停辦公的公告</h1><p>2023-04-28</p><p>5月1日至3日婚姻登記處暫停辦公。</p>", True),
        (f"<head><title>{NOTICE}</title></head><p>请完成安全验证后继续访问本站。</p>", False),
        ("<h1>404 Not Found</h1><p>您访问的页面不存在或已被删除，请返回首页。</p>", False),
        (f"<h1>{NOTICE}</h1><ul><li><a href=1>婚姻登记处恢复办公。</a></li></ul>", False),
    ],
    ids=["one line", "Traditional", "shell", "not found", "list"],
)
def test_a_title_and_one_sentence_are_an_article(body: str, is_article: bool) -> None:
    article = read_article("a.html", read_html(f"<html>{body}</html>".encode()))
    assert (bool(article.lines), NO_ARTICLE in article.warnings) == (is_article, not is_article)


@pytest.mark.parametrize(
    ("source", "issuer"), [("规划财务处", None), ("沙田民政事务处", "沙田民政事务处"), ("花莲县政府社会处", "花莲县政府社会处")]
)
def test_an_office_inside_a_body_is_no_issuer(source: str, issuer: str | None) -> None:
    page = f"<h1>{NOTICE}</h1><p>来源：{source} 发布时间：2023-04-28</p><p>5月1日至3日婚姻登记处暂停办公。特此公告。</p>"
    assert read_article("a.html", read_html(page.encode())).issuer == issuer


def test_the_number_of_an_announcement_may_stand_alone_below_its_title() -> None:
    page = "<h1>关于公布年检结果的公告（第二批）</h1><p>第12号</p><p>现将年检结果公告如下：某某学会等一百八十六家年检合格。</p>"
    assert read_article("a.html", read_html(page.encode())).document_number == "第12号"


def test_a_table_whose_rows_lead_elsewhere_is_a_list() -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td><a href={number}>关于印发第{number}个办法的通知</a></td><td>2024-04-0{number}</td></tr>"
        for number in range(1, 5)
    )
    assert NO_ARTICLE in read_article("a.html", read_html(f"<h1>政策文件</h1><table>{rows}</table>".encode())).warnings
    told = rows.replace("<a ", "<b ").replace("</a>", "</b>")
    assert read_article("a.html", read_html(f"<h1>政策文件</h1><table>{told}</table>".encode())).lines


@pytest.mark.parametrize(
    ("block", "signed", "published", "written"),
    [
        ("发文日期：2024-04-08", "", None, "2024-04-08"),
        ("发文日期：2024-04-08", "2024年3月29日", "2024-04-08", "2024-03-29"),
        ("发文日期：2024-04-08 发布日期：2024-04-10", "2024年3月29日", "2024-04-10", "2024-04-08"),
        ("成文日期：2024-03-29 发文日期：2024-04-08", "", "2024-04-08", "2024-03-29"),
        ("生成日期：2024-04-08 10:15:42", "", "2024-04-08", "2024-04-08"),
        ("生成日期：2024-04-08", "2024年3月29日", None, "2024-03-29"),
        ("时间：中华民国113年4月8日", "", None, "2024-04-08"),
    ],
    ids=[
        "sent",
        "sent after it was signed",
        "sent before it was shown",
        "sent after it was written",
        "a time of day",
        "generated after it was signed",
        "a rule of Taiwan",
    ],
)
def test_when_a_document_was_sent(block: str, signed: str, published: str | None, written: str | None) -> None:
    text = "5月1日至3日婚姻登记处暂停办公，请合理安排时间，特此公告。"
    page = f"<p>名称：{NOTICE}</p><p>{block}</p><p>{text}</p><p>遂昌县民政局</p><p>{signed}</p>"
    article = read_article("a.html", read_html(page.encode()))
    days = [day.isoformat() if day else None for day in (article.published, article.written)]
    assert days == [published, written]


@pytest.mark.parametrize("day", ["2023年9月9日", "二○二三年九月九日"])
def test_news_of_hong_kong_is_published_on_the_day_below_it(day: str) -> None:
    lines = ("<h1>立法會八題：支援照顧者</h1>", "以下是局長今日的書面答覆。政府會繼續支援。", f"{day}（星期六）", "香港時間16時20分")
    assert read_article("a.html", read_html("<p>".join(lines).encode())).published == date(2023, 9, 9)


def test_a_place_alone_is_no_issuer_where_a_body_supplied_the_text() -> None:
    lines = (
        "<h1>2021年3季度民政统计季报</h1>",
        "发布时间：2021-11-12 来源：珠海市民政局",
        "编制单位：珠海市",
        "全市共有养老机构二十家。特此公布。",
    )
    article = read_article("a.html", read_html("<p>".join(lines).encode()))
    assert (article.issuer, article.source_only) == ("珠海市民政局", True)


def test_a_page_begins_below_its_navigation() -> None:
    """A sentence above the crumbs begins no article, and a headline beside the source is not its title."""
    lines = ["欢迎访问本站，如有意见请在留言栏目提交，我们将及时答复。", "· 关于清明节文明祭扫的倡议书", "位置：首页 → 民政局 → 统计数据"]
    lines += ["发布单位：义乌市民政局 发布时间：2024-10-23", "义乌市2024年三季度民政统计季报", BODY]
    article = read_article("a.html", Page(lines=tuple(map(Line, lines)), markup=True))
    assert (article.title, article.issuer, str(article.published)) == ("义乌市2024年三季度民政统计季报", "义乌市民政局", "2024-10-23")
    assert article.text == BODY
