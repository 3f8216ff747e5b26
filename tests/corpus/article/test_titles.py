"""Titles: named, shown, split, repeated, absent."""

import pytest

from corpus.article.made_titles import load_labels, make_title
from corpus.article.metadata_block import Reading
from corpus.article.site import full_body, site_body, site_names
from corpus.article.titles import Title, find_title
from corpus.reading import Line, Page

BODY = "2024年以来，全市民政系统坚持以人民为中心，各项工作取得了新的成效，现将有关情况报告如下。"


def find(*lines: str | Line, window: str | None = None, named: str | None = None, **meta: str) -> Title:
    page = Page(lines=(), title=window, meta=meta)
    reading = Reading(named, f"名称：{named}") if named else None
    return find_title(page, reading, [line if isinstance(line, Line) else Line(line) for line in (*lines, BODY)])


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("市民政局2019年工作总结和2020年工作思路",), "市民政局2019年工作总结和2020年工作思路"),
        (("《宿州市“十四五”规划》实施中期评估报告",), "《宿州市“十四五”规划》实施中期评估报告"),
        (("义乌市民政局", "关于印发《养老服务办法》的", "通知"), "义乌市民政局关于印发《养老服务办法》的通知"),
        (("关于印发《养老服务三年行动", "实施方案》的通知"), "关于印发《养老服务三年行动实施方案》的通知"),
        (("永善县民政局", "2017年工作总结和2018年工作谋划"), "永善县民政局2017年工作总结和2018年工作谋划"),
        (("某某资料网", "x区民政局2022年工作总结"), "x区民政局2022年工作总结"),
        (("元朗民政事務處", "2019-20年度工作計劃"), "元朗民政事務處2019-20年度工作計劃"),
        (("沙田區義工服務進展報告", "（2021-22年度）"), "沙田區義工服務進展報告（2021-22年度）"),
        (("·人事任免", "·大事记", "青海省民政厅关于印发救助办法的通知"), "青海省民政厅关于印发救助办法的通知"),
        (("臺南市政府民政局 113年度工作報告",), "臺南市政府民政局 113年度工作報告"),
        (("湾仔区地区工作",), "湾仔区地区工作"),
        (("2021年度", "遂昌县民政局部门决算"), "2021年度遂昌县民政局部门决算"),
        (
            ("温州市民政局 温州市公安局", "温州市财政局 温州市卫健委", "关于寒潮救助的通知"),
            "温州市民政局 温州市公安局温州市财政局 温州市卫健委关于寒潮救助的通知",
        ),
        (("遂昌县民政局", "2021年度遂昌县民政局部门决算"), "2021年度遂昌县民政局部门决算"),
        ((">>>遂昌县2023年工作总结",), "遂昌县2023年工作总结"),
        (("【转载】关于调整低保标准的通知",), "关于调整低保标准的通知"),
        (("遂昌县2023年工作总结（3210字）",), "遂昌县2023年工作总结"),
        (("遂昌县2023年工作总结 |",), "遂昌县2023年工作总结"),
        (("Page 31 - 遂昌县2023年工作总结",), "遂昌县2023年工作总结"),
        (("关于《遂昌县殡葬规划（草案）》", "公开征求意见的公告"), "关于《遂昌县殡葬规划（草案）》公开征求意见的公告"),
        (("关于印发《困境儿童保障工作方案》", "的通知"), "关于印发《困境儿童保障工作方案》的通知"),
        (("遂昌县民政局2", "024年工作要点"), "遂昌县民政局2024年工作要点"),
        (("遂昌县民政", "局2024年工作要点"), "遂昌县民政局2024年工作要点"),
        (("2021年06月报", "遂昌县民政统计"), "2021年06月报"),
        (("《遂昌县婚俗改革实施办法》",), "遂昌县婚俗改革实施办法"),
        (("《遂昌县办法》与《景宁县办法》的解读",), "《遂昌县办法》与《景宁县办法》的解读"),
        (("来凤县民政事业发", "展“十四五”规划"), "来凤县民政事业发展“十四五”规划"),
        (("来凤县民政信息公开", "困难群众救助工作总结"), "困难群众救助工作总结"),
        (("来凤县民政工作简况", "2023年工作总结"), "2023年工作总结"),
        (("民政",), "民政"),
    ],
)
def test_a_title_shown_above_the_article(lines: tuple[str, ...], title: str) -> None:
    found = find(*lines)
    assert found.text == title
    assert BODY in [line.text for line in found.lines]


