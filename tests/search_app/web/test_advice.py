"""What the results page says beside the hits, and the same for programs."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.query import FacetFilter
from search_app.web.conditions import typed_conditions
from search_app.web.site import EXTENSION


@pytest.fixture(autouse=True)
def _words_are_known(app: Flask) -> None:
    here = app.extensions[EXTENSION]
    here.suggesters.make(here.index.reader)


def told(client: FlaskClient, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/search", query_string=asked).get_json()
    return found


def test_a_slip_is_offered_as_it_may_have_been_meant(client: FlaskClient) -> None:
    html = client.get("/search?q=低宝").text
    assert "您是不是要找：" in html
    assert f'href="/search?q={quote("低保")}"' in html
    query = told(client, q="低宝")["query"]
    assert query["corrections"] == [{"written": "低宝", "meant": "低保"}]
    assert query["corrected"] == {"q": ["低保"]}


def test_a_place_typed_plainly_is_offered_as_a_filter(client: FlaskClient) -> None:
    assert '只看<span lang="zh-Hans">金华市义乌市</span>' in client.get("/search?q=义乌 养老").text
    (offer,) = told(client, q="义乌 养老")["query"]["offers"]
    assert (offer["facet"], offer["value"], offer["search"]) == ("city", "330782", {"q": ["养老"], "city": ["330782"]})


def test_why_nothing_was_found_and_what_there_is(client: FlaskClient) -> None:
    html = client.get("/search?q=低保&city=330200&lang=en").text
    assert "Nothing matches this search as it stands." in html
    assert "Any place" in html.replace("Any Place", "Any place")
    assert "浙江省" in html
    no_hits = told(client, q="低保", city="330200")["no_hits"]
    assert {"kind": "parent", "name": "330000", "total": 1, "search": {"q": ["低保"], "city": ["330000"]}} in no_hits["ways_out"]
    assert told(client, q="低保")["no_hits"] is None


def test_the_word_that_no_passage_holds_is_named(client: FlaskClient) -> None:
    assert '<strong lang="zh" dir="auto">魑魅</strong>' in client.get("/search?q=魑魅").text
    assert told(client, q="魑魅 低保")["no_hits"]["unknown"] == ["魑魅"]


def test_what_was_typed_is_escaped(client: FlaskClient) -> None:
    assert "<script>alert" not in client.get('/search?q=魑魅"<script>alert(1)</script>" <script>alert').text


def test_synonyms_are_told_and_can_be_switched_off(client: FlaskClient) -> None:
    html = client.get("/search?q=低保").text
    assert "也找了：" in html
    assert f'href="/search?q={quote("低保")}&amp;expand=0"' in html
    query = told(client, q="低保")["query"]
    assert query["expand"] is True
    assert query["expansions"][0]["word"] == "低保"
    assert "最低生活保障" in query["expansions"][0]["also"]


def test_only_the_words_themselves(client: FlaskClient) -> None:
    html = client.get("/search?q=低保&expand=0").text
    assert "只找了原词" in html
    assert f'href="/search?q={quote("低保")}"' in html
    assert '<input type="hidden" name="expand" value="0">' in html
    assert told(client, q="低保", expand="0")["query"]["expansions"] == []
    assert told(client, q="最低生活保障")["total"] > told(client, q="最低生活保障", expand="0")["total"] == 0


def test_a_word_with_synonyms_is_no_slip(client: FlaskClient) -> None:
    assert told(client, q="五保")["query"]["corrections"] == []


def test_how_conditions_were_read_is_told(client: FlaskClient) -> None:
    html = client.get("/search?q=养老 year:2023.. 地区:义乌 发布:2024年1月 机构:民政局&lang=en").text
    (reading,) = re.findall('<ul class="reading".*?</ul>', html, re.DOTALL)
    told = " ".join(re.sub("<[^>]+>", "", reading).split())
    assert "Year covered 2023–" in told
    assert "Place 义乌市" in told
    assert "Published Jan 1, 2024 – Jan 31, 2024" in told
    assert "Issuer 义乌市民政局, 宁波市民政局" in told
    assert 'href="/analyze?q=' in reading


def test_a_condition_with_many_values_names_some(app: Flask) -> None:
    with app.test_request_context("/search?lang=en"):
        (condition,) = typed_conditions([FacetFilter("city", frozenset({"330100", "330200", "330300", "330400", "330500", "330600"}))])
    assert (len(condition.names), condition.more, condition.tag) == (4, 2, "zh-Hans")
