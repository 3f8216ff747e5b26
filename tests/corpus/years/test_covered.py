"""Which years documents and passages are about: one short document for each way the years can mislead."""

from dataclasses import replace
from datetime import date

import pytest

from analyzers import fold
from corpus.years.covered import HeadingYears, YearClues, document_years, passage_years
from corpus.years.phrases import YearPhrases


def clues(
    doc_type: str,
    title: str = "",
    *,
    headings: tuple[str, ...] = (),
    text: str = "",
    written: str | None = None,
    published: str | None = None,
) -> YearClues:
    return YearClues(
        fold(title).text,
        [fold(heading).text for heading in headings],
        YearPhrases(fold(text).text, None),
        doc_type,
        published=date.fromisoformat(published) if published else None,
        written=date.fromisoformat(written) if written else None,
    )


CASES: dict[str, tuple[YearClues, tuple[int, ...]]] = {
    # goals and texts without a date
    "a goal of a measure": (clues("measure", "助餐补贴办法", text="到2023年底各镇建成一处。", written="2022-09-08"), (2022,)),
    "a deadline of a notice": (clues("notice", "关于建设工作站的通知", text="2022年6月底前全部建成。", written="2021-06-25"), (2021,)),
    "a goal of a plan": (
        clues("plan", "殡葬改革工作要点", text="到2025年火化率再提高五个点，2024年重点做好三件事。", written="2024-02-01"),
        (2024,),
    ),
    "the latest year of a text without date": (clues("other", text="三家协会2019年、2020年未参加年检。2021年依法撤销。"), (2021,)),
    "a year within a plan": (clues("other", text="2023年是“十四五”规划承上启下的一年。"), (2023,)),
    "a month since when is no year it ends with": (
        clues("evaluation", "“十三五”民政规划评估报告", text="2016年6月以来核对两万户次。", written="2020-12-10"),
        (2016, 2017, 2018, 2019, 2020),
    ),
    # speeches and the like
    "headings of a speech name both": (
        clues("other", "在全省民政工作会议上的讲话", headings=("一、2018年取得新成绩", "二、扎实做好2019年工作"), written="2019-01-22"),
        (2018, 2019),
    ),
    "a number older than the day of publication": (
        replace(clues("reply", "关于市人大代表建议的答复", published="2018-08-19"), numbered=2017),
        (2017,),
    ),
    "a day in the opening when there is no other": (clues("other", "会议纪要", text="2020年5月19日下午，县长主持召开会议。"), (2020,)),
    # summaries and plans
    "title names both": (clues("summary+plan", "市民政局2019年工作总结和2020年工作思路", published="2020-03-16"), (2019, 2020)),
    "headings name both": (
        clues("summary+plan", headings=("一、2023年工作进展情况", "二、2024年重点工作计划"), text="2023年，……", written="2024-07-04"),
        (2023, 2024),
    ),
    "headings in Traditional": (clues("summary+plan", headings=("壹、二〇二三年工作總結", "貳、二〇二四年工作計劃")), (2023, 2024)),
    "title names one, a heading the other": (
        clues("summary+plan", "2023年工作总结及下一步打算", headings=("一、工作情况", "二、2024年工作打算"), written="2024-01-05"),
        (2023, 2024),
    ),
    "title names one, the other follows": (clues("summary+plan", "2023年工作总结和下一步工作打算", written="2023-12-20"), (2023, 2024)),
    "only the plan's heading has a year": (
        clues("summary+plan", "工作总结", headings=("一、主要工作", "二、2024年工作计划"), written="2024-01-05"),
        (2023, 2024),
    ),
    "half a year": (clues("summary+plan", "2023年上半年工作总结和下半年工作计划", written="2023-07-05"), (2023,)),
    "half a year, next steps": (clues("summary+plan", "2023年工作情况及下一步打算", written="2023-07-05"), (2023,)),
    "summary": (clues("summary", "洛阳市民政局2021年工作总结", published="2022-01-14"), (2021,)),
    "summary published long after": (clues("summary", "2018年工作总结", published="2021-05-01"), (2018,)),
    "this year, told in December": (clues("summary", "工作总结", text="今年以来，我局认真履职。", written="2022-12-20"), (2022,)),
    "this year, told in January": (clues("summary", "工作总结", text="今年是改革最密的一年。", written="2023-01-08"), (2022,)),
    "plan": (clues("plan", "2024年民政工作要点", published="2024-03-18"), (2024,)),
    "plan without title": (clues("plan", text="2024年是实施“十四五”规划的关键之年，要坚持……", written="2024-04-11"), (2024,)),
    "plan that looks back first": (
        clues("plan", "工作计划", text="2023年，各项工作取得成效。2024年，我们将继续努力。", written="2024-02-01"),
        (2024,),
    ),
    "plan published in December before": (clues("plan", "2025年工作计划", published="2024-12-30"), (2025,)),
    "plan with a long target": (clues("plan", "2023年工作计划", headings=("一、2035年远景目标",), written="2023-02-01"), (2023,)),
    "plan that implements a programme": (clues("plan", "关于落实《民政规划（2021—2025年）》2023年度任务的分工方案"), (2023,)),
    "action plan over years": (clues("plan", "养老服务三年行动计划（2020—2022年）"), (2020, 2021, 2022)),
    "action plan over years told by the text": (
        clues("plan", "社会救助三年行动实施方案", text="为推进2021年至2023年专项治理……", written="2021-05-10"),
        (2021, 2022, 2023),
    ),
    "plan that reviews the year before": (
        clues("plan", "2024年养老工作计划", headings=("一、2023年工作回顾", "二、2024年工作安排"), written="2024-01-20"),
        (2023, 2024),
    ),
    "this year and next": (
        clues("summary+plan", "工作总结", headings=("一、今年以来工作情况", "二、明年工作打算"), written="2023-11-28"),
        (2023, 2024),
    ),
    "five years": (clues("summary", "近五年民政工作回顾（2018—2022年）", written="2023-02-01"), (2018, 2019, 2020, 2021, 2022)),
    "fiscal year": (clues("plan", "2023-24年度社區建設工作計劃", published="2023-05-04"), (2023, 2024)),
    "Minguo": (clues("summary", "臺南市政府民政局113年度工作報告", published="2025-02-10"), (2024,)),
    "written in Chinese digits": (clues("summary", "二○二一年工作总结"), (2021,)),
    "full-width digits": (clues("summary", "２０２１年工作总结"), (2021,)),
    "heading about the plan before": (
        clues("plan", "2021年工作计划", headings=("一、“十三五”时期成就",), written="2021-02-01"),
        (2021,),
    ),
    # programmes
    "five-year programme": (clues("programme", "苏州市“十四五”民政事业发展规划", published="2021-09-22"), (2021, 2022, 2023, 2024, 2025)),
    "programme with a span": (clues("programme", "社会工作发展规划（2023—2025年）", published="2023-04-21"), (2023, 2024, 2025)),
    "programme that looks back": (
        clues(
            "programme",
            "兰州市地名工作规划",
            headings=("一、“十三五”成就",),
            text="“十四五”时期是重要机遇期，按照2035年远景目标……",
            published="2022-06-24",
        ),
        (2021, 2022, 2023, 2024, 2025),
    ),
    "thirteenth plan": (clues("programme", "“十三五”养老规划"), (2016, 2017, 2018, 2019, 2020)),
    "fifteenth plan": (clues("programme", "“十五五”养老规划"), (2026, 2027, 2028, 2029, 2030)),
    # evaluations
    "mid-term, last year by the text": (
        clues(
            "evaluation",
            "《宿州市“十四五”民政事业发展规划》实施中期评估报告",
            text="2021年以来……2022年底……20236月我市实现……2023年新发展党员8名，到2025年实现目标。",
            written="2024-04-29",
        ),
        (2021, 2022, 2023),
    ),
    "mid-term, nothing told": (
        clues("evaluation", "“十四五”民政规划实施中期评估报告", text="总体良好。", written="2024-04-29"),
        (2021, 2022, 2023),
    ),
    "mid-term, late in the year": (
        clues("evaluation", "“十四五”规划中期评估报告", text="总体良好。", written="2023-11-29"),
        (2021, 2022, 2023),
    ),
    "midterm that says since when": (
        clues("evaluation", "“十三五”规划中期评估报告", text="2016年以来，总体良好。", written="2018-11-29"),
        (2016, 2017, 2018),
    ),
    "final": (clues("evaluation", "“十三五”规划终期评估报告", text="2019年……", written="2021-05-01"), (2016, 2017, 2018, 2019, 2020)),
    "of one year": (clues("evaluation", "2019年脱贫攻坚兜底保障评估报告", written="2020-01-14"), (2019,)),
    "of a span that has ended": (clues("evaluation", "养老试点（2019—2021年）评估报告", written="2021-12-31"), (2019, 2020, 2021)),
    "of one year of a programme": (clues("evaluation", "“十四五”规划2022年度实施情况评估", written="2023-03-01"), (2022,)),
    # other kinds
    "notice with a year": (clues("notice", "关于调整2019年度低保标准的通知", written="2019-06-24"), (2019,)),
    "notice about the year to come": (clues("notice", "关于做好2024年春节走访慰问的通知", written="2023-12-25"), (2024,)),
    "notice that cites older rules": (
        clues("notice", "关于加强殡葬管理的通知", text="根据《殡葬管理办法》（民发〔2018〕5号）、2012年有关规定……", written="2021-03-30"),
        (2021,),
    ),
    "measure": (
        clues("measure", "公益性公墓管理办法", text="第一条 ……本办法自2021年1月1日起施行。", written="2020-11-18", published="2020-11-20"),
        (2020,),
    ),
    "quarter published in the next year": (clues("announcement", "2023年第四季度低保公示", published="2024-01-05"), (2023,)),
    "winter over two years": (clues("notice", "关于做好2023—2024年度采暖补贴发放的通知", written="2023-11-05"), (2023, 2024)),
    "revised measure": (clues("measure", "城乡居民最低生活保障办法（2021年修订）", published="2021-03-20"), (2021,)),
    "reading of an older rule": (
        clues("interpretation", "《养老服务管理办法》解读", text="为贯彻2019年文件", published="2022-02-20"),
        (2022,),
    ),
    "session in a number": (clues("reply", "关于市十四届人大五次会议第2021045号建议的答复", written="2022-05-20"), (2022,)),
    "statistics": (clues("statistics", "2023年民政事业发展统计公报", published="2024-08-30"), (2023,)),
    "reply to a session": (clues("reply", "对市十六届人大三次会议第45号建议的答复", written="2023-06-02"), (2023,)),
    "no date, the text tells": (clues("other", "社区共建交流情况", text="2024年，湖里区开展交流十二场。"), (2024,)),
    "Minguo without 度": (clues("summary", "新北市政府民政局112年殯葬管理工作報告"), (2023,)),
    # years written otherwise, or not at all
    "bare year": (clues("summary", "县民政局2023工作总结", published="2024-01-20"), (2023,)),
    "bare year in Traditional": (clues("plan", "2023縣民政局工作要點", published="2024-01-20"), (2023,)),
    "two digits": (clues("summary", "民政局23年工作总结", published="2024-01-20"), (2023,)),
    "statistics in brackets": (clues("statistics", "民政事业统计公报（2022）", published="2023-08-01"), (2022,)),
    "republic in numerals": (clues("summary", "民政局一一二年度工作報告", published="2024-01-20"), (2023,)),
    "two years": (clues("summary", "2021、2022年工作总结", published="2023-01-20"), (2021, 2022)),
    "law plan in figures": (clues("programme", "第八个五年法治宣传教育规划（2021—2025年）"), (2021, 2022, 2023, 2024, 2025)),
    "law plan": (clues("programme", "“八五”普法規劃"), (2021, 2022, 2023, 2024, 2025)),
    "year's summary in January": (clues("summary", "年度工作总结", text="一年来，成效明显。", published="2023-01-08"), (2022,)),
    "year's summary in December": (clues("summary", "年度工作總結", text="一年來，成效明顯。", published="2022-12-28"), (2022,)),
    "summary of a feast in February": (clues("summary", "春节慰问活动总结", published="2023-02-20"), (2023,)),
    "next year, seen from the one reviewed": (
        clues("summary+plan", "工作总结", headings=("一、全年工作回顾", "二、下一年工作"), published="2023-01-05"),
        (2022, 2023),
    ),
    "the same in Traditional": (
        clues("summary", "工作總結", headings=("一、全年工作回顧", "二、下一年工作計劃"), published="2023-01-05"),
        (2022, 2023),
    ),
    "headings before the title's next year": (
        clues("summary+plan", "工作总结及下一年工作计划", headings=("一、2023年工作情况", "二、2024年工作"), published="2024-06-20"),
        (2023, 2024),
    ),
    "last year and this": (
        clues("summary+plan", "工作总结", headings=("一、去年工作情况", "二、今年工作打算"), published="2024-01-20"),
        (2023, 2024),
    ),
    "halves": (
        clues(
            "summary", "工作情况汇报", headings=("一、上半年工作", "二、下半年打算", "三、明年思路", "四、去年回顾"), published="2022-07-05"
        ),
        (2021, 2022, 2023),
    ),
    "second half, in January": (clues("summary", "下半年工作总结", published="2023-01-05"), (2022,)),
    "since a year": (
        clues("summary", "五年工作总结", text="过去五年，成效明显。2017年以来，稳步推进。", published="2022-01-08"),
        (2017, 2018, 2019, 2020, 2021),
    ),
    "last three years": (clues("summary", "近三年養老服務工作情況匯報", published="2022-09-08"), (2020, 2021, 2022)),
    "figures of the year before": (
        clues("other", "婚姻登记数据公布", text="2021年全县办理结婚登记1200对。", published="2022-09-08"),
        (2021,),
    ),
    "a chronicle": (clues("other", "大事记", text="2017年建院。2018年扩建。2019年迁址。2020年评级。", published="2022-09-08"), (2022,)),
    "an example in a notice": (clues("notice", "关于开展活动的通知", text="2021年活动成效显著。", published="2022-09-08"), (2022,)),
    "days of its own time": (clues("announcement", "送达公告", text="该会2019年、2020年未年检，2023年2月20日查实。"), (2023,)),
    "a reply that promises": (clues("reply", "关于第3号建议的答复", text="墓地计划2025年上半年开工。", written="2024-06-14"), (2024,)),
    "days to come": (clues("notice", "关于征集项目的通知", text="请于2024年3月1日前报送，自2025年1月1日起施行。"), (2024,)),
    "nothing at all": (clues("other"), ()),
}