@pytest.mark.parametrize(
    "lines",
    [(), ("义乌市民政局",), ("2024年5月6日",), ("各镇人民政府：",), ("义乌市民政局文件",), ("附件",), ("目录",), ("指标 | 单位 | 数量 |",)],
)
def test_no_title(lines: tuple[str, ...]) -> None:
    assert find(*lines).text is None


def test_the_line_above_source_and_day_is_a_title_without_words_of_titles() -> None:
    asking = Line("高龄津贴怎么领？来看看！")
    assert find_title(Page(lines=()), None, [asking, Line(BODY)], asking).text == asking.text
    headline, slogan, supplier = (Line(text) for text in ("山里来了“移动婚登车”", "为民解困 为民服务", "松阳发布"))
    body = Line(BODY)
    assert find_title(Page(lines=()), None, [slogan, headline, body], headline).text == headline.text
    assert find_title(Page(lines=()), None, [slogan, headline, supplier, body], supplier).text == headline.text


def test_the_metadata_block_is_trusted_most_and_repetitions_go() -> None:
    title = "义乌市民政局关于提高低保标准的通知"
    found = find(title, title, "关于提高低保标准的通知", named=title)
    assert found.text == title
    assert [line.text for line in found.lines] == ["关于提高低保标准的通知", BODY]


def test_meta_and_window_titles() -> None:
    assert find(articletitle="义乌市2024年计划").text == "义乌市2024年计划"
    assert find(window="义乌市民政局2024年工作总结_工作总结_义乌市人民政府").text == "义乌市民政局2024年工作总结"
    assert find(window="义乌市民政局").text is None


@pytest.mark.parametrize("line", ["关于做好低保工作的通知（遂民发[2023]5号）", "遂民发[2023]5号 关于做好低保工作的通知"])
def test_the_number_beside_a_title_is_none_of_it(line: str) -> None:
    found = find(line)
    assert (found.text, found.number) == ("关于做好低保工作的通知", "遂民发[2023]5号")
    assert [line.text for line in found.lines] == [BODY]


def test_a_title_stands_below_the_navigation_and_not_in_it() -> None:
    news, title, body = (Line(text) for text in ("关于召开政协会议的通知", "敬老院改造工作情况", BODY))
    assert find_title(Page(lines=()), None, [news, title, body], below=title).text == title.text
    assert find_title(Page(lines=()), None, [news, body], below=body).text == news.text


def test_a_letter_of_taiwan_is_called_by_its_subject_unless_a_title_stands_above() -> None:
    subject = "主旨：預告修正「社會救助辦法」，請查照。"
    assert find("衛生福利部 公告", subject).text == "預告修正「社會救助辦法」"
    assert find("衛生福利部公告「社會救助辦法」修正草案", subject).text == "衛生福利部公告「社會救助辦法」修正草案"


@pytest.mark.parametrize("title", [("遂昌县养老服务实施方案",), ("遂昌县民政局关于规范", "养老服务的有关规定")])
def test_a_notice_without_title_is_called_by_what_it_puts_into_force(title: tuple[str, ...]) -> None:
    found = find("各镇人民政府：", f"《{''.join(title)}》已经县政府同意，现印发给你们。", "2023年3月5日", *title)
    assert found.text == "".join(title)
    assert title[0] in [line.text for line in found.lines]


def test_what_stands_above_the_title_belongs_to_the_page() -> None:
    found = find("晴转多云 4℃", "中华人民共和国国务院令", "婚姻登记条例", named="婚姻登记条例")
    assert [line.text for line in found.lines] == ["中华人民共和国国务院令", BODY]


def test_made_titles() -> None:
    labels = load_labels()
    assert make_title("慈溪市民政局", (2023, 2024), "summary+plan", labels) == "慈溪市民政局2023年工作总结和2024年工作计划"
    assert make_title("洪江市民政局", (2024,), "plan", labels) == "洪江市民政局2024年工作计划"
    assert make_title(None, (2021, 2022, 2023), "other", labels) == "（发布机构不详）2021—2023年文件"


def test_orders_and_announcements_go_on_with_their_number() -> None:
    assert find("中华人民共和国民政部令", "第68号").text == "中华人民共和国民政部令第68号"
    assert find("民政部公告第469号").text == "民政部公告第469号"
    assert find("民政部公告第469号", "关于废止部分规范性文件的公告").text == "关于废止部分规范性文件的公告"


