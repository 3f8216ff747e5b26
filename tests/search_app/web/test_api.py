"""`/api/v1`: the shapes promised to programs, and the answers to bad requests."""

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from corpus.model import ParsedDocument
from search_app.web import api

BAD = {
    "an empty query": "q=",
    "only punctuation": "q=" + quote("，。！“”"),
    "an open quotation": "q=" + quote('"养老'),
    "brackets": "q=" + quote("((((养老"),
    "stars and slashes": "q=" + quote("* *a /.*/"),
    "only NOT": "q=NOT",
    "ten thousand characters": "q=" + quote("养" * 10_000),
    "a hundred words": "q=" + "+".join(["a"] * 100),
    "a hundred brackets": "q=" + quote("(" * 100 + "养老" + ")" * 100),
    "NUL": "q=%00%00",
    "a lone surrogate": "q=%ED%A0%80&city=%ED%B0%80",
    "bytes that are no UTF-8": "q=%FF%FE&year=%C3",
    "an array": "q[]=a&q[1]=b",
    "twice": "q=a&q=b",
    "page 10^9": "page=1000000000",
    "page minus one": "page=-1",
    "page of digits": "page=" + "9" * 5_000,
    "an unknown place": "city=999999",
    "a hostile place": "city=" + quote("<script>alert(1)</script>"),
    "an unknown domain": "domain=astronomy",
    "an unknown year": "year=abcd",
    "a hostile issuer": "issuer=" + quote("' OR 1=1 --"),
    "an unknown order": "sort=random",
    "an unknown parameter": "qq=1&<script>=2",
    "a date that is none": "published_from=2024-02-30",
    "a language that is none": "lang=xx",
}


@pytest.fixture
def found(client: FlaskClient) -> dict[str, Any]:
    answer = client.get("/api/v1/search", query_string={"q": "义乌 养老服务", "year": "2024", "city": "330782"})
    assert answer.status_code == 200
    body: dict[str, Any] = answer.get_json()
    return body


def test_a_page_of_results(found: dict[str, Any]) -> None:
    assert found["complete"] <= found["total"]
    assert {"query", "total", "took_ms", "partial", "page", "pages", "hits", "facets"} <= found.keys()
    assert (found["partial"], found["page"]) == (False, 1)
    assert found["query"]["selected"] == {"year": ["2024"], "city": ["330782"]}
    assert found["total"] == len(found["hits"]) > 0


def test_a_hit(found: dict[str, Any], documents: tuple[ParsedDocument, ...]) -> None:
    hit = found["hits"][0]
    assert {"id", "score", "url", "path", "snippet", "text", "start", "end", "city", "years", "domains", "document"} <= hit.keys()
    assert {"id", "title", "issuer", "published", "url", "doc_type"} <= hit["document"].keys()
    assert hit["text"] == documents[0].document.text[hit["start"] : hit["end"]]
    assert hit["snippet"]["text"] in hit["text"]
    assert (hit["city"], hit["years"], hit["document"]["published"]) == ("330782", [2023, 2024], "2024-01-05")
    assert hit["url"].startswith("/documents/yiwu#p-")


def test_marks_are_spans_of_the_snippet(found: dict[str, Any]) -> None:
    marked = {hit["snippet"]["text"][start:end] for hit in found["hits"] for start, end in hit["snippet"]["marks"]}
    assert "养老服务" in marked


@pytest.mark.parametrize("written", ["寧波市民政局", "宁波市民政局"])
def test_an_issuer_is_one_value_and_its_documents_name_it_in_their_script(client: FlaskClient, written: str) -> None:
    found = client.get("/api/v1/search", query_string={"issuer": written}).get_json()
    assert {hit["document"]["issuer"] for hit in found["hits"]} == {"寧波市民政局"}
    assert [value["value"] for value in found["facets"]["issuer"] if value["selected"]] == ["宁波市民政局"]


def test_facets_nest_places_and_tell_what_is_chosen(found: dict[str, Any]) -> None:
    (province,) = found["facets"]["city"]
    labels = {child["label"] for city in province["children"] for child in city.get("children", ())}
    assert (province["value"], province["label"], labels) == ("330000", "浙江省", {"义乌市"})
    assert [(year["value"], year["selected"]) for year in found["facets"]["year"]] == [("2024", True), ("2023", False)]


def test_both_scripts_find_the_same_and_mark_in_the_script_of_the_document(client: FlaskClient) -> None:
    simplified, traditional = (client.get("/api/v1/search", query_string={"q": q}).get_json() for q in ("养老服务补贴", "養老服務補貼"))
    assert simplified["hits"] == traditional["hits"]
    texts = [hit["snippet"]["text"][start:end] for hit in simplified["hits"] for start, end in hit["snippet"]["marks"]]
    assert {"养老服务补贴", "養老服務補貼"} <= set(texts)


def test_a_document(client: FlaskClient, documents: tuple[ParsedDocument, ...]) -> None:
    body = client.get("/api/v1/documents/hant/2022//a").get_json()
    assert body["document"]["id"] == "hant/2022//a"
    assert body["document"]["region"]["city"] == "宁波市"
    assert body["text"] == documents[1].document.text
    assert [section["heading"] for section in body["sections"]] == ["一、養老服務", "二、兒童福利"]
    assert all(passage["text"] == body["text"][passage["start"] : passage["end"]] for passage in body["passages"])


def test_chinese_stays_readable(client: FlaskClient) -> None:
    assert "养老服务" in client.get("/api/v1/search?q=养老服务").text


def test_all_faults_are_told_at_once_and_nothing_is_echoed(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?page=zero&year=evil<script>&sort=best&colour=red&lang=en")
    assert answer.status_code == 422
    faults = answer.get_json()["error"]["faults"]
    assert [fault["parameter"] for fault in faults] == ["colour", "year", "sort", "page"]
    assert "evil" not in answer.text
    assert faults[3]["message"] == "must be a whole number of at least 1"


def test_an_answer_to_a_request_full_of_faults_stays_small(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?city=nowhere&lang=en&city=999999&" + "&".join(f"unknown{number}=1" for number in range(1_000)))
    faults = answer.get_json()["error"]["faults"]
    assert (answer.status_code, len(faults)) == (422, 20)
    again = client.get("/api/v1/search?city=nowhere&city=999999&<=1&>=2").get_json()["error"]["faults"]
    assert [fault["parameter"] for fault in again] == ["?", "city"]


@pytest.mark.parametrize("query", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("path", ["/search", "/api/v1/search", "/documents/yiwu", "/"])
def test_bad_input_is_answered(path: str, query: str, client: FlaskClient) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code in {200, 422}
    assert "Traceback" not in answer.text
    if path.startswith("/api"):
        assert answer.mimetype == "application/json"
    else:
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize(("path", "status"), [("/api/v1/documents/none", 404), ("/api/v1/nothing", 404), ("/api/v2/search", 404)])
def test_what_is_not_there_is_json_too(path: str, status: int, client: FlaskClient) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/json")


def test_only_reading(client: FlaskClient) -> None:
    answer = client.post("/api/v1/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("id_", ["a/b c.html", "报告.pdf", "laws.jsonl#12", "a.zip!/b(1)&c=d.html", "50%?.txt", "a//b+c@d;e:f,g'h*$~.txt"])
def test_the_address_of_a_document_is_that_of_its_route(app: Flask, id_: str) -> None:
    with app.test_request_context("/api/v1/search", base_url="http://localhost/beneath"):
        given = url_for("document.document", document_id=id_, _anchor="p-3")
        assert api._address(id_, "p-3") == given
