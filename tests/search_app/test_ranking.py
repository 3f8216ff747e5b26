"""What comes first, by a few lines of text each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from analyzers import load_analyzer
from corpus.model import ParsedDocument
from corpus.places.gazetteer import Gazetteer
from search_app.page import SearchPage
from search_app.request import SearchRequest
from search_app.search import Library, search
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made


def answered(text: str, documents: Iterable[ParsedDocument], vocabulary: Vocabulary, gazetteer: Gazetteer) -> SearchPage:
    return search(SearchRequest(text), Library(indexed(documents, gazetteer).reader, load_analyzer(), vocabulary, 10_000))


def found(text: str, documents: Iterable[ParsedDocument], vocabulary: Vocabulary, gazetteer: Gazetteer) -> list[str]:
    """The documents that are found, in their order."""
    return list(dict.fromkeys(hit.document.id for hit in answered(text, documents, vocabulary, gazetteer).hits))


@pytest.mark.parametrize("text", ["低保标准 2018", "低保标准 2018年", "2018年低保标准是多少"])
def test_what_is_about_a_year_goes_before_what_only_names_it(text: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
    documents = [
        made("2017", "低保标准726元。", gazetteer=gazetteer, title="2017年工作总结和2018年工作计划", years=(2017,)),
        made("2018", "全县城乡低保标准768元。", gazetteer=gazetteer, title="2018年工作总结和2019年工作计划", years=(2018,)),
        *(made(f"{year}", "养老床位600张。", gazetteer=gazetteer, title=f"{year}年工作总结", years=(year,)) for year in range(2005, 2015)),
    ]
    assert found(text, documents, vocabulary, gazetteer)[:2] == ["2018", "2017"]


@pytest.mark.parametrize("text", ["浦江县民政局2016年工作总结", "2016年工作总结", "2016年 浦江 工作总结"])
def test_the_document_of_a_title_goes_before_one_that_names_the_year(text: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
    plan = "# 三、2016年工作打算\n2016年的工作打算是：继续提高低保标准。总结2016年工作。"
    report = "全县办理结婚登记2300对，登记合格率100%。"
    documents = [
        made("2015", plan, gazetteer=gazetteer, title="浦江县民政局2015年工作总结", years=(2016,)),
        made("2016", report, gazetteer=gazetteer, title="浦江县民政局关于2016年工作总结和2017年工作计划的报告", years=(2016,)),
        *(made(f"{year}", "养老床位600张。", gazetteer=gazetteer, title=f"{year}年工作总结", years=(year,)) for year in range(2005, 2015)),
    ]
    assert found(text, documents, vocabulary, gazetteer)[0] == "2016"


def numbered(id_: str, text: str, number: str, gazetteer: Gazetteer) -> ParsedDocument:
    parsed = made(id_, text, gazetteer=gazetteer, title="关于高龄津贴的通知")
    return replace(parsed, document=replace(parsed.document, document_number=number))


@pytest.mark.parametrize("text", ["义民〔2024〕3号", "義民(2024)3號", "义民【2024】3号", "义民[2024] 第3号", "高龄津贴 义民〔2024〕3号"])
def test_a_number_finds_the_document_that_bears_it_then_those_that_name_it(text: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
    documents = [
        numbered("naming", "义民〔2024〕3号、义民（2024）3号同时废止。", "义民〔2025〕1号", gazetteer),
        numbered("bearing", "发放高龄津贴。", "义民〔2024〕3号", gazetteer),
        numbered("other", "义民〔2024〕30号，2024年3号文。", "义民〔2023〕3号", gazetteer),
    ]
    page = answered(text, documents, vocabulary, gazetteer)
    assert [hit.document.id for hit in page.hits] == ["bearing", "naming"]
    assert [hit.number and hit.number.marks for hit in page.hits] == [((0, 10),), None]
    assert [page.hits[1].snippet.text[slice(*mark)] for mark in page.hits[1].snippet.marks] == ["义民〔2024〕3号", "义民（2024）3号"]
    assert found("文号：义民〔2024〕3号", documents, vocabulary, gazetteer) == ["bearing"]


def test_by_date_what_was_written_counts_where_nothing_was_published_then_the_year(vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
    old = made("old", "养老", gazetteer=gazetteer, published=date(2009, 1, 5), years=(2008,))
    covering = made("covering", "养老", gazetteer=gazetteer, published=None, years=(2024,))
    written = made("written", "养老", gazetteer=gazetteer, published=None, years=(2022,))
    documents = [old, covering, replace(written, document=replace(written.document, written=date(2022, 6, 27)))]
    reader = indexed(documents, gazetteer).reader
    library = Library(reader, load_analyzer(), vocabulary, 10_000)
    assert [hit.document.id for hit in search(SearchRequest("养老", sort="newest"), library).hits] == ["covering", "written", "old"]
    assert found("published:2022-06 养老", documents, vocabulary, gazetteer) == ["written"]