def test_the_subject_of_a_taiwanese_letter() -> None:
    found = find("高雄市政府社會局 函", "主旨：檢送本市113年度長青志工服務計畫，請查照。")
    assert found.text == "檢送本市113年度長青志工服務計畫"
    assert any(line.text.startswith("主旨") for line in found.lines)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("清明祭扫“云”上办 文明新风拂面来", "清明祭扫“云”上办 文明新风拂面来"),
        ("某某县民政局 关于做好低保工作的通知", "某某县民政局关于做好低保工作的通知"),
        ("民 政 统 计 公 报", "民政统计公报"),
        ("臺中市政府社會局 114年度施政計畫", "臺中市政府社會局 114年度施政計畫"),
        ("民政部 财政部 教育部关于做好孤儿助学的通知", "民政部 财政部 教育部关于做好孤儿助学的通知"),
    ],
)
def test_spaces_of_a_title(written: str, title: str) -> None:
    assert find(Line(written, heading=1)).text == title


def test_a_body_in_full_by_the_window_title() -> None:
    assert full_body("甘棠镇人民政府", "甘棠镇2023年民政工作总结-黄山区甘棠镇人民政府") == "黄山区甘棠镇人民政府"
    assert full_body("民政局", "关于低保的通知_政务公开") == "民政局"


def test_a_short_title_in_spaced_characters() -> None:
    assert find("民  政").text == "民政"


def test_a_subtitle_in_the_line_below() -> None:
    assert find("遂昌县“十四五”民政事业", "发展规划", "（2021—2025年）").text == "遂昌县“十四五”民政事业发展规划（2021—2025年）"
    assert find("遂昌县工作总结", "（2023年12月26日）").text == "遂昌县工作总结"
    found = find(Line("聚焦民生福祉 书写温情答卷", heading=1), Line("——河津市民政局2023年工作综述", heading=3))
    assert found.text == "聚焦民生福祉 书写温情答卷——河津市民政局2023年工作综述"
    assert [line.text for line in found.lines] == [BODY]


def test_a_title_that_is_repeated_with_the_name_of_the_site() -> None:
    title = "市民政局2024年工作总结和2025年工作计划"
    assert [line.text for line in find(title, f"{title}-文库集", title).lines] == [BODY]
    again = "民政局2023年工作總結及2024年工作計劃(精選5篇)作文"
    assert find(again, again).text == again


def test_names_a_page_gives_its_site() -> None:
    page = Page(lines=(), title="市民政局工作總結-義烏市人民政府門戶網站", meta={"sitename": "义乌市人民政府"})
    assert site_names(page, {"site_owner": "义乌市民政局"}) == ("义乌市人民政府门户网站", "义乌市人民政府", "义乌市民政局")
    assert site_names(Page(lines=(), title="市民政局工作总结"), {}) == ()


def test_a_title_that_ends_in_a_colon() -> None:
    found = find("关于暂停现场祭扫的通告：", "广大市民朋友：")
    assert (found.text, [line.text for line in found.lines]) == ("关于暂停现场祭扫的通告", ["广大市民朋友：", BODY])


def test_contents_are_no_part_of_the_title_above_them() -> None:
    assert find("义乌市民政局2022年度部门决算", "目 录").text == "义乌市民政局2022年度部门决算"


@pytest.mark.parametrize(
    ("window", "site", "owner", "body"),
    [
        ("公报 - 义乌市民政局", None, None, "义乌市民政局"),
        ("公报", "义乌市民政局", None, "义乌市民政局"),
        ("公报", None, "义乌市民政局", "义乌市民政局"),
        ("公报 - 义乌市人民政府", None, None, None),
        ("公报 - 义乌市人民政府", None, "义乌市人民政府", "义乌市人民政府"),
        ("公报 - 义乌市人民政府", None, "义乌市民政局", "义乌市民政局"),
    ],
)
def test_whose_site_a_page_is_of(window: str, site: str | None, owner: str | None, body: str | None) -> None:
    page = Page(lines=(), title=window, meta={"sitename": site} if site else {})
    assert site_body(page, owner) == body


def test_a_line_that_is_a_piece_of_the_window_title() -> None:
    window = "高雄市政府社會局-老人福利-社會局推展老人福利服務補助"
    found = find(Line("老人福利", heading=2), Line("社會局推展老人福利服務補助", heading=3), window=window)
    assert found.text == "社會局推展老人福利服務補助"


def test_a_label_is_no_part_of_a_title() -> None:
    assert find("檔號:CB2/PL/WS", "立法局", "福利事務委員會", "會議紀要").text == "立法局福利事務委員會會議紀要"


def test_an_announcement_whose_number_is_all_its_title() -> None:
    assert find("澳門特別行政區", "社會工作局", "第25/IAS/2023號公告").text == "第25/IAS/2023號公告"


