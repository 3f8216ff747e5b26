"""Headings without number: told by mark-up and by what stands around them."""

from corpus.reading import Line
from tests.corpus.outline.trees import BODY, tree


def test_a_heading_without_number_before_a_list() -> None:
    assert tree("2019年工作情况：", f"（一）养老。{BODY}", "二、2020年工作思路", f"（一）救助。{BODY}") == [
        (1, "2019年工作情况"),
        (2, "（一）养老"),
        (1, "二、2020年工作思路"),
        (2, "（一）救助"),
    ]


def test_a_first_heading_that_lost_its_marker_lies_beside_the_second() -> None:
    lost = tree("一、养老服务", "床位建设", BODY, "（二）队伍建设", BODY, "（三）医养结合", BODY, "二、社会救助", BODY)
    assert lost == [(1, "一、养老服务"), (2, "床位建设"), (2, "（二）队伍建设"), (2, "（三）医养结合"), (1, "二、社会救助")]
    runs_on = tree("一、养老服务", "（一）床位建设", BODY, "二、社会救助", "基本救助", BODY, "（二）低保", BODY)
    assert (2, "基本救助") in runs_on
    assert (3, "（二）低保") in runs_on


def test_a_day_marked_as_the_title_beside_it_is_no_heading() -> None:
    assert tree(Line("2024-03-15", heading=1), Line("一、养老", heading=2), BODY) == [(1, "一、养老")]


def test_headings_by_mark_up() -> None:
    assert tree(Line("目标", heading=2), BODY, Line("任务", heading=2), Line("养老", heading=3), BODY, Line("救助", heading=3), BODY) == [
        (1, "目标"),
        (1, "任务"),
        (2, "养老"),
        (2, "救助"),
    ]
    assert tree(Line("总体评价", bold=True), BODY, f"1、养老。{BODY}", f"2、救助。{BODY}", Line("工作建议", bold=True), BODY) == [
        (1, "总体评价"),
        (2, "1、养老"),
        (2, "2、救助"),
        (1, "工作建议"),
    ]


def test_headings_in_heavy_brackets() -> None:
    boxes = (f"【婚姻登记】{BODY}", f"【婚俗改革】{BODY}")
    assert tree(*boxes) == [(1, "【婚姻登记】"), (1, "【婚俗改革】")]
    assert tree("一、主要工作", *boxes, "二、问题", BODY) == [
        (1, "一、主要工作"),
        (2, "【婚姻登记】"),
        (2, "【婚俗改革】"),
        (1, "二、问题"),
    ]
    assert tree(f"【字号】{BODY}", BODY) == []


def test_attachments_signatures_and_dates_are_no_headings() -> None:
    assert tree("一、要求", BODY, "附件：1.申请表", "2.统计表", "义乌市民政局", "2024年5月6日") == [(1, "一、要求")]


def test_the_title_of_an_attachment_lies_beside_its_label() -> None:
    assert tree("一、要求", BODY, "附件1", "敬老院等级评定办法", "一、对象", BODY, "二、程序", BODY) == [
        (1, "一、要求"),
        (1, "附件1"),
        (1, "敬老院等级评定办法"),
        (2, "一、对象"),
        (2, "二、程序"),
    ]


def test_an_attachment_ends_the_articles_of_the_one_before() -> None:
    articles = (f"第一条 {BODY}", f"第二条 {BODY}")
    assert tree(BODY, "附件1", "公墓年检办法", *articles, "附件2", "公墓收费办法", *articles) == [
        (1, "附件1"),
        (1, "公墓年检办法"),
        (2, "第一条"),
        (2, "第二条"),
        (1, "附件2"),
        (1, "公墓收费办法"),
        (2, "第一条"),
        (2, "第二条"),
    ]


def test_bold_words_at_the_beginning_of_paragraphs_are_headings() -> None:
    first, second = "社会救助体系不断完善。", "养老服务水平提升。"
    paragraphs = [Line(f"{words}{BODY}", lead=len(words)) for words in (first, second)]
    assert tree("（一）发展基础", *paragraphs, "（二）面临形势", BODY) == [
        (1, "（一）发展基础"),
        (2, "社会救助体系不断完善"),
        (2, "养老服务水平提升"),
        (1, "（二）面临形势"),
    ]
    assert tree("（一）发展基础", paragraphs[0], "（二）面临形势", BODY) == [(1, "（一）发展基础"), (1, "（二）面临形势")]
    items = [Line(f"{words}{BODY}", lead=len(words)) for words in ("一是健全机制。", "二是加强监管。", "责任单位：", "责任单位：")]
    assert tree("（一）发展基础", *items, "（二）面临形势", BODY) == [(1, "（一）发展基础"), (1, "（二）面临形势")]


