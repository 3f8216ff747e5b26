"""The protections of every answer, as the real server sends them. A change here is a decision: it is made in this file."""

import pytest

from tests.e2e.fetching import fetch
from tests.e2e.views import Samples

EVERYWHERE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ADDRESSES = [
    "/",
    "/search?q=养老",
    "/search?page=0",
    "/documents/{hans}",
    "/documents/none",
    "/cite/{hans}",
    "/api/v1/search?q=养老",
    "/api/v1/search?page=0",
    "/api/v1/documents/{hans}",
    "/api/openapi.json",
    "/api/v1/suggest?q=养老",
    "/search.csv?q=养老",
    "/search.atom?q=养老",
    "/compare.csv?q=养老&by=year&year=2021-2022",
    "/opensearch.xml",
    "/static/site.css",
    "/static/none",
    "/healthz",
    "/readyz",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_protections(path: str, base: str, samples: Samples) -> None:
    headers = fetch(base, path.format(hans=samples.hans)).headers
    assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE
    assert headers["Set-Cookie"] is None
    assert not any(character.isdigit() for character in headers["Server"] or ""), "the version of the server is nobody's business"


@pytest.mark.parametrize("path", ["/", "/search?q=养老", "/documents/{hans}"])
def test_nothing_runs_that_the_policy_would_block(path: str, base: str, samples: Samples) -> None:
    html = fetch(base, path.format(hans=samples.hans)).text
    for forbidden in ("<style", " style=", " onclick=", "javascript:", "http://", "https://"):
        assert forbidden not in html.replace(base, ""), forbidden  # it may name itself: cited and printed, it says where it is found
    assert html.count("<script") == html.count('<script type="module" src="/static/')


def test_methods_that_change_something_are_refused(base: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        assert fetch(base, "/search?q=养老", method).status == 405, method


def test_head_says_what_get_would(base: str) -> None:
    asked, told = fetch(base, "/search?q=养老"), fetch(base, "/search?q=养老", "HEAD")
    assert (told.status, told.body) == (200, b"")
    assert told.headers["Content-Type"] == asked.headers["Content-Type"] == "text/html; charset=utf-8"
