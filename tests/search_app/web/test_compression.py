"""Who takes gzip gets it, with the same content; nobody else does."""

import gzip

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

GZIP = {"Accept-Encoding": "br, gzip;q=0.8"}


@pytest.mark.parametrize("address", ["/coverage", "/search.csv?q=养老", "/api/openapi.json", "/static/site.css", "/search.atom"])
def test_what_is_long_enough_is_packed(client: FlaskClient, address: str) -> None:
    with client.get(address) as plain, client.get(address, headers=GZIP) as packed:
        check_alike(plain, packed)


def check_alike(plain: TestResponse, packed: TestResponse) -> None:
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) * 0.6
    assert packed.content_length in {None, len(packed.data)}


@pytest.mark.parametrize("headers", [{"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip;q=0"}, {}])
def test_nobody_else_gets_it(client: FlaskClient, headers: dict[str, str]) -> None:
    assert "Content-Encoding" not in client.get("/", headers=headers).headers


def test_what_is_short_stays_as_it_is(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers=GZIP).headers


def test_a_packed_file_is_known_again(client: FlaskClient) -> None:
    with client.get("/static/site.js", headers=GZIP) as first:
        assert first.headers["ETag"].startswith("W/")
    with client.get("/static/site.js", headers=GZIP | {"If-None-Match": first.headers["ETag"]}) as again:
        assert again.status_code == 304
