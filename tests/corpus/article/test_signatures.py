"""Who signs below a text, and when."""

from datetime import date

import pytest

from corpus.article.signatures import Signature, find_byline_body, find_letterhead, find_signature
from corpus.reading import Line

BODY = "现将有关事项通知如下，请认真贯彻执行。"


@pytest.mark.parametrize(
    "lines",
    [
        ("铜陵市义安区民政局", "2024年5月6日"),
        ("铜陵市义安区民政局  铜陵市义安区财政局", "2024年5月6日"),
        ("铜陵市义安区民政局", "铜陵市义安区财政局", "2024年5月6日"),
        ("铜陵市义安区 民政局", "二〇二四年五月六日"),
        ("铜陵市义安区民政局2024年5月6日",),
        ("铜陵市义安区民政局（盖章）", "2024年5月6日"),
        ("铜陵市义安区民政局(章)2024年5月6日",),
        ("（蓋章）铜陵市义安区民政局", "2024年5月6日"),
        ("2024年5月6日", "铜陵市义安区民政局"),
        ("铜陵市义安区民政局办公室　　　　2024年5月6日印发",),
        ("落款：铜陵市义安区民政局", "2024年5月6日"),
    ],
    ids=[
        "one",
        "side by side",
        "one above the other",
        "a space inside",
        "one line",
        "seal",
        "seal and day",
        "seal before",
        "day above",
        "printed",
        "label",
    ],
)
def test_the_first_of_those_who_sign(lines: tuple[str, ...]) -> None:
    assert find_signature([Line(text) for text in (BODY, *lines)]) == Signature("铜陵市义安区民政局", date(2024, 5, 6))


def test_who_signs_in_one_line_with_the_last_sentence() -> None:
    lines = ("各镇人民政府：", f"{BODY} 铜陵市义安区民政局", "2024年5月6日", "养老服务工作方案")
    assert find_signature([Line(text) for text in lines]) == Signature("铜陵市义安区民政局", date(2024, 5, 6))


def test_a_day_whose_year_was_taken_out() -> None:
    lines = (BODY, "铜陵市义安区民政局", "20xx年9月18日", "主动公开")
    assert find_signature([Line(text) for text in lines]) == Signature("铜陵市义安区民政局", None)


def test_a_day_that_ends_the_notice_before_what_it_publishes() -> None:
    for lines in ((BODY, "2022年8月16日", "（此件公开发布）"), (BODY, "某某（印章不清）", "2022年8月16日")):
        whole = (*lines, "社会救助工作方案", BODY)
        assert find_signature([Line(text) for text in whole]) == Signature(None, date(2022, 8, 16))


@pytest.mark.parametrize(
    ("line", "body"),
    [("永善县民政局文件", "永善县民政局"), ("永善县民政局", "永善县民政局"), ("民政资料网", None), ("关于做好工作的通知", None)],
)
def test_letterhead(line: str, body: str | None) -> None:
    assert find_letterhead([Line(line), Line(BODY)]) == body


def test_a_day_below_the_officer_who_signs_an_order() -> None:
    lines = (BODY, "部长 唐某某", "2022年6月24日", "执法约谈工作规定", BODY)
    assert find_signature([Line(text) for text in lines]) == Signature(None, date(2022, 6, 24))


def test_a_day_at_the_body_that_signs() -> None:
    lines = (BODY, "二零二一年一月十五日於社會工作局", "局長 韓某")
    assert find_signature([Line(text) for text in lines]) == Signature("社會工作局", date(2021, 1, 15))


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("高雄市政府社會局 函", "主旨：檢送計畫"), "高雄市政府社會局"),
        (("澳門特別行政區政府", "社會工作局"), "澳門特別行政區政府社會工作局"),
        (("花蓮縣政府社會處", BODY), "花蓮縣政府社會處"),
        (("澳門特別行政區政府 社會工作局", BODY), "澳門特別行政區政府社會工作局"),
    ],
)
def test_letterheads_of_the_other_side(lines: tuple[str, ...], body: str) -> None:
    assert find_letterhead([Line(text) for text in lines]) == body


@pytest.mark.parametrize("below", [Line("抄送：市财政局"), Line("义乌市养老服务办法", centered=True), None], ids=["copies", "title", "end"])
def test_a_day_alone_ends_a_notice(below: Line | None) -> None:
    lines = [Line(BODY), Line("2024年5月6日"), *([below, Line(BODY)] if below else [])]
    assert find_signature(lines) == Signature(None, date(2024, 5, 6))


def test_who_supplied_a_piece_of_news_at_its_end() -> None:
    assert find_signature([Line(BODY), Line("评定工作圆满完成。（县民政局 王某某）")]) == Signature("县民政局", None)
    assert find_signature([Line(BODY), Line("评定工作圆满完成。（详见附件）")]) == Signature()
    assert find_signature([Line(BODY), Line("（仁化县民政局供稿）")]) == Signature("仁化县民政局", None)


def test_the_body_that_stands_alone_below_the_title() -> None:
    assert find_byline_body([Line("义乌市民政局"), Line("2020年11月")]) == "义乌市民政局"
    assert find_byline_body([Line("各镇人民政府"), Line(BODY)]) is None


def test_a_letterhead_of_a_page_stands_just_above_its_title() -> None:
    lines = [Line("义乌市民政局"), Line("关于提高低保标准的"), Line("通知"), Line(BODY)]
    assert find_letterhead(lines, "关于提高低保标准的通知") == "义乌市民政局"
    assert find_letterhead(lines, "义乌市2024年工作总结") is None


def test_a_letterhead_of_a_page_that_says_it_is_one() -> None:
    assert find_letterhead([Line("衛生福利部 公告"), Line("主旨：公告最低生活費。")], "公告最低生活費") == "衛生福利部"


def test_a_day_with_its_weekday_at_the_end_of_a_press_release() -> None:
    lines = [Line(text) for text in ("主席：", BODY, "完", "2024年11月11日（星期一）", "香港時間11時30分")]
    assert find_signature(lines) == Signature(None, date(2024, 11, 11))


def test_an_officer_below_the_title_names_his_body() -> None:
    assert find_byline_body([Line("浙江省松阳县民政局党组成员、副局长  叶某某"), Line(BODY)]) == "浙江省松阳县民政局"
    assert find_byline_body([Line("叶局长 叶某某"), Line(BODY)]) is None


def test_an_office_in_the_district_signs_below_its_department() -> None:
    signed = find_signature([Line(text) for text in (BODY, "社會福利署", "沙田區福利辦事處", "二零二二年六月十日")])
    assert signed.issuer == "社會福利署沙田區福利辦事處"


def test_a_sub_district_that_signs_with_an_office_of_the_state_is_no_office_of_it() -> None:
    signed = find_signature([Line(text) for text in (BODY, "审计署", "东关街道办事处", "2022年6月10日")])
    assert signed.issuer == "审计署"