@pytest.mark.parametrize(
    "window",
    ["民政局部门预算 - 义乌市民政局网站 - mzj.yiwu.gov.cn", "义乌市民政局-老人福利-老人福利服务", "公报_义乌市民政局门户网站"],
)
def test_a_window_title_that_names_its_site_at_either_end(window: str) -> None:
    assert site_body(Page(lines=(), title=window), None) == "义乌市民政局"


def test_what_a_draft_is_said_to_be_belongs_to_its_title() -> None:
    assert find("义乌市养老服务发展规划", "（征求意见稿）").text == "义乌市养老服务发展规划（征求意见稿）"


def test_a_title_centered_over_two_lines_without_a_word_that_opens_it() -> None:
    lines = [Line(text, centered=True) for text in ("对市十三届人大三次会议", "第0345号建议的会办意见")]
    assert find(*lines).text == "对市十三届人大三次会议第0345号建议的会办意见"


def test_the_title_again_without_its_note_leaves_the_text() -> None:
    found = find(Line("义乌市殡葬管理办法（1997修正）", heading=1), "义乌市殡葬管理办法")
    assert [line.text for line in found.lines] == [BODY]


def test_a_title_with_its_body_below_one_without() -> None:
    whole = "省政府办公厅关于印发养老服务规划的通知"
    centered = [Line(text, centered=True) for text in ("省政府办公厅关于印发", "养老服务规划的通知")]
    found = find(Line("关于印发养老服务规划的通知", heading=1), *centered)
    assert (found.text, [line.text for line in found.lines]) == (whole, [BODY])


def test_a_line_of_advertising_above_the_title() -> None:
    found = find("公文高手，超级方便的写作神器！立即了解", "义乌市民政局2020年工作总结")
    assert (found.text, [line.text for line in found.lines]) == ("义乌市民政局2020年工作总结", [BODY])


def test_a_row_of_a_table_is_no_title() -> None:
    row = Line("项目名称 | 残疾人两项补贴", cells=("项目名称", "残疾人两项补贴"))
    assert find("（两项补贴）绩效目标自评表", row, window="两项补贴绩效目标自评表_遂昌县人民政府").text == "两项补贴绩效目标自评表"


def test_the_column_a_title_stands_in_leaves_with_it() -> None:
    assert [line.text for line in find("【转载】关于调整低保标准的通知", "关于调整低保标准的通知").lines] == [BODY]


def test_a_site_before_the_whole_title() -> None:
    assert site_names(Page(lines=(), title="社会福利署 - 2022-23年度服务内容及统计数字"), {})[-1] == "社会福利署"


@pytest.mark.parametrize(
    ("line", "title"), [("工作总结", "工作总结"), ("义乌：三项举措推进养老服务", "义乌：三项举措推进养老服务"), ("会议地点", None)]
)
def test_a_short_title_or_headline_as_the_first_line(line: str, title: str | None) -> None:
    assert find(line).text == title


def test_a_heading_the_window_title_begins_with_is_the_title_whatever_its_shape() -> None:
    found = find(Line("低保标准提高了！", heading=1), "2024-07-04", window="低保标准提高了！_义乌市人民政府")
    assert found.text == "低保标准提高了！"


def test_lines_of_the_page_are_not_joined_with_a_heading() -> None:
    assert find("常见问答网页", Line("- 康复服务指南", heading=2), window="社会福利署 - 康复服务指南").text == "康复服务指南"


def test_the_name_of_a_column_above_the_title_is_none() -> None:
    lines = [Line(text) for text in ("信息公开指南", "政策文件", "县民政局关于殡葬服务收费项目的公示", BODY)]
    assert find_title(Page(lines=()), None, lines, above=lines[2]).text == "县民政局关于殡葬服务收费项目的公示"


def test_a_programme_shown_without_the_notice_that_its_metadata_name() -> None:
    programme, notice = "贺州市“十四五”民政事业发展规划", "贺州市民政局关于印发贺州市“十四五”民政事业发展规划的通知"
    assert find(programme, window=f"{programme} - 贺州市民政局网站", named=notice).text == programme
    assert find("各县（区）民政局：", programme, window=f"{programme} - 贺州市民政局网站", named=notice).text == notice


def test_the_number_of_a_paper_above_its_title_stays() -> None:
    found = find("沙田區議會文件 DH 18/2022", "沙田區義工服務進展報告")
    assert [line.text for line in found.lines] == ["沙田區議會文件 DH 18/2022", BODY]
