import re

import pytest
from flask.testing import FlaskClient

from search_app.settings import Settings

LONGEST = Settings().max_query_chars


def test_folding_tokens_and_expansions(client: FlaskClient) -> None:
    html = client.get("/analyze?q=義烏２０２３年低保&lang=en").text
    assert '<p lang="zh-Hans" class="folded">义乌2023年低保</p>' in html
    assert "<del>義烏２０２３</del> → <ins>义乌2023</ins>" in html
    assert ">低保 <span" in html
    assert "低保 → 最低生活保障" in html


def test_the_words_asked_and_their_synonyms_are_those_of_a_search(client: FlaskClient) -> None:
    html = client.get("/analyze?q=3日照中心&lang=en").text
    assert ">3日</li>" in html
    assert "No synonyms are known for it." in html
    assert client.get("/api/v1/search?q=3日照中心").get_json()["query"]["expansions"] == []


def test_a_page_of_results_links_to_the_analysis_by_its_name(client: FlaskClient) -> None:
    assert re.search(r'href="/analyze\?q=[^"]+">Text analysis</a>', client.get("/search?q=低保标准是多少&lang=en").text)


def test_without_a_text_there_is_only_the_form(client: FlaskClient) -> None:
    answer = client.get("/analyze")
    assert answer.status_code == 200
    assert 'class="steps"' not in answer.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00\ud800", "「", "𠮷" * 200, "\u202e养老", "a" * LONGEST])
def test_any_text(text: str, client: FlaskClient) -> None:
    answer = client.get("/analyze", query_string={"q": text.encode("utf-8", "surrogatepass")})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_text_that_is_too_long_is_told(client: FlaskClient) -> None:
    assert client.get("/analyze?q=" + "养" * 2_000).status_code == 422