@pytest.mark.parametrize("name", CASES)
def test_document_years(name: str) -> None:
    case, years = CASES[name]
    assert document_years(case).years == years


def test_date_alone_is_an_assumption() -> None:
    assert document_years(clues("measure", "管理办法", published="2020-11-20")).assumed
    assert not document_years(clues("notice", "2020年通知", published="2020-11-20")).assumed


def test_evidence_names_what_was_read() -> None:
    years = document_years(clues("summary+plan", "2019年工作总结和2020年工作思路"))
    assert [(item.kind, item.text) for item in years.evidence] == [("title", "2019年工作总结和2020年工作思路")]


PASSAGES: dict[str, tuple[tuple[str, ...], str, tuple[int, ...], tuple[int, ...]]] = {
    "heading": (("一、2023年工作情况", "（一）养老"), "2016年开始改造。", (2023, 2024), (2023,)),
    "innermost heading first": (("一、“十四五”进展", "2022年工作"), "", (2021, 2022, 2023), (2022,)),
    "heading looks ahead": (("二、下一步工作打算",), "继续推进。", (2023, 2024), (2024,)),
    "heading looks back": (("一、主要工作成效",), "稳步推进。", (2023, 2024), (2023,)),
    "year above, wording below": (("二、2024年工作计划", "（二）主要做法"), "", (2023, 2024), (2024,)),
    "outer wording first": (("二、下一步工作", "（一）总结推广经验"), "", (2023, 2024), (2024,)),
    "before the first heading": ((), "2023年，市民政局坚持稳中求进。", (2023, 2024), (2023,)),
    "no year told": ((), "坚持稳中求进。", (2023, 2024), (2023, 2024)),
    "history in the text": (("（一）养老",), "2016年开始改造。", (2019,), (2019,)),
    "part of an evaluation": (("1.区划",), "2022年经省政府批准。", (2021, 2022, 2023), (2022,)),
    "since": (("2.救助",), "2021年以来，共救助1449人次。", (2021, 2022, 2023), (2021, 2022, 2023)),
    "since the second year": (("2.救助",), "2022年以来，共救助1449人次。", (2021, 2022, 2023), (2022, 2023)),
    "target": (("二、目标",), "到2025年实现全覆盖。", (2021, 2022, 2023, 2024, 2025), (2021, 2022, 2023, 2024, 2025)),
    "the plan before": (("一、“十三五”时期成就",), "稳步提高。", (2021, 2022, 2023, 2024, 2025), (2016, 2017, 2018, 2019, 2020)),
    "Traditional": (("二、2024年重點工作計劃",), "", (2023, 2024), (2024,)),
    "document without years": ((), "2022年建成。", (), (2022,)),
    "heading cites a programme": (("（二）落实《养老规划（2021—2025年）》，推进2023年试点",), "", (2023,), (2023,)),
}


