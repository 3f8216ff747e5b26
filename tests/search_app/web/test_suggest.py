"""Suggestions for the box, for programs and for the address bar of a browser."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search_app.settings import Settings
from search_app.web.site import EXTENSION

SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture(autouse=True)
def _words_are_known(app: Flask) -> None:
    here = app.extensions[EXTENSION]
    here.suggesters.make(here.index.reader)


def test_completions_with_their_kind(client: FlaskClient) -> None:
    answer = client.get("/api/v1/suggest?q=义")
    assert {"text": "义乌市", "kind": "place"} in answer.get_json()
    assert answer.headers["Cache-Control"] == "private, max-age=60"


def test_a_blank_at_the_end_begins_a_new_word(client: FlaskClient) -> None:
    assert client.get("/api/v1/suggest?q=义 ").get_json() == []


def test_the_format_browsers_read(client: FlaskClient) -> None:
    answer = client.get("/suggest?q=义")
    assert answer.mimetype == "application/x-suggestions+json"
    typed, texts = answer.get_json()
    assert typed == "义"
    assert "义乌市" in texts


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=%ED%A0%80", "q=((((", "q=*", "q=%5C", "q=" + "养" * Settings().max_query_chars])
@pytest.mark.parametrize("path", ["/api/v1/suggest", "/suggest"])
def test_anything_may_be_typed(path: str, query: str, client: FlaskClient) -> None:
    assert client.get(f"{path}?{query}").status_code == 200


def test_what_is_too_long_is_told(client: FlaskClient) -> None:
    answer = client.get("/api/v1/suggest?q=" + "养" * 2_000)
    assert answer.status_code == 422
    assert answer.get_json()["error"]["faults"][0]["parameter"] == "q"


def test_a_parameter_that_does_not_exist_is_told_to_programs(client: FlaskClient) -> None:
    assert client.get("/api/v1/suggest?q=义&page=2").status_code == 422
    assert client.get("/suggest?q=义&client=firefox").status_code == 200


def test_before_the_words_are_read_nothing_is_kept(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(app.extensions[EXTENSION].suggesters), "ready", lambda *_: None)
    answer = client.get("/api/v1/suggest?q=义")
    assert (answer.get_json(), answer.headers["Cache-Control"]) == ([], "no-store")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_the_description_leads_to_results_and_suggestions(language: str, client: FlaskClient) -> None:
    answer = client.get(f"/opensearch.xml?lang={language}")
    assert answer.mimetype == "application/opensearchdescription+xml"
    described = ET.fromstring(answer.text)  # noqa: S314 - our own answer
    assert 0 < len(described.findtext("o:ShortName", "", SPACE)) <= 16
    templates = {url.get("type", ""): url.get("template", "") for url in described.findall("o:Url", SPACE)}
    for kind in ("text/html", "application/x-suggestions+json"):
        address = urlsplit(templates[kind].replace("{searchTerms}", "%E5%85%BB"))
        assert parse_qs(address.query)["q"] == ["养"]
        assert client.get(f"{address.path}?{address.query}").mimetype == kind


def test_every_page_names_the_description(client: FlaskClient) -> None:
    assert '<link rel="search" type="application/opensearchdescription+xml"' in client.get("/").text
