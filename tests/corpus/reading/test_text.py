"""Plain text and Markdown."""

from corpus.reading import Line
from corpus.reading.text import paragraphs, read_markdown, read_text


def test_lines_are_paragraphs() -> None:
    assert [line.text for line in read_text("　　甲\r\n\r\n乙　 丙\n".encode()).lines] == ["甲", "乙 丙"]


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = [
        "　　市民政局坚持以人民为中心的发展思想推进",
        "养老服务和社会救助工作取得了新的成效完成",
        "了年度的各项任务目标并且实现了新的突破成",
        "为全省的先进典型。",
    ]
    page = read_text("\n".join([*wrapped * 4, "一、工作情况", *wrapped * 4]).encode())
    assert page.lines[0].text == "".join(wrapped).strip("　")
    assert page.lines[4].text == "一、工作情况"


def test_lines_of_equal_length_that_are_sentences_stay_apart() -> None:
    assert len(read_text(("一" * 20 + "。\n").encode() * 20).lines) == 20


def test_escaped_spaces_are_read_and_named() -> None:
    page = read_text("<U+00A0><U+00A0>各位代表：\n<U+4E00>".encode())
    assert [line.text for line in page.lines] == ["各位代表：", "<U+4E00>"]
    assert len(page.warnings) == 1


def test_comments_are_no_text() -> None:
    assert [line.text for line in read_text("甲<!--\n 乙 \n-->丙".encode()).lines] == ["甲丙"]


def test_rows_between_bars_are_rows_of_a_table() -> None:
    caption = "| 统计月报表 | ||\n"
    assert read_text(f"{caption}| 街道 | 个 |\n| 综合 | ||\n".encode()).lines == (
        Line("统计月报表"),
        Line("街道 | 个", cells=("街道", "个")),
        Line("综合", cells=("综合", "")),
    )
    rows = "| 索引号 | 1234 |\n|---|---|\n| | |\n| 文号 | 名 称 | ||\n街道 | 个 | 10 |\n"
    page = read_text(f"{rows}| 各镇人民政府： |\n现公布如下。 |\n首页 | 政务 | 互动\n".encode())
    assert page.lines == (
        Line("索引号 | 1234", cells=("索引号", "1234")),
        Line("文号 | 名 称", cells=("文号", "名 称", "")),
        Line("街道 | 个 | 10", cells=("街道", "个", "10")),
        Line("各镇人民政府："),
        Line("现公布如下。"),
        Line("首页 | 政务 | 互动"),
    )


def test_markdown() -> None:
    text = "# 标题 #\n\n正文**重点**和[链接](http://a)\n**小标题**\n\n> 引文\n\n- 条目\n\n"
    text += "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n小节\n---\n\n---\n"
    assert read_markdown(text.encode()).lines == (
        Line("标题", heading=1),
        Line("正文重点和链接"),
        Line("小标题", bold=True),
        Line("引文"),
        Line("条目"),
        Line("甲 | 乙", cells=("甲", "乙")),
        Line("1 | 2", cells=("1", "2")),
        Line("小节", heading=2),
    )


def test_front_matter_of_markdown() -> None:
    page = read_markdown("---\ntitle: 低保通知\ndate: 2023-01-18\ntags:\n  - 救助\n---\n# 低保通知\n各乡镇：".encode())
    assert page.meta == {"articletitle": "低保通知", "pubdate": "2023-01-18"}
    assert [line.text for line in page.lines] == ["低保通知", "各乡镇："]


def test_lines_wrapped_below_a_number_that_hangs_out_are_joined() -> None:
    wrapped = (
        "法規內容",
        "一、",
        "某縣政府（以下簡稱本府）為鼓勵在地團體就近照顧老人，延緩老化，",
        "減輕家屬負擔，特訂定本要點。",
        "（一）據點每週至少開放三個時段，提供關懷訪視、電話問安、餐飲服務",
        "      及健康促進四項。",
        "（二）同一場地已接受中央機關補助相同項目者，不得重複申請；申請單",
        "      位應自籌經費。",
    )
    texts = [line.text for line in read_text("\n".join(wrapped).encode()).lines]
    assert texts[2].endswith("延緩老化，減輕家屬負擔，特訂定本要點。")
    assert texts[3:] == [wrapped[4] + wrapped[5].strip(), wrapped[6] + wrapped[7].strip()]
    titles = [f"关于印发第{number}号民政服务工作实施方案补充意见的通知" for number in range(5)]
    assert [line.text for line in read_text("\n".join(titles).encode()).lines] == titles


def test_lines_that_are_all_indented_do_not_hang() -> None:
    lines = [
        "索引号 11330782002609418N/2024-42040 主题分类 民政",
        "发布机构 义乌市民政局 发文日期 2024年12月30日",
        "文 号 无 效力状态 有效 公开方式 主动公开",
    ]
    assert paragraphs("\n".join(f"　　{line}" for line in [*lines, "义乌市2024年12月份城乡低保资金发放情况的公示"])) == [
        *lines,
        "义乌市2024年12月份城乡低保资金发放情况的公示",
    ]
