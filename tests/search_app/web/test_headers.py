"""Every answer carries the same protections."""

import pytest
from flask.testing import FlaskClient

from search_app.settings import Settings
from tests.search_app.conftest import Serve

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


def allowed(origins: str, origin: str, serve: Serve, address: str = "/api/v1/search") -> str | None:
    with serve(Settings(api_origins=origins)).get(address, headers={"Origin": origin}) as answer:
        return answer.headers.get("Access-Control-Allow-Origin")


def test_scripts_of_other_sites_read_the_api_where_the_operator_lets_them(serve: Serve) -> None:
    one, other = "https://data.example.cn", "https://other.example.cn"
    assert allowed("", one, serve) is None
    assert allowed("*", one, serve) == "*"
    assert allowed(f"{one} {other}", other, serve) == other
    assert allowed(one, other, serve) is None
    assert allowed(one, one, serve, "/api/v1/search?page=0") == one, "a fault must be readable too"
    assert allowed("*", one, serve, "/search") is None, "pages are not the API"


def test_an_answer_that_differs_by_site_says_so(serve: Serve) -> None:
    answer = serve(Settings(api_origins="https://data.example.cn")).get("/api/v1/search")
    assert "Origin" in answer.vary
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