def test_the_caption_of_a_table_heads_nothing() -> None:
    rows = [Line("低保 | 1200", cells=("低保", "1200")), Line("特困 | 300", cells=("特困", "300"))]
    assert tree("一、指标", BODY, Line("主要发展指标", centered=True), *rows, "二、问题", BODY) == [(1, "一、指标"), (1, "二、问题")]


def test_a_heading_that_looks_like_others_may_stand_above_a_table() -> None:
    rows = [Line("低保 | 1200", cells=("低保", "1200")), Line("特困 | 300", cells=("特困", "300"))]
    assert tree(Line("评估背景", bold=True), BODY, Line("主要数据", bold=True), *rows, BODY) == [(1, "评估背景"), (1, "主要数据")]


def test_two_clauses_without_a_stop_head_the_paragraph_below() -> None:
    assert tree("一、工作回顾", BODY, "坚持多措并举，善款募集稳定", BODY, "坚持聚焦重点，慈善救助精准", BODY) == [
        (1, "一、工作回顾"),
        (2, "坚持多措并举，善款募集稳定"),
        (2, "坚持聚焦重点，慈善救助精准"),
    ]


def test_a_preface_lies_beside_the_chapters() -> None:
    assert tree("前 言", BODY, "第一章 现状", BODY, "第二章 要求", BODY, "结 语", BODY) == [
        (1, "前 言"),
        (1, "第一章 现状"),
        (1, "第二章 要求"),
        (1, "结 语"),
    ]


def test_a_number_of_an_order_is_no_heading() -> None:
    assert tree(Line("中华人民共和国国务院令第753号", centered=True), BODY, "第一章总则", BODY, "第二章附则", BODY) == [
        (1, "第一章总则"),
        (1, "第二章附则"),
    ]


def test_an_attachment_begins_below_its_label_and_a_list_of_them_does_not() -> None:
    notice = ("一、评定对象", BODY, "附件：1.评定办法", "2.申请表", "义乌市民政局", "2022年5月6日")
    assert tree(*notice, "附件：", "养老机构等级评定办法", BODY, "附件2：", "养老机构等级评定申请表", BODY) == [
        (1, "一、评定对象"),
        (1, "附件"),
        (1, "养老机构等级评定办法"),
        (1, "附件2"),
        (1, "养老机构等级评定申请表"),
    ]
    assert tree("一、评定对象", BODY, "附件：", "1.评定办法", "2.申请表", "义乌市民政局", "2022年5月6日") == [(1, "一、评定对象")]
    assert tree("一、评定对象", BODY, "附件：", "评定办法", "义乌市民政局", "2022年5月6日") == [(1, "一、评定对象")]


def test_a_question_in_bold_heads_its_answer() -> None:
    questions = [Line(text, bold=True) for text in ("问：什么是两项补贴？", "问：补贴标准是多少？")]
    assert tree(questions[0], BODY, questions[1], BODY) == [(1, "问：什么是两项补贴？"), (1, "问：补贴标准是多少？")]


def test_the_title_of_what_a_notice_publishes_heads_it() -> None:
    title = "市民政局、市慈善协会关于开展“送温暖、献爱心，慈善一日捐”活动的实施意见"
    assert tree(f"现将《{title}》印发给你们，请遵照执行。", title, BODY, "一、活动主题", BODY, "二、活动时间", BODY) == [
        (1, title),
        (2, "一、活动主题"),
        (2, "二、活动时间"),
    ]


def test_a_title_that_stands_again_above_the_text_heads_nothing() -> None:
    assert tree("2024年度转移支付资金", "绩效自评报告", "一、基本情况", BODY, "二、存在问题", BODY) == [
        (1, "一、基本情况"),
        (1, "二、存在问题"),
    ]


