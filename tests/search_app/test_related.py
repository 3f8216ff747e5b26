"""One law in both scripts, one report on two sites: listed once, with the way to the others. Who cites a document is told there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.document import document_page
from search_app.i18n import Interface
from search_app.presenters.document_address import document_address
from search_app.presenters.document_json import document_json
from search_app.related import MOST, load_related
from search_app.request import SearchRequest
from search_app.search import Library, search
from search_app.settings import Settings
from search_app.similar import similar_passages
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import MadeIndex, indexed, made

HANS = "# 第一条\n为了保护居住权，居住权人有权居住。\n# 第二条\n居住权不得转让、继承。"
HANT = "# 第一條\n為了保護居住權，居住權人有權居住。\n# 第二條\n居住權不得轉讓、繼承。"


@pytest.fixture(scope="module")
def index(gazetteer: Gazetteer) -> MadeIndex:
    return indexed(
        [
            made("hans", HANS, gazetteer=gazetteer, title="居住权办法", published=date(2021, 1, 1)),
            made("hant", HANT, gazetteer=gazetteer, title="居住權辦法", published=date(2022, 1, 1), script="hant", issuer="市府"),
            made("other", HANS + "居住权设立时须登记。", gazetteer=gazetteer, title="居住权办法"),
        ],
        gazetteer,
    )


@pytest.fixture(scope="module")
def shelf(index: MadeIndex, vocabulary: Vocabulary) -> Library:
    return Library(index.reader, load_analyzer(), vocabulary, 1_000)


@pytest.fixture
def client(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> FlaskClient:
    app: Flask = create_app(Settings(), index, load_analyzer(), vocabulary, interfaces)
    return app.test_client()


def test_a_page_lists_one_copy_and_names_the_others(shelf: Library) -> None:
    page = search(SearchRequest("居住权 继承"), shelf, per_document=2)
    shown = {hit.document.id for hit in page.hits}
    assert shown in ({"hans", "other"}, {"hant", "other"})
    (copies,) = (hit.copies for hit in page.hits if hit.copies.ids)
    assert {*shown, *copies.ids} == {"hans", "hant", "other"}
    assert [document.id for document in copies.documents] == list(copies.ids)
    assert page.total == search(SearchRequest("居住权 继承"), shelf).total


def test_the_newest_and_the_chosen_one_are_shown(shelf: Library) -> None:
    newest = search(SearchRequest("居住权", sort="newest"), shelf, per_document=2)
    assert "hans" not in {hit.document.id for hit in newest.hits}
    chosen = search(SearchRequest("居住权", selected={"script": ("hant",)}), shelf, per_document=2)
    assert {(hit.document.id, hit.copies.ids) for hit in chosen.hits} == {("hant", ())}


def test_a_list_of_all_says_which_are_copies(client: FlaskClient) -> None:
    hits = client.get("/api/v1/search?q=居住权").get_json()["hits"]
    copies = {hit["document"]["id"]: hit["copies"] for hit in hits}
    assert copies["hans"] == [{"id": "hant", "url": "/documents/hant"}]
    assert copies["other"] == []
    table = client.get("/search.csv?q=居住权&lang=en").data.decode()
    assert "http://localhost/documents/hans,http://localhost/documents/hant#" in table


def test_a_document_leads_to_its_copies(client: FlaskClient) -> None:
    assert client.get("/api/v1/documents/hant").get_json()["copies"] == [{"id": "hans", "url": "/documents/hans"}]
    page = client.get("/documents/hant?q=继承").text
    assert "另有 1 份相同文件" in page
    assert 'href="/documents/hans?q=%E7%BB%A7%E6%89%BF' in page
    assert "份相同文件" not in client.get("/documents/other").text


def test_the_page_shows_them_under_the_hit(client: FlaskClient) -> None:
    page = client.get("/search?q=居住权 转让").text
    assert page.count("另有 1 份相同文件") == 1
    assert "市府" in page


def test_a_copy_is_not_similar(shelf: Library) -> None:
    parsed = shelf.reader.document("hans")
    assert parsed
    found = similar_passages(parsed, parsed.passages[0], shelf)
    assert "hant" not in {hit.document.id for hit in (*found.elsewhere, *found.other_years)}


def test_many_copies_are_counted_not_loaded(gazetteer: Gazetteer) -> None:
    reader = indexed([made(f"d{number:02}", HANS, gazetteer=gazetteer) for number in range(MOST + 5)], gazetteer).reader
    copies = load_related(reader.copies("d00"), reader)
    assert (len(copies.ids), len(copies.documents)) == (MOST + 4, MOST)


def test_documents_that_cite_are_listed_though_they_are_not_loaded(gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    measure = made("m", "# 总则\n为做好临时救助，制定本办法。", title="临时救助办法（试行）", gazetteer=gazetteer)
    reports = [made(id_, "# 救助\n落实《临时救助办法》。", gazetteer=gazetteer) for id_ in "ab"]
    here = Library(indexed([measure, *reports], gazetteer).reader, load_analyzer(), vocabulary, 1_000)
    page = document_page("m", SearchRequest(), here)
    assert page
    page = replace(page, cited_by=load_related(page.cited_by.ids, here.reader, 1))
    named, other = document_json(page, document_address, "")["cited_by"]
    assert (named["id"], named["title"]) == ("a", "工作总结")
    assert other == {"id": "b", "url": "/documents/b"}


def test_a_document_tells_who_cites_it(gazetteer: Gazetteer, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> None:
    measure = made("m", "# 总则\n为做好临时救助，制定本办法。", title="临时救助办法（试行）", gazetteer=gazetteer)
    report = made("r", "# 救助\n落实《临时救助办法》。", gazetteer=gazetteer)
    client = create_app(Settings(), indexed([measure, report], gazetteer), load_analyzer(), vocabulary, interfaces).test_client()
    (citing,) = client.get("/api/v1/documents/m").get_json()["cited_by"]
    assert citing == {
        "id": "r",
        "url": "/documents/r",
        "title": "工作总结",
        "issuer": "义乌市民政局",
        "published": "2024-01-05",
        "written": None,
        "doc_type": "summary",
        "document_number": None,
    }
    assert "被 1 份文件引用" in client.get("/documents/m").text
    assert "份文件引用" not in client.get("/documents/r").text
