"""HTML pages as found in the wild."""

import pytest

from corpus.reading import Unreadable
from corpus.reading.html import looks_like_html, read_html

SENTENCES = "全市新增老年食堂十二家。日均供餐两千余份。" * 4


def texts(html: str) -> list[str]:
    return [line.text for line in read_html(html.encode()).lines if not line.aside]


def test_blocks_are_lines_and_words_marks_are_not() -> None:
    html = '<p class="MsoNormal"><span>国务</span><span lang="EN-US">院</span><b>关于</b>\n开展<br>第二行&nbsp;&nbsp;完</p>'
    html += "<div>三<div>四</div>五</div>"
    assert texts(html) == ["国务院关于开展", "第二行 完", "三", "四", "五"]


def test_title_and_meta() -> None:
    page = read_html(
        '<title>甲_乙网</title><meta name="ArticleTitle" content="甲"><meta property="og:url" content="http://a"><p>乙'.encode()
    )
    assert (page.title, page.meta, page.markup) == ("甲_乙网", {"articletitle": "甲", "og:url": "http://a"}, True)


@pytest.mark.parametrize(
    ("html", "meta"),
    [
        ("<link rel=canonical href='http://a.gov.cn/1'><p>甲", {"canonical": "http://a.gov.cn/1"}),
        ("<link rel=stylesheet href='http://a.gov.cn/1'><link rel=canonical href='/1'><p>甲", {}),
        ("<base href='http://a.gov.cn/'><p>甲", {"base": "http://a.gov.cn/"}),
        ("<!-- saved from url=(0022)http://a.gov.cn/1.html -->\n<html><p>甲", {"saved from": "http://a.gov.cn/1.html"}),
    ],
)
def test_addresses_of_the_page(html: str, meta: dict[str, str]) -> None:
    assert read_html(html.encode()).meta == meta


def test_what_is_not_text_is_left_out() -> None:
    html = '<script>var a="甲"</script><style>p{}</style><!-- 乙 --><p>丙</p><div style="display:none">丁</div><select><option>戊</select>'
    assert texts(html) == ["丙"]


def test_the_parts_around_the_article_are_marked() -> None:
    html = f'<nav>首页</nav><div class="bdShareBox">微信</div><div id="main">{SENTENCES}</div><div class="page_footer">主办</div>'
    page = read_html(html.encode())
    assert [(line.text[:2], line.aside) for line in page.lines] == [("首页", True), ("微信", True), ("全市", False), ("主办", True)]


def test_a_container_with_a_misleading_name_keeps_the_article() -> None:
    assert texts(f'<div class="nav-content">{SENTENCES}</div>') == [SENTENCES]


def test_mark_up_of_lines() -> None:
    page = read_html('<h2>甲</h2><p><strong>乙</strong></p><p align="center">丙</p><li><a href="#">丁</a></li>'.encode())
    assert [(line.heading, line.bold, line.centered, line.linked) for line in page.lines] == [
        (2, False, False, 0.0),
        (0, True, False, 0.0),
        (0, False, True, 0.0),
        (0, False, False, 1.0),
    ]


def test_an_empty_cell_keeps_its_place_in_the_row() -> None:
    html = "<h1>床位</h1><table><tr><td>区</td><td>2022</td><td>2023</td></tr><tr><td>东</td><td></td><td>12</td></tr></table>"
    assert texts(html) == ["床位", "区 | 2022 | 2023", "东 | | 12"]


def test_tables_of_data_are_rows_and_merged_cells_are_repeated() -> None:
    html = "<table><tr><th>区</th><th>年</th><th>床位</th></tr>"
    html += "<tr><td rowspan=2>东</td><td>2023</td><td>10</td></tr><tr><td>2024</td><td></td></tr></table>"
    page = read_html(html.encode())
    assert [line.text for line in page.lines] == ["区 | 年 | 床位", "东 | 2023 | 10", "东 | 2024"]
    assert page.lines[2].cells == ("东", "2024", "")


def test_tables_that_arrange_the_page_are_walked() -> None:
    assert texts(f"<table><tr><td>左</td><td><p>{SENTENCES}{SENTENCES}{SENTENCES}{SENTENCES}</p><p>乙</p></td></tr></table>")[-1] == "乙"


def test_spread_out_headings_are_closed_up() -> None:
    assert texts("<p>实 施 方 案</p><p>第一章　总　　则</p>") == ["实施方案", "第一章 总 则"]


def test_the_bytes_overrule_the_declaration() -> None:
    page = read_html('<meta charset="utf-8"><p>民政局养老服务工作总结</p>'.encode("gb18030"))
    assert page.lines[0].text == "民政局养老服务工作总结"
    assert page.warnings == ("declared as utf-8, but the bytes are gb18030",)


def test_nesting_beyond_reason_is_refused_quickly() -> None:
    with pytest.raises(Unreadable, match="nested"):
        read_html(b"<div>" * 100_000 + "正文".encode())


def test_a_page_is_known_by_its_tags() -> None:
    assert looks_like_html(b"\xef\xbb\xbf<!DOCTYPE html>")
    assert looks_like_html(b" <div class=a>")
    assert not looks_like_html("低保标准 <1000 元".encode())


def test_breaks_in_preformatted_text_are_breaks() -> None:
    page = read_html("<pre>一、养老服务\n全县建成<b>中心</b>12个。\n\n二、社会救助\n</pre><p>全年\n发放。</p>".encode())
    assert [line.text for line in page.lines] == ["一、养老服务", "全县建成中心12个。", "二、社会救助", "全年发放。"]


def test_bold_words_at_the_beginning_of_a_line_are_measured() -> None:
    page = read_html(
        "<p>　<b>（一）健全<span>网络</span>。</b>一是<b>加强</b>培训，二是建立台账。</p><p><b>全部</b></p><p>无<b>粗</b></p>".encode()
    )
    assert [(line.lead, line.bold) for line in page.lines] == [(8, False), (0, True), (0, False)]


@pytest.mark.parametrize(
    ("list_", "shown"),
    [
        ('<ol style="list-style-type: decimal;"><li><p>甲</p><p>续</p></li><li><b>乙。</b>丙</li></ol>', ["1.甲", "续", "2.乙。丙"]),
        ('<ol class="custom_cn2" start="3"><li>甲</li><li>（九）乙</li><li>丙</li></ol>', ["(三)甲", "（九）乙", "(五)丙"]),
        ('<ol class=" list-paddingleft-2"><li value="7">甲</li><li>乙</li></ol>', ["7.甲", "8.乙"]),
        ('<ol type="a"><li>甲<ol type="I"><li>丙</li></ol></li><li>乙</li></ol>', ["a.甲", "I.丙", "b.乙"]),
        ('<ol style="list-style:none"><li>甲</li></ol>', ["甲"]),
        ('<ol class="tree"><li>首页</li></ol><ol><li>政务公开</li></ol>', ["首页", "政务公开"]),  # the templates of sites
        ('<ol type="1"><li></li></ol><p>甲</p>', ["甲"]),
        ('<ol type="1"><li>5个街道</li><li>10.5万人</li><li>2.养老</li></ol>', ["1. 5个街道", "2. 10.5万人", "2.养老"]),
    ],
)
def test_ordered_lists_show_their_numbers(list_: str, shown: list[str]) -> None:
    assert texts(list_) == shown
