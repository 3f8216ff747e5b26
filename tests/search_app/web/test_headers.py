"""Every answer carries the same protections."""

import pytest
from flask.testing import FlaskClient

EXPECTED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("address", ["/", "/search?q=养老", "/none", "/search?page=0", "/api/v1/search", "/healthz", "/static/site.css"])
def test_headers(address: str, client: FlaskClient) -> None:
    with client.get(address) as answer:
        headers = answer.headers
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
    assert "Set-Cookie" not in headers


def test_static_files_are_kept_by_content(client: FlaskClient) -> None:
    html = client.get("/").text
    address = html.split('rel="stylesheet" href="')[1].split('"')[0]
    with client.get(address) as kept, client.get("/static/site.css") as asked_again:
        assert "immutable" in kept.headers["Cache-Control"]
        assert "immutable" not in asked_again.headers["Cache-Control"]
