"""The help page tells the truth: every example is understood as it stands and is a link to its results."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from search_app.query.lexemes import CONDITIONS, TEXT_FIELDS
from search_app.query.understanding import understand
from search_app.search import Library

EXAMPLE = re.compile(r'<a class="example" href="([^"]+)"><code lang="zh">([^<]+)</code></a> <span class="count">(\d+)')


@pytest.fixture
def examples(client: FlaskClient) -> dict[str, tuple[str, str]]:
    found = EXAMPLE.findall(client.get("/help?lang=en").text)
    return {unescape(text): (unescape(url), total) for url, text, total in found}


def test_every_example_is_read_without_repair_and_linked(examples: dict[str, tuple[str, str]], library: Library) -> None:
    assert len(examples) >= 20
    for text, (url, _) in examples.items():
        assert understand(text, library.analyzer, library.vocabulary).repairs == ()
        assert parse_qs(urlsplit(url).query)["q"] == [text]


def test_the_counts_are_those_of_the_results(examples: dict[str, tuple[str, str]], client: FlaskClient) -> None:
    for text in ("养老服务 补贴", "養老服務", "city:义乌市", "year:2023"):
        assert int(examples[text][1]) == client.get("/api/v1/search", query_string={"q": text}).get_json()["total"] > 0


def test_every_field_is_explained(examples: dict[str, tuple[str, str]]) -> None:
    told = " ".join(examples)
    for meaning in {*TEXT_FIELDS.values(), *CONDITIONS.values()}:
        names = [name for name, means in (*TEXT_FIELDS.items(), *CONDITIONS.items()) if means == meaning]
        assert sum(f"{name}:" in told for name in names) == 2, f"{meaning}: in English and in Chinese"


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_in_three_languages(language: str, client: FlaskClient) -> None:
    html = client.get(f"/help?lang={language}").text
    assert f'<html lang="{language}">' in html
    assert "%(" not in html