@pytest.mark.parametrize("name", PASSAGES)
def test_passage_years(name: str) -> None:
    path, text, document, years = PASSAGES[name]
    headings = HeadingYears()
    for heading in path:
        headings = headings.below(fold(heading).text, 2024)
    assert passage_years(headings, YearPhrases(text, 2024), (0, len(text)), document) == years


def test_a_passage_that_names_no_year_is_about_that_of_the_title() -> None:
    summary = clues("summary", "2019年工作总结", headings=("一、养老服务", "二、存在问题和2020年打算"))
    years = document_years(summary)
    assert (years.years, years.titled) == ((2019, 2020), (2019,))
    spans = {"一、养老服务": "新建食堂。", "二、存在问题和2020年打算": "人手不足。"}
    told = {
        heading: passage_years(
            HeadingYears().below(heading, years.today), YearPhrases(text, years.today), (0, len(text)), years.years, years.titled
        )
        for heading, text in spans.items()
    }
    assert told == {"一、养老服务": (2019,), "二、存在问题和2020年打算": (2020,)}


def test_an_evaluation_of_a_middle_phase_is_about_all_of_it() -> None:
    phase = clues("evaluation", "行动计划中期阶段（2018至2020年）执行情况评估报告", text="2018年立法。", published="2021-06-18")
    assert document_years(phase).years == (2018, 2019, 2020)


def test_the_year_of_its_number_dates_a_document_without_date() -> None:
    undated = replace(clues("notice", "关于加快发展养老服务业的实施意见", text="到2020年，全面建成体系。"), numbered=2014)
    assert document_years(undated).years == (2014,)


def test_the_year_of_the_index_number_dates_a_document_without_date() -> None:
    undated = replace(clues("other", "市领导调研养老服务"), index_number="4312000028/2023-01875")
    assert document_years(undated).years == (2023,)
    assert document_years(replace(undated, index_number="003187835/202404-00045")).years == (2024,)
