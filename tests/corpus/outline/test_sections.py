"""Section trees from numbering and layout."""

import pytest

from corpus.outline.sections import find_sections
from corpus.reading import Line
from tests.corpus.outline.trees import BODY, tree


def test_the_official_styles_nest() -> None:
    assert tree(
        "一、总体要求", "（一）指导思想", "1.坚持党建引领", "（1）健全机制", BODY, "（二）基本原则", BODY, "二、主要任务", BODY
    ) == [
        (1, "一、总体要求"),
        (2, "（一）指导思想"),
        (3, "1.坚持党建引领"),
        (4, "（1）健全机制"),
        (2, "（二）基本原则"),
        (1, "二、主要任务"),
    ]


def test_levels_that_are_skipped() -> None:
    assert tree("一、工作", "1、养老", BODY, "①助餐", BODY, "二、计划", BODY) == [
        (1, "一、工作"),
        (2, "1、养老"),
        (3, "①助餐"),
        (1, "二、计划"),
    ]


def test_headings_run_into_their_paragraph() -> None:
    assert tree(f"（一）健全网络。一是{BODY}", f"（二）提升服务？{BODY}", f"（三）强化监管：{BODY}") == [
        (1, "（一）健全网络"),
        (1, "（二）提升服务？"),
        (1, "（三）强化监管"),
    ]


def test_lost_points_and_lost_markers() -> None:
    assert tree("一、任务", f"1健全救助体系。{BODY}", f"2完善基本救助。{BODY}", f"3、加强监管。{BODY}") == [
        (1, "一、任务"),
        (2, "1健全救助体系"),
        (2, "2完善基本救助"),
        (2, "3、加强监管"),
    ]
    assert tree("二、建议", f"提升服务能力。{BODY}", f"（二）加强队伍建设。{BODY}", f"维护安全稳定。{BODY}", f"（四）强化保障。{BODY}") == [
        (1, "二、建议"),
        (2, "提升服务能力"),
        (2, "（二）加强队伍建设"),
        (2, "维护安全稳定"),
        (2, "（四）强化保障"),
    ]


def test_numbering_that_runs_on_across_parents() -> None:
    assert tree("一、党建", f"（一）学习。{BODY}", "二、服务", f"（二）养老。{BODY}", f"（三）救助。{BODY}") == [
        (1, "一、党建"),
        (2, "（一）学习"),
        (1, "二、服务"),
        (2, "（二）养老"),
        (2, "（三）救助"),
    ]


def test_items_of_a_list_are_no_sections() -> None:
    assert tree(
        "一、条件", "申请人应当符合下列条件：", "（一）年满六十周岁；", "（二）本市户籍；", "（三）法律规定的其他条件。", "二、程序", BODY
    ) == [
        (1, "一、条件"),
        (1, "二、程序"),
    ]


def test_chapters_and_articles() -> None:
    assert tree(
        "第一章　总则", f"第一条　{BODY}", "第二条　本办法所称服务包括：", "（一）助餐。", "（二）助浴。", "第二章　管理", f"第三条　{BODY}"
    ) == [
        (1, "第一章　总则"),
        (2, "第一条"),
        (2, "第二条"),
        (1, "第二章　管理"),
        (2, "第三条"),
    ]


def test_decimals_and_formal_numerals() -> None:
    assert tree("1 总则", "1.1 目的", BODY, "1.2 范围", BODY, "2 组织", "2.1 机构", BODY) == [
        (1, "1 总则"),
        (2, "1.1 目的"),
        (2, "1.2 范围"),
        (1, "2 组织"),
        (2, "2.1 机构"),
    ]
    assert tree("壹、前言", BODY, "貳、業務", "一、禮俗", BODY) == [(1, "壹、前言"), (1, "貳、業務"), (2, "一、禮俗")]


def test_a_heading_centered_over_two_lines() -> None:
    split = (Line("关于扩大规模", bold=True, centered=True), Line("有关问题的请示", bold=True, centered=True))
    assert tree(BODY, *split, BODY) == [(1, "关于扩大规模有关问题的请示")]


