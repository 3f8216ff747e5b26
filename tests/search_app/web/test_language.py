"""The language of a page: asked for, else the browser's, else the site's."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def get(client: FlaskClient, address: str, accepted: str) -> TestResponse:
    return client.get(address, headers={"Accept-Language": accepted})


def language(answer: TestResponse) -> str:
    (found,) = re.findall('<html lang="([^"]+)">', answer.text)
    return str(found)


@pytest.mark.parametrize("address", ["/", "/search?q=养老", "/documents/yiwu", "/none"])
def test_the_language_of_the_browser_unless_another_is_asked_for(client: FlaskClient, address: str) -> None:
    asked = address + ("&" if "?" in address else "?") + "lang=zh-Hans"
    assert language(get(client, address, "en-GB, zh;q=0.5")) == "en"
    assert language(get(client, address, "zh-TW, en;q=0.5")) == "zh-Hant"
    assert language(get(client, address, "en;q=0, fr")) == "zh-Hans"
    assert language(get(client, asked, "en")) == "zh-Hans"


def test_links_name_the_language_where_the_browser_would_not_get_it(client: FlaskClient) -> None:
    own, other = get(client, "/search?q=养老", "en").text, get(client, "/search?q=养老&lang=zh-Hant", "en").text
    (first,), (first_of_other,) = (re.findall('<h3 class="hit-title"><a href="([^"#]+)', text)[:1] for text in (own, other))
    assert first_of_other == f"{first}&amp;lang=zh-Hant"
    assert re.findall('<a href="([^"]+)" lang="en"', other) == [re.findall('<a href="([^"]+)" lang="en"', own)[0]]


def test_what_other_programs_follow_names_the_language(client: FlaskClient) -> None:
    (feed,) = re.findall('type="application/atom\\+xml" href="([^"]+)"', get(client, "/search?q=养老", "en").text)
    assert "lang=en" in feed
    answer = client.get(feed.replace("&amp;", "&"))
    assert 'xml:lang="en"' in answer.text
    assert f'rel="self" type="application/atom+xml" href="http://localhost{feed}"' in answer.text


@pytest.mark.parametrize("address", ["/", "/search?q=养老", "/api/v1/search?q=养老", "/search.csv", "/documents/none"])
def test_what_depends_on_the_language_of_the_browser_says_so(client: FlaskClient, address: str) -> None:
    assert "Accept-Language" in get(client, address, "en").vary


@pytest.mark.parametrize("address", ["/healthz", "/metrics", "/suggest?q=养", "/api/v1/suggest?q=养"])
def test_what_does_not_says_nothing(client: FlaskClient, address: str) -> None:
    assert "Accept-Language" not in get(client, address, "en").vary


def test_a_page_in_another_language_has_another_tag(client: FlaskClient) -> None:
    first = get(client, "/", "en")
    same = client.get("/", headers={"Accept-Language": "en-US", "If-None-Match": first.headers["ETag"]})
    other = client.get("/", headers={"Accept-Language": "zh-TW", "If-None-Match": first.headers["ETag"]})
    assert (same.status_code, other.status_code) == (304, 200)
    assert "Accept-Language" in same.vary
