"""Reading a document: in the other script, from match to match, with references and others like it."""

import pytest
from flask.testing import FlaskClient


def test_a_document_in_the_other_script_keeps_its_marks(client: FlaskClient) -> None:
    html = client.get("/documents/hant/2022//a?q=养老服务&read=hans").text
    assert "本年度发放<mark>养老服务</mark>补贴" in html
    assert '<div class="text" lang="zh-Hans">' in html
    assert "原文为繁体" in html
    html = client.get("/documents/yiwu?q=养老服务&read=hant").text
    assert "發放<mark>養老服務</mark>補貼320萬元" in html


def test_an_unknown_script_is_a_fault(client: FlaskClient) -> None:
    assert client.get("/documents/yiwu?read=latin").status_code == 422


def test_matches_are_chained(client: FlaskClient) -> None:
    html = client.get("/documents/yiwu?q=养老服务&lang=en").text
    assert "2 passages with matches" in html
    assert '<a href="#p-0002">First match' in html
    assert '<a href="#p-0004">Next match' in html
    assert '<a href="#p-0002">Previous match' in html


def test_zotero_finds_a_document(client: FlaskClient) -> None:
    html = client.get("/documents/yiwu").text
    assert '<meta name="citation_author" content="义乌市民政局">' in html
    assert '<meta name="citation_publication_date" content="2024/01/05">' in html


@pytest.mark.parametrize("address", ["/cite/yiwu", "/cite/yiwu?passage=p-0002", "/cite/hant/2022//a", "/cite/hostile"])
def test_references(address: str, client: FlaskClient) -> None:
    html = client.get(address).text
    assert "GB/T 7714" in html
    assert "<script>alert" not in html
    assert "javascript:" not in html


def test_a_reference_as_a_file(client: FlaskClient) -> None:
    answer = client.get("/cite/yiwu?passage=p-0002&style=ris")
    assert answer.mimetype == "application/x-research-info-systems"
    assert answer.headers["Content-Disposition"].endswith('.ris"')
    assert "SE  - 一、2023年工作总结·（一）养老服务提质扩面\r\n" in answer.text
    assert "UR  - http://localhost/documents/yiwu#p-0002\r\n" in answer.text
    assert client.get("/cite/yiwu?style=poem").status_code == 422


def test_similar_passages(client: FlaskClient) -> None:
    html = client.get("/similar/yiwu?passage=p-0002").text
    assert "其他地区" in html
    assert "/documents/hant/2022//a#p-0001" in html


@pytest.mark.parametrize("address", ["/similar/yiwu", "/similar/yiwu?passage=p-9999", "/similar/none?passage=p-0001", "/cite/none"])
def test_what_is_not_there(address: str, client: FlaskClient) -> None:
    assert client.get(address).status_code == 404