def test_a_slogan_alone_below_a_heading_and_a_figure_head_nothing() -> None:
    assert tree("一、活动主题", "慈心博爱 善行抚州", "二、活动时间", BODY, "三、管理对象", "养老机构：22家", "四、检查方式", BODY) == [
        (1, "一、活动主题"),
        (1, "二、活动时间"),
        (1, "三、管理对象"),
        (1, "四、检查方式"),
    ]


def test_a_part_stands_just_below_the_words_that_announce_it() -> None:
    announced = f"{BODY}现将主要情况报告如下："
    assert tree(announced, "安老服务", BODY, "现金援助", BODY) == [(1, "安老服务"), (1, "现金援助")]
    assert tree("成员单位：", "儿童福利指导中心", "市福利院", BODY) == []


def test_what_stands_above_the_first_paragraph_heads_nothing() -> None:
    assert tree("市政府社会局 函", "乡镇、街道", BODY, "养老服务", BODY) == [(1, "养老服务")]
    assert tree("引言", BODY, "一、养老服务", BODY, "结论", BODY) == [(1, "引言"), (1, "一、养老服务"), (1, "结论")]


def test_an_attachment_with_its_title_behind_the_label() -> None:
    article = f"第一条 {BODY}"
    assert tree(BODY, "附件1：公墓年检办法", article, "附件2 公墓收费办法", article) == [
        (1, "附件1：公墓年检办法"),
        (2, "第一条"),
        (1, "附件2 公墓收费办法"),
        (2, "第一条"),
    ]
    assert tree(BODY, "附件1：公墓年检办法", "附件2：公墓收费办法", "义乌市民政局", "2024年5月6日") == []


def test_a_question_without_number_heads_its_answer() -> None:
    for asks, answers in (("问：", "答："), ("問：", "答："), ("Q1：", "A1："), ("【问】", "【答】")):
        assert tree(f"{asks}发给谁？", f"{answers}{BODY}") == [(1, f"{asks}发给谁？")]


def test_stems_are_outermost_where_they_begin() -> None:
    assert tree("甲、2023年工作回顧", BODY, "乙、工作重點", "（一）照顧者", BODY, "（二）兒童", BODY, "丙、檢討", BODY) == [
        (1, "甲、2023年工作回顧"),
        (1, "乙、工作重點"),
        (2, "（一）照顧者"),
        (2, "（二）兒童"),
        (1, "丙、檢討"),
    ]


def test_paragraphs_counted_through_below_headings_without_number() -> None:
    assert tree("目的", f"1. {BODY}", "背景", f"2. {BODY}", f"3. {BODY}", "社區建設", f"4. {BODY}", "徵詢意見", f"5. {BODY}") == [
        (1, "目的"),
        (1, "背景"),
        (1, "社區建設"),
        (1, "徵詢意見"),
    ]


def test_rows_and_columns_of_a_table_in_a_text_are_no_headings() -> None:
    rows = ("农村低保户数 户 16374", "低保资金累计支出 万元 9456.1")
    assert tree("指标名称 单位 本期累计", "一、社会救助", *rows, "二、养老服务", "养老机构 个 47") == [
        (1, "一、社会救助"),
        (1, "二、养老服务"),
    ]


def test_a_title_that_stands_again_over_two_lines_is_no_heading() -> None:
    again = (Line("常德市鼎城区民政局2021年度", bold=True), Line("部门整体支出绩效自评报告", bold=True))
    assert tree(*again, BODY, "一、部门基本情况", BODY, "二、改进措施", BODY) == [(1, "一、部门基本情况"), (1, "二、改进措施")]


def test_numbers_that_run_on_below_headings_without_number_head_their_paragraphs() -> None:
    counted = ("社会救助", "1.健全低保制度", "2.完善特困供养", "养老服务", "3.建设养老机构", "儿童福利", "4.关爱儿童")
    assert len(tree(*(f"{line}。{BODY}" if line[0].isdecimal() else line for line in counted))) == len(counted)


def test_words_with_a_figure_or_in_two_parts_may_head() -> None:
    for heading in ("主要目标 2025", "责任 单位"):
        assert (1, heading) in tree(BODY, heading, f"{BODY}{BODY}", "实施步骤", f"{BODY}{BODY}")
    assert tree(BODY, "并且", "1.具有本市户籍；", "2.年满六十周岁；") == []
