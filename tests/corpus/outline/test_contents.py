"""Tables of contents make no sections."""

from tests.corpus.outline.trees import BODY, tree


def test_a_table_of_contents_makes_no_sections() -> None:
    headings = ("一、总体要求", "二、主要任务", "三、重点工程", "四、保障措施")
    contents = [f"{heading}……{page}" for page, heading in enumerate(headings, start=1)]
    article = [text for heading in headings for text in (heading, BODY)]
    assert tree("目　录", *contents, *article) == [(1, heading) for heading in headings]


def test_contents_without_page_numbers_and_with_attachments() -> None:
    article = ["一、養老服務", "（一）機構", BODY, "（二）居家", BODY, "二、社會救助", BODY, "附件", "指標表"]
    entries = [text for text in article if text not in (BODY, "指標表")]
    headings = [(1, "一、養老服務"), (2, "（一）機構"), (2, "（二）居家"), (1, "二、社會救助"), (1, "附件")]
    assert tree("目錄", *entries, *article) == headings
    assert tree("目  录", *(f"{entry}........9" for entry in entries), *article) == headings
    short = ["一、养老服务", BODY, "二、社会救助", BODY]
    assert tree("目录", short[0], short[2], *short) == [(1, "一、养老服务"), (1, "二、社会救助")]


def test_contents_that_word_an_entry_otherwise() -> None:
    entries = ("第一部分 部门概况", "一、主要职责", "二、基本情况", "第二部分 决算说明", "一、收入说明")
    assert tree("目 录", "目录", *entries, "第一部分 部门概况", "一、主要职能", BODY, "二、基本情况", BODY, "第二部分 决算说明", BODY) == [
        (1, "第一部分 部门概况"),
        (2, "一、主要职能"),
        (2, "二、基本情况"),
        (1, "第二部分 决算说明"),
    ]


def test_contents_whose_entries_are_spaced_otherwise_and_lost_their_name() -> None:
    contents = ("第一部分 单位概况", "一、主要职能二、单位构成", "第二部分 决算说明", "第三部分 名词解释")
    assert tree(*contents, "第一部分单位概况", "主要职能", BODY, "第二部分决算说明", BODY, "第三部分名词解释", BODY) == [
        (1, "第一部分单位概况"),
        (2, "主要职能"),
        (1, "第二部分决算说明"),
        (1, "第三部分名词解释"),
    ]


def test_contents_by_name_though_most_of_their_parts_are_cut_off() -> None:
    entries = ("第一部分  预算说明", "第二部分  预算表")
    assert tree("目录", *entries, "第一部分", "预算说明", "一、职责", BODY) == [(1, "第一部分 预算说明"), (2, "一、职责")]
