"""Tables open as they should, feeds are well-formed, and both say where they end."""

import csv
from collections.abc import Mapping
from datetime import date
from io import StringIO
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.i18n import Interface
from search_app.presenters.hits_csv import line, safe
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import MadeIndex, indexed, made

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_a_table_has_every_hit_and_its_address(client: FlaskClient) -> None:
    answer = client.get("/search.csv?q=养老&lang=en")
    head, *found = rows(answer.data.decode("utf-8"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="passages.csv"'
    assert head[:4] == ["Rank", "Title", "Section", "Text"]
    assert len(found) == client.get("/api/v1/search?q=养老").get_json()["total"]
    assert found[0][-1].startswith("http://localhost/documents/")


def test_a_table_that_is_cut_off_says_so(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> None:
    client = create_app(Settings(max_export=2), index, load_analyzer(), vocabulary, interfaces).test_client()
    found = rows(client.get("/search.csv?lang=en").data.decode("utf-8"))
    assert len(found) == 4
    assert found[-1] == ["The list ends here, at 2 of 7 passages. Narrow the search to see the others."]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\n1", "＝1+1", "\u3000＋1", "﹣1", "＠SUM(A1)"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe(cell) == "'" + cell


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_a_line_reads_back(cells: list[str]) -> None:
    assert next(csv.reader(StringIO(line(cells), newline=""))) == [safe(cell) for cell in cells]


def test_a_feed(client: FlaskClient) -> None:
    answer = client.get("/search.atom?q=养老&city=330782")
    feed = ElementTree.fromstring(answer.text)  # noqa: S314 - our own output
    assert answer.mimetype == "application/atom+xml"
    titles = [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert titles
    assert all(title and title.startswith("义乌市民政局2023年工作总结") for title in titles)
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-01-02T03:04:05+00:00"
    (own,) = [link.get("href") for link in feed.findall("a:link", ATOM) if link.get("rel") == "self"]
    assert own == "http://localhost/search.atom?q=%E5%85%BB%E8%80%81&city=330782&lang=zh-Hans"


def test_a_feed_brings_the_newest_first(client: FlaskClient) -> None:
    feed = ElementTree.fromstring(client.get("/search.atom").text)  # noqa: S314 - our own output
    days = [entry.findtext("a:published", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    told = [day for day in days if day]
    assert told == sorted(told, reverse=True)
    assert days[: len(told)] == told
    by_fit = ElementTree.fromstring(client.get("/search.atom?q=养老&sort=relevance").text)  # noqa: S314
    assert by_fit.findall("a:entry", ATOM)


def test_where_no_publication_is_known_that_of_writing_is_told(
    gazetteer: Gazetteer, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]
) -> None:
    document = made("w", "# 一、养老\n新建12家。\n", gazetteer=gazetteer, published=None, written=date(2023, 12, 28))
    client = create_app(Settings(), indexed([document], gazetteer), load_analyzer(), vocabulary, interfaces).test_client()
    feed = ElementTree.fromstring(client.get("/search.atom").text)  # noqa: S314
    assert feed.findtext("a:entry/a:updated", namespaces=ATOM) == "2023-12-28T00:00:00+00:00"
    head, row = rows(client.get("/search.csv?lang=en").text)
    assert dict(zip(head, row, strict=True)) | {"Published": "", "Written": "2023-12-28"} == dict(zip(head, row, strict=True))
    (hit,) = client.get("/api/v1/search").get_json()["hits"]
    assert (hit["document"]["published"], hit["document"]["written"]) == (None, "2023-12-28")
    assert "written Dec 28, 2023" in client.get("/?lang=en").text


def test_a_feed_of_hostile_documents(client: FlaskClient) -> None:
    assert ElementTree.fromstring(client.get("/search.atom").text).findall("a:entry", ATOM)  # noqa: S314


@pytest.mark.parametrize("address", ["/search.csv?page=0", "/search.atom?year=x"])
def test_faults_are_told(address: str, client: FlaskClient) -> None:
    assert client.get(address).status_code == 422