def test_a_section_ends_where_the_next_of_its_depth_begins() -> None:
    first, second, third = find_sections([Line("一、甲"), Line("（一）乙"), Line(BODY), Line("二、丙"), Line(BODY)])
    assert (first.start, first.end) == (0, second.end)
    assert third.start == second.end + 1
    assert second.path == ("一、甲", "（一）乙")


def test_the_members_of_a_list_are_of_one_kind() -> None:
    both = [(1, "三、思路"), (2, "1、抓好专项治理"), (2, "2、抓好互助院建设")]
    assert tree("三、思路", "1、抓好专项治理。", "2、抓好互助院建设。", "二〇二四年五月") == both
    assert tree("一、救助", f"1.开展监测。{BODY}", "2.规范临时救助。", "二、治理", "3.推进社区协商。") == [
        (1, "一、救助"),
        (2, "1.开展监测"),
        (2, "2.规范临时救助"),
        (1, "二、治理"),
        (2, "3.推进社区协商"),
    ]
    assert tree("一、救助", "1.开展低保清理。", "2.规范临时救助。", "3.做好特困供养。") == [(1, "一、救助")]


def test_numbering_that_begins_again_below_each_heading_without_number() -> None:
    parts = ("一季度工作完成情况", "二季度工作安排")
    lists = [text for part in parts for text in (part, f"1、社会救助。{BODY}", f"2、养老服务。{BODY}")]
    assert tree(*lists) == [section for part in parts for section in ((1, part), (2, "1、社会救助"), (2, "2、养老服务"))]


def test_damaged_marks_count_where_their_list_goes_on() -> None:
    assert tree("一?年检范围", BODY, "二？时间安排", BODY, "三\ufffd有关要求", BODY) == [
        (1, "一?年检范围"),
        (1, "二？时间安排"),
        (1, "三\ufffd有关要求"),
    ]
    assert tree("一?養老服務", BODY, "二?社會救助", BODY) == [(1, "一?養老服務"), (1, "二?社會救助")]
    assert tree(BODY, f"一?皯1M保{BODY}", BODY) == []


def test_numbering_the_other_way_round() -> None:
    assert tree("1、社會救助", "（一）低保", BODY, "（二）臨時救助", BODY, "2、養老服務", "（一）機構", BODY, "（二）居家", BODY) == [
        (1, "1、社會救助"),
        (2, "（一）低保"),
        (2, "（二）臨時救助"),
        (1, "2、養老服務"),
        (2, "（一）機構"),
        (2, "（二）居家"),
    ]


def test_numbering_that_runs_on_is_not_the_other_way_round() -> None:
    assert tree("（一）救助", "1.低保", BODY, "2.特困", BODY, "（二）养老", "3.机构", BODY, "（三）殡葬", "4.公墓", BODY) == [
        (1, "（一）救助"),
        (2, "1.低保"),
        (2, "2.特困"),
        (1, "（二）养老"),
        (2, "3.机构"),
        (1, "（三）殡葬"),
        (2, "4.公墓"),
    ]


def test_headings_parted_from_their_text_by_a_space() -> None:
    assert tree(f"一、主要工作 （一）社会救助 全年{BODY}", f"（二）养老服务 建成{BODY}", f"二、下步打算 加强{BODY}") == [
        (1, "一、主要工作"),
        (2, "（一）社会救助"),
        (2, "（二）养老服务"),
        (1, "二、下步打算"),
    ]


def test_a_space_inside_a_heading_does_not_end_it() -> None:
    assert tree(f"1. 兜牢“一弱” “暖心路”。 {BODY}", f"2. 建强“一站” “连心桥”。 {BODY}") == [
        (1, "1. 兜牢“一弱” “暖心路”"),
        (1, "2. 建强“一站” “连心桥”"),
    ]


