"""Headings glued to the text around them, or to one another."""

import pytest

from corpus.article.run_together import split_run_together
from corpus.article.splitting import split_glued
from corpus.reading import Line
from tests.corpus.outline.trees import BODY, tree

HALF = "全县建成居家养老服务中心12个，新增护理型床位240张，为65周岁以上老年人发放高龄津贴，适老化改造全部完成"


def test_headings_glued_into_one_paragraph() -> None:
    assert tree("（五）殡葬改革", f"1.推行节地安葬。{BODY} 2.开展专项整治。{BODY}") == [
        (1, "（五）殡葬改革"),
        (2, "1.推行节地安葬"),
        (2, "2.开展专项整治"),
    ]


def test_markers_behind_spaces_cut_only_a_whole_text() -> None:
    attachments = Line("附件：1.申请表 2.统计表 3.名单")
    assert split_run_together([attachments]) == [attachments]
    text = f"义乌市民政局2018年工作总结 {BODY} 一、工作 （一）养老。{BODY} 二、问题 {BODY}"
    assert [line.text for line in split_run_together([Line(text)])] == [
        "义乌市民政局2018年工作总结",
        BODY,
        "一、工作",
        f"（一）养老。{BODY}",
        "二、问题",
        BODY,
    ]


def test_headings_glued_to_the_list_inside_them() -> None:
    assert tree(
        f"二、項目扶持：花在實處 1.基礎設施。{BODY}2飲水與環境。{BODY}3.產業項目。{BODY}",
        f"三、社會治理（一）村民自治。{BODY}（二）融入社區。{BODY}",
    ) == [
        (1, "二、項目扶持：花在實處"),
        (2, "1.基礎設施"),
        (2, "2飲水與環境"),
        (2, "3.產業項目"),
        (1, "三、社會治理"),
        (2, "（一）村民自治"),
        (2, "（二）融入社區"),
    ]


def test_headings_glued_without_full_stops() -> None:
    nested = [(1, "一、工作情况"), (2, "（一）养老服务"), (2, "（二）社會救助"), (1, "二、存在问题")]
    assert tree(f"一、工作情况（一）养老服务 {HALF}（二）社會救助 {HALF} 二、存在问题 {HALF}") == nested
    assert tree(f"一、工作情况（一）养老服务。{HALF}（二）社會救助。{HALF}。二、存在问题 {HALF}") == nested
    assert tree(f"一、养老服务 {HALF} 二、社会救助 {HALF} 三、殯葬管理 {HALF}") == [
        (1, "一、养老服务"),
        (1, "二、社会救助"),
        (1, "三、殯葬管理"),
    ]


def test_headings_in_brackets_with_arabic_figures() -> None:
    assert tree("（1）养老服务", f"{BODY} （2）殡葬整治。{BODY}（3）生态安葬。{BODY}") == [
        (1, "（1）养老服务"),
        (1, "（2）殡葬整治"),
        (1, "（3）生态安葬"),
    ]


def test_a_list_whose_beginning_is_lost() -> None:
    assert tree(f"{BODY} 2.殡葬整治。{BODY}3.生态安葬。{BODY}") == [(1, "2.殡葬整治"), (1, "3.生态安葬")]
    assert tree(f"{BODY} 2.殡葬整治。{BODY}") == []


@pytest.mark.parametrize(
    "text", ["依照第三条（一）（二）项办理，不得（三）级以下执行。", "申请条件包括：（一）年满六十岁；（二）本市户籍。"]
)
def test_numbers_inside_a_sentence_begin_no_line(text: str) -> None:
    assert [line.text for line in split_glued([Line(text)])] == [text]


def test_sections_glued_to_one_another() -> None:
    assert tree("第三章  保障措施", f"第一节  加强领导。第二节  强化投入。第三节  严格考核。{BODY}") == [
        (1, "第三章  保障措施"),
        (2, "第一节  加强领导"),
        (2, "第二节  强化投入"),
        (2, "第三节  严格考核"),
    ]


def test_a_list_begins_just_behind_the_heading_around_it() -> None:
    lines = split_glued([Line(f"{BODY}一、工作情况（一）抓救助。{BODY}"), Line(f"二、建立体制（一）成立机构。{BODY}")])
    assert [line.text[:8] for line in lines] == [BODY[:8], "一、工作情况", "（一）抓救助。" + BODY[:1], "二、建立体制", "（一）成立机构。"]
    clauses = (f"（一）守住底线，织密救助网1.提高标准。{BODY}2.核对家境。{BODY}", f"（二）优化服务，建好养老院1.改造房屋。{BODY}")
    assert [line.text[:15] for line in split_glued(map(Line, clauses)) if line.text[0] == "（"] == [
        "（一）守住底线，织密救助网",
        "（二）优化服务，建好养老院",
    ]
    for cited in (f"三、落实办法第（一）项规定，{BODY}", f"三、今年新增床位，共投入1.2万元，{BODY}"):
        assert split_glued([Line(cited)]) == [Line(cited)]


def test_a_chapter_glued_to_its_list_and_text() -> None:
    glued = (
        f"第一章规划背景一、水库概况全县共有水库3座，{BODY}。二、指导思想{BODY}。"
        f"第二章扶持方式与安排一、扶持方式1、直补到人。{BODY}。2、项目扶持。{BODY}。"
    )
    assert tree(glued) == [
        (1, "第一章规划背景"),
        (2, "一、水库概况"),
        (2, "二、指导思想"),
        (1, "第二章扶持方式与安排"),
        (2, "一、扶持方式"),
        (3, "1、直补到人"),
        (3, "2、项目扶持"),
    ]


def test_laws_glued_into_one_line() -> None:
    assert tree(f"第一章总则第一条为规范{BODY}。第二条服务站{BODY}。", f"第二章人员第三条站长{BODY}。") == [
        (1, "第一章总则"),
        (2, "第一条"),
        (2, "第二条"),
        (1, "第二章人员"),
        (2, "第三条"),
    ]
    spoiled = f"第一章 總則第一條,為了{BODY}.制定本條例,第二條.在本縣{BODY},第二章,設施第三條.公墓依照第一條,第二條規定{BODY}。"
    assert [heading for _, heading in tree(spoiled)] == ["第一章 總則", "第一條", "第二條", "第二章,設施", "第三條"]


def test_a_heading_that_runs_into_a_list() -> None:
    runs_on = tree("一、社会救助", f"1.提高标准。{BODY}", f"二、发展养老服务和银发经济2.健全网络。{BODY}", f"3.发展助餐。{BODY}")
    assert runs_on == [(1, "一、社会救助"), (2, "1.提高标准"), (1, "二、发展养老服务和银发经济"), (2, "2.健全网络"), (2, "3.发展助餐")]
    lost = tree("(一)救助", BODY, f"(二)专项社会事务 1殡葬管理。{BODY}2婚姻登记。{BODY}3区划地名。{BODY}", "(三)党建", BODY)
    assert lost == [(1, "(一)救助"), (1, "(二)专项社会事务"), (2, "1殡葬管理"), (2, "2婚姻登记"), (2, "3区划地名"), (1, "(三)党建")]


def test_a_list_of_lost_marks_with_one_number_lost_whole() -> None:
    items = ("1养老床位总数", "2护理型床位占比", "日间照料中心覆盖率", "4农村幸福院", "5护理员培训")
    assert tree("一、完成情况", *(f"{item}。{BODY}" for item in items))[1:] == [(2, item) for item in items]
