"""A page that has not changed is not sent again; one that has is."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from analyzers import load_analyzer
from search_app.i18n import Interface
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from search_app.web.site import EXTENSION
from tests.search_app.made import MANIFEST, MadeIndex


@pytest.fixture
def settled(app: Flask) -> FlaskClient:
    """A client of a site that has read its words."""
    site = app.extensions[EXTENSION]
    site.suggesters.make(site.index.reader)
    return app.test_client()


@pytest.mark.parametrize("address", ["/", "/search?q=养老", "/api/v1/search?q=养老", "/documents/yiwu", "/search.csv", "/robots.txt"])
def test_what_is_known_is_not_sent_again(settled: FlaskClient, address: str) -> None:
    first = settled.get(address)
    known = settled.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert known.headers["ETag"] == first.headers["ETag"]
    assert "Content-Security-Policy" in known.headers
    assert first.headers["Cache-Control"] == "no-cache"


def test_other_addresses_have_other_tags(settled: FlaskClient) -> None:
    addresses = ("/search?q=养老", "/search?q=养老&lang=en", "/search?q=低保", "/api/v1/search?q=养老")
    assert len({settled.get(address).headers["ETag"] for address in addresses}) == 4


@pytest.mark.parametrize("address", ["/search?page=0", "/documents/none", "/healthz", "/readyz", "/metrics"])
def test_faults_and_moments_have_no_tag(settled: FlaskClient, address: str) -> None:
    assert "ETag" not in settled.get(address).headers


@pytest.mark.parametrize(("address", "status"), [("/documents/none", 404), ("/search?city=x", 422), ("/documents/yiwu", 200)])
def test_who_knows_any_page_knows_none_in_particular(settled: FlaskClient, address: str, status: int) -> None:
    assert settled.get(address, headers={"If-None-Match": "*"}).status_code == status


def test_another_index_and_other_settings_make_other_pages(
    index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]
) -> None:
    rebuilt = replace(index, manifest=replace(MANIFEST, created="2026-01-03T00:00:00+00:00"))
    made = [(Settings(), index), (Settings(), rebuilt), (Settings(site_name="民政检索"), index)]
    tags = {
        create_app(settings, one, load_analyzer(), vocabulary, interfaces).test_client().get("/coverage").headers["ETag"]
        for settings, one in made
    }
    assert len(tags) == 3
