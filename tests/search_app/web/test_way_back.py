"""From a result to its document and back: nothing that was chosen is lost."""

import re

import pytest
from flask.testing import FlaskClient

ASKED = "/search?q=养老&city=330782&sort=newest&expand=0"


def test_a_document_leads_back_to_the_search_it_was_found_by(client: FlaskClient) -> None:
    (first, *_) = re.findall(r'class="hit-title"><a href="([^"]+)"', client.get(ASKED).text)
    page = client.get(first.replace("&amp;", "&")).text
    (back,) = re.findall(r'class="back"><a href="([^"]+)"', page)
    for choice in ("city=330782", "sort=newest", "expand=0"):
        assert choice in first
        assert choice in back
    (read,) = re.findall(r'href="([^"]+read=hant[^"]*)"', page)
    assert "city=330782" in read


def test_a_document_that_was_not_found_by_a_search_leads_nowhere_back(client: FlaskClient) -> None:
    assert 'class="back"' not in client.get("/documents/yiwu").text


def test_behind_a_prefix_every_address_has_it_once(client: FlaskClient) -> None:
    page = client.get(ASKED, environ_overrides={"SCRIPT_NAME": "/s"}).text
    assert "/s/s/" not in page
    languages = re.findall(r'href="([^"]*lang=en[^"]*)"', page)
    assert languages
    assert all(each.startswith("/s/search") for each in languages if "q=" in each)
    feed = client.get("/search.atom?q=养老", environ_overrides={"SCRIPT_NAME": "/s"}).text
    assert "http://localhost/s/search?" in feed
    assert "/s/s/" not in feed


@pytest.mark.parametrize("prefix", ["/doc", "/s", "/search/documents"])
@pytest.mark.parametrize(
    "address",
    [
        "/search.atom?q=养老",
        "/search.csv?q=养老",
        "/sitemap.xml",
        "/robots.txt",
        "/opensearch.xml",
        "/cite/yiwu?style=ris",
        "/documents/yiwu",
    ],
)
def test_behind_a_prefix_whole_addresses_lead_to_this_site(client: FlaskClient, prefix: str, address: str) -> None:
    answer = client.get(address, environ_overrides={"SCRIPT_NAME": prefix})
    named = set(re.findall(r"http://localhost[^\s<>\"{,#]*", answer.text.replace("&amp;", "&")))
    assert named
    for each in named:
        below = each.removeprefix(f"http://localhost{prefix}/")
        assert below != each
        with client.get(f"/{below}") as found:
            assert found.status_code == 200, each


def test_the_description_of_the_api_names_the_root_it_is_below(client: FlaskClient) -> None:
    described = client.get("/api/openapi.json", environ_overrides={"SCRIPT_NAME": "/doc"}).get_json()
    assert described["servers"] == [{"url": "http://localhost/doc"}]
