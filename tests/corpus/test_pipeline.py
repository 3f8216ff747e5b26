"""The whole way, and what is printed of it."""

import json
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.inspection import as_json, as_text
from corpus.model import ParsedDocument, RawFile, Skipped
from corpus.pipeline import Resources, load_resources, parse_file, parse_folder

PAGE = """<html><head><meta charset="utf-8"><title>关于提高低保标准的通知_义乌市民政局</title></head><body>
<div class="nav">首页</div><table><tr><td>索引号</td><td>11330782002609418N/2024-42040</td><td>发布机构</td><td>民政局</td></tr></table>
<h1>关于提高低保标准的通知</h1><p>义民〔2024〕15号</p><p>各镇人民政府、街道办事处：</p>
<p>一、提高标准。自2024年7月1日起，我市最低生活保障标准提高到每人每月1100元，由各镇街负责落实到位。</p><p>二、加强管理。动态调整，应保尽保。</p>
<p>义乌市民政局</p><p>2024年6月20日</p><div class="footer">主办：义乌市民政局 网站标识码3307820001</div></body></html>"""


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def parsed(source: str, text: str, resources: Resources) -> ParsedDocument:
    (item,) = parse_file(RawFile(source, text.encode()), resources)
    assert isinstance(item, ParsedDocument)
    return item


def test_a_page_from_end_to_end(resources: Resources) -> None:
    item = parsed("a.html", PAGE, resources)
    document = item.document
    assert document.title == "关于提高低保标准的通知"
    assert document.issuer == "义乌市民政局"
    assert document.region is not None
    assert document.region.code == "330782"
    assert (str(document.written), document.published, document.document_number) == ("2024-06-20", None, "义民〔2024〕15号")
    assert document.text.startswith("各镇人民政府、街道办事处：\n一、提高标准")
    assert document.text.endswith("义乌市民政局\n2024年6月20日")
    assert [section.heading for section in item.sections] == ["一、提高标准", "二、加强管理"]
    assert [passage.id for passage in item.passages] == [f"{document.id}-{ordinal:04d}" for ordinal in (1, 2, 3)]
    assert {passage.region_code for passage in item.passages} == {"330782"}


def test_given_fields_are_taken_as_they_are(resources: Resources) -> None:
    record = {
        "id": "x-1",
        "title": "题",
        "text": "正文一句。",
        "issuer": "某局",
        "region_code": "330782",
        "published": "2020-01-02",
        "covers_years": [2019],
    }
    (item,) = parse_file(RawFile("a.jsonl", json.dumps(record).encode()), resources)
    assert isinstance(item, ParsedDocument)
    document = item.document
    assert (document.id, document.title, document.issuer, str(document.published), document.covers_years) == (
        "x-1",
        "题",
        "某局",
        "2020-01-02",
        (2019,),
    )
    assert document.region is not None
    assert document.region.county == "义乌市"


def test_what_is_given_and_unknown_is_told(resources: Resources) -> None:
    record = {"text": "养老服务正文一句。", "domains": ["elderly_care", "nonsense"], "region_code": "999999"}
    document = parsed("a.jsonl", json.dumps(record), resources).document
    assert (document.domains, document.region) == (("elderly_care",), None)
    assert any("'nonsense'" in warning for warning in document.warnings)
    assert any("'999999'" in warning for warning in document.warnings)


def test_an_empty_shell_has_no_passage_and_says_so(resources: Resources) -> None:
    item = parsed("a.html", "<html><title>搜索</title><ul><li><a href=x>新闻一</a><li><a href=y>新闻二</a></ul>", resources)
    assert (item.passages, item.document.text) == ((), "")
    assert any("no article" in warning for warning in item.document.warnings)


def test_a_bad_file_never_stops_the_rest(tmp_path: Path, resources: Resources) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01" * 100)
    (tmp_path / "b.txt").write_text("义乌市民政局2024年工作总结\n全年工作平稳有序。", encoding="utf-8")
    bad, good = parse_folder([tmp_path], resources)
    assert isinstance(bad, Skipped)
    assert isinstance(good, ParsedDocument)


def test_the_same_file_gives_the_same_document(resources: Resources) -> None:
    assert parsed("a.html", PAGE, resources) == parsed("a.html", PAGE, resources)
    assert parsed("b.html", PAGE, resources).document.id != parsed("a.html", PAGE, resources).document.id