@pytest.mark.parametrize(
    "marks",
    [
        "Ⅰ、 Ⅱ、 Ⅲ、",
        "I. II. III.",
        "一） 二） 三）",
        "一) 二) 三)",
        "（一 （二 （三",
        "【一】 【二】 【三】",
        "一： 二： 三：",
        "任务一： 任务二： 任务三：",
        "專欄1： 專欄2： 專欄3：",
        "（一） （二 （三）",
        "2. 3， 4：",
        "一、 二： 三、",
    ],
)
def test_marks_other_than_the_standards_in_a_row(marks: str) -> None:
    headings = [mark + name for mark, name in zip(marks.split(), ("養老服務", "社会救助", "殯葬管理"), strict=True)]
    assert tree(headings[0], BODY, headings[1], BODY, headings[2], "推进公墓建设。") == [(1, heading) for heading in headings]


def test_numbers_parted_by_a_blank_alone() -> None:
    assert tree("一 养老服务", BODY, "二 社会救助", BODY) == [(1, "一 养老服务"), (1, "二 社会救助")]
    assert tree("专栏1 养老工程", BODY, "专栏2 救助工程", BODY) == [(1, "专栏1 养老工程"), (1, "专栏2 救助工程")]


@pytest.mark.parametrize(
    "line", ["三）殡葬管理。", "任务二：推进公墓建设。", "II. 推进公墓建设。", "（三社联动机制逐步完善。", "星期一：民政局接访。"]
)
def test_a_single_odd_mark_is_no_heading(line: str) -> None:
    assert tree("一、养老服务", BODY, line, BODY, "二、社会救助", BODY) == [(1, "一、养老服务"), (1, "二、社会救助")]


def test_bold_words_behind_a_number_are_its_heading() -> None:
    lines = [Line(f"{words}{BODY}", lead=len(words)) for words in ("（一）兜底线，救助有新提升。", "（二）强基础，治理有新进展。")]
    assert tree(*lines) == [(1, "（一）兜底线，救助有新提升"), (1, "（二）强基础，治理有新进展")]


def test_a_part_whose_name_stands_in_the_line_below() -> None:
    assert tree("第一部分", "部门概况", "一、职责", BODY, "第二部分", "决算说明", BODY) == [
        (1, "第一部分 部门概况"),
        (2, "一、职责"),
        (1, "第二部分 决算说明"),
    ]


def test_a_bracket_whose_other_half_is_damaged() -> None:
    assert tree("（一）居家养老", BODY, "（二?机构养老", BODY, "（三\ufffd农村养老", BODY) == [
        (1, "（一）居家养老"),
        (1, "（二?机构养老"),
        (1, "（三\ufffd农村养老"),
    ]


def test_a_heading_that_runs_on_into_its_text_ends_where_a_text_can_only_begin() -> None:
    assert tree(f"一、总体情况2024年，{BODY}", f"二、救助行动实现新突破一是提标扩面。{BODY}", f"三、今年工作安排根据《办法》，{BODY}") == [
        (1, "一、总体情况"),
        (1, "二、救助行动实现新突破"),
        (1, "三、今年工作安排"),
    ]
    assert tree(f"一、全市自2024年以来开展救助，{BODY}", f"二、救助。{BODY}") != [(1, "一、全市自"), (1, "二、救助")]


def test_short_clauses_alone_in_their_line_head_the_paragraph_below() -> None:
    assert tree("（一）加强领导，精心组织。", BODY, "（二）创新方法，注重沟通。", BODY) == [
        (1, "（一）加强领导，精心组织"),
        (1, "（二）创新方法，注重沟通"),
    ]


def test_a_number_that_was_lost_before_its_mark_goes_on() -> None:
    assert tree("一、保障标准", BODY, "二、执行时间", BODY, "、工作要求", BODY) == [
        (1, "一、保障标准"),
        (1, "二、执行时间"),
        (1, "、工作要求"),
    ]
    assert tree("一、做法", "（一）摸清底数", BODY, "）分类施策", BODY, "二、打算", BODY)[1:3] == [(2, "（一）摸清底数"), (2, "）分类施策")]


def test_a_lone_figure_in_a_gap_of_a_list_is_of_that_list() -> None:
    assert tree("（一）政策落实", BODY, "2暖心劝导", BODY, "（三）走访慰问", BODY) == [
        (1, "（一）政策落实"),
        (1, "2暖心劝导"),
        (1, "（三）走访慰问"),
    ]
    assert tree("（一）政策落实", "1.低保", BODY, "2.特困", BODY, "（三）走访慰问", BODY) == [
        (1, "（一）政策落实"),
        (2, "1.低保"),
        (2, "2.特困"),
        (1, "（三）走访慰问"),
    ]


def test_numbers_that_stand_alone_in_their_line() -> None:
    assert tree("一、", "補助對象：", f"（一）長者。{BODY}", "二、", "補助原則：", f"（一）每週開放三次。{BODY}") == [
        (1, "一、補助對象"),
        (2, "（一）長者"),
        (1, "二、補助原則"),
        (2, "（一）每週開放三次"),
    ]


def test_rows_of_tables_are_no_headings() -> None:
    rows = ("一、行政区划 JZH011110000 403", "二、救助支出 万元 198,417.2 87,330.5", "三、养老机构 | 个 | 96 |", "四、婚姻登记 |")
    assert tree("一、总体情况", BODY, *rows, "注：1.乡含民族乡。", "2.数据截至六月。", "二、主要问题", BODY) == [
        (1, "一、总体情况"),
        (1, "二、主要问题"),
    ]


def test_points_of_a_notice_without_headings() -> None:
    assert tree(f"一、各县要排查，{BODY}。", f"二、各院实行预约限流。{BODY}。", f"三、禁止焚烧纸钱，{BODY}") == [
        (1, "一、各县要排查"),
        (1, "二、各院实行预约限流"),
        (1, "三、禁止焚烧纸钱"),
    ]
    assert tree("一、安排", f"1.各县要排查，{BODY}。", f"2.禁止焚烧纸钱，{BODY}。") == [(1, "一、安排")]


def test_numbers_with_a_nought() -> None:
    assert tree("01", "绿色祭扫", BODY, "02", "厚养薄葬", BODY) == [(1, "01 绿色祭扫"), (1, "02 厚养薄葬")]
    assert tree(f"现倡议如下。 01 绿色祭扫，爱护环境 在街头不得焚烧，{BODY}。 02 厚养薄葬，孝老敬亲 从简办理丧事，{BODY}。") == [
        (1, "01 绿色祭扫，爱护环境"),
        (1, "02 厚养薄葬，孝老敬亲"),
    ]


def test_first_numbers_that_were_lost_everywhere() -> None:
    assert tree("、健全机制，落实救助", "（一）低保", BODY, "、存在的不足", BODY) == [
        (1, "、健全机制，落实救助"),
        (2, "（一）低保"),
        (1, "、存在的不足"),
    ]


def test_a_question_of_two_sentences_heads_its_answer() -> None:
    first, second = "1.父亲今年七十九岁，独自居住。如何申请上门评估？", "2.评估要多久？"
    assert tree(first, BODY, second, BODY) == [(1, first), (1, second)]


def test_whom_a_part_addresses_is_not_its_name() -> None:
    for colon in "：:":
        assert [heading for _, heading in tree("第一篇", f"毕节市人民政府{colon}", BODY, "第二篇", f"遵义市人民政府{colon}", BODY)] == [
            "第一篇",
            "第二篇",
        ]


def test_the_group_lines_of_a_table_are_rows_as_those_with_figures_are() -> None:
    def row(*cells: str) -> Line:
        return Line(" | ".join(cells), cells=cells)

    table = [row("一、支出", "万元", "413"), "二、区划", row("镇", "个", "15"), "三、事务", "（一）婚姻", row("结婚", "对", "73")]
    assert tree(*table) == []
    assert tree("一、概况", row("镇", "个", "15"), "二、事务", row("结婚", "对", "73")) == [(1, "一、概况"), (1, "二、事务")]