def test_inspection(resources: Resources) -> None:
    item = parsed("a.html", PAGE, resources)
    report = as_json(item)
    assert set(report) == {"document", "sections", "passages", "warnings"}
    assert report["document"]["region"]["code"] == "330782"
    assert set(report["passages"][0]) == {"id", "path", "start", "end", "text", "years", "domains", "region_code"}
    assert "义乌市 330782" in as_text(item)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE, encoding="utf-8")
    assert main(["inspect", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["source"] == "a.html"
    (tmp_path / "b.txt").write_bytes(b"")
    assert main(["inspect", str(tmp_path / "b.txt")]) == 3
    assert main(["inspect", str(tmp_path / "nothing")]) == 2
    assert main(["inspect", str(tmp_path)]) == 2
    capsys.readouterr()
    (tmp_path / "c\x1b[2J.txt").write_bytes(b"")
    assert main(["inspect", str(tmp_path / "c\x1b[2J.txt")]) == 3
    assert main(["inspect", str(tmp_path / "no\x1b[2J")]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_what_is_printed_of_a_document_is_not_obeyed_by_the_terminal(resources: Resources) -> None:
    row = {"title": "养老\x1b]0;title\x07\u202e", "text": "一、养老\x1b[2J服务\n新建养老服务中心12家。", "issuer": "民政局\x9b31m"}
    shown = as_text(parsed("a.jsonl", json.dumps(row), resources))
    assert all(line.isprintable() for line in shown.split("\n"))


STATISTICS = """<html><head><title>2021年{place}统计公报 - 广东省民政厅</title></head><body><h1>2021年{place}统计公报</h1>
<p>来源：{source} 发布时间：2022-08-15</p><p>截至2021年底，共有低保对象126.9万人，特困人员22.4万人，全年发放社会救助资金101亿元。</p>
<div>版权所有：广东省民政厅</div></body></html>"""


@pytest.mark.parametrize(
    ("place", "source", "issuer"),
    [("广东省", "统计网", "广东省民政厅"), ("社会服务", "本网", "广东省民政厅"), ("深圳市", "统计网", None), ("社会服务", "统计网", None)],
    ids=["its own place", "its own text", "another place", "nobody knows"],
)
def test_whose_site_it_is_names_the_issuer_of_its_own_place(place: str, source: str, issuer: str | None, resources: Resources) -> None:
    assert parsed("a.html", STATISTICS.format(place=place, source=source), resources).document.issuer == issuer


def test_an_office_is_of_the_body_whose_site_it_is_as_fully_as_the_page_names_it(resources: Resources) -> None:
    html = """<html><head><title>桃園市敬老禮金發放說明-社會局</title></head><body><h2>桃園市敬老禮金發放說明</h2>
    <p>發布單位：老人福利科</p>
    <p>為表達對長輩的敬意，本市敬老禮金自十月起陸續發放，請長輩留意。</p><div>桃園市政府社會局 版權所有</div></body></html>"""
    assert parsed("a.html", html, resources).document.issuer == "桃園市政府社會局"


def test_a_number_is_given_as_it_is_cited_and_kept_as_it_is_written(resources: Resources) -> None:
    document = parsed("a.txt", "关于做好临时救助工作的通知\n于民发[2018]32号\n各乡（镇）人民政府：\n请认真贯彻执行。\n", resources).document
    assert document.document_number == "于民发〔2018〕32号"
    assert document.evidence["document_number"][0].text == "于民发[2018]32号"


def test_what_is_named_or_made_is_in_the_script_of_the_document(resources: Resources) -> None:
    text = "一、養老服務。2023年，義烏全市新建居家養老服務中心12家。\n二、社會救助。全年發放低保金2312萬元。\n市民政局\n2024年1月18日\n"
    row = {"id": "a", "text": text, "region_code": "330782", "doc_type": "summary", "covers_years": [2023]}
    document = parsed("a.jsonl", json.dumps(row, ensure_ascii=False), resources).document
    assert (document.script, document.issuer) == ("hant", "義烏市民政局")
    assert (document.title_made, document.title) == (True, "義烏市民政局2023年工作總結")


@pytest.mark.parametrize(
    ("title", "source", "issuer"),
    [
        ("河津市民政局2023年工作总结", "河津市慈善总会", "河津市民政局"),
        ("2023年工作总结", "河津市慈善总会", "河津市慈善总会"),
        ("2023年工作总结", "河津市融媒体中心", None),
        ("省政府关于加强养老服务的实施意见政策问答", "山西省民政厅", "山西省民政厅"),
    ],
    ids=["the title names it", "nothing else does", "media issue nothing", "who explains another's paper"],
)
def test_who_supplied_a_text_is_its_issuer_only_where_nothing_else_names_one(
    title: str, source: str, issuer: str | None, resources: Resources
) -> None:
    page = f"<h1>{title}</h1><p>来源：{source} 发布时间：2024-01-18</p><p>2023年，全年发放低保金2312万元，发放供养金587万元。</p>"
    assert parsed("a.html", page, resources).document.issuer == issuer


def test_a_ministry_is_named_by_its_own_site(resources: Resources) -> None:
    page = "<title>民政事业发展统计报告-中华人民共和国民政部</title><h1>民政事业发展统计报告</h1><p>来源：规划财务司</p><p>{text}</p>"
    document = parsed(
        "a.html", page.format(text="截至2008年底，全国有2334.8万城市居民得到最低生活保障，比上年增长2.7%。"), resources
    ).document
    assert (document.issuer, document.region) == ("民政部", None)


def test_who_forwards_a_notice_that_lost_its_title_is_its_issuer(resources: Resources) -> None:
    enclosed = "金华市人民政府关于提高临时救助标准的通知"
    forwards = f"各镇人民政府：\n现将《{enclosed}》转发给你们，请遵照执行。\n义乌市人民政府办公室\n2021年12月6日"
    below = "各县（市、区）人民政府：\n从2022年1月起提高临时救助标准。\n金华市人民政府\n2021年11月29日"
    text = f"{forwards}\n{enclosed}\n{below}"
    document = parsed("a.txt", text, resources).document
    assert (document.title, document.issuer, str(document.written)) == (enclosed, "义乌市人民政府办公室", "2021-12-06")
    assert document.region is not None
    assert document.region.code == "330782"
