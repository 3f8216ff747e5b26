"""Below a path of a host every link has the path before it, whoever cuts it off."""

import re

import pytest

from search_app.settings import Settings
from tests.search_app.conftest import Serve

BELOW = Settings(public_url="https://example.cn/mz/")
PAGES = ["/", "/search?q=养老&city=330000", "/documents/yiwu?q=养老", "/coverage", "/search?page=0", "/none"]


def links(html: str) -> list[str]:
    found = re.findall('(?:href|action|src|data-suggest)="(/[^"]*)"', html)
    assert len(found) > 5
    return found


@pytest.mark.parametrize("address", PAGES)
def test_the_path_of_the_public_address_stands_before_every_link(address: str, serve: Serve) -> None:
    client = serve(BELOW)
    cut_off, passed_on = client.get(address).text, client.get(f"/mz{address}").text
    assert links(cut_off) == links(passed_on)
    assert all(link.startswith("/mz/") for link in links(cut_off))


@pytest.mark.parametrize("address", PAGES)
def test_so_does_the_path_a_trusted_proxy_names(address: str, serve: Serve) -> None:
    named = {"X-Forwarded-Prefix": "/mz"}
    assert all(link.startswith("/mz/") for link in links(serve(Settings(trusted_proxies=1)).get(address, headers=named).text))
    assert not any(link.startswith("/mz/") for link in links(serve(Settings()).get(address, headers=named).text))


def test_a_path_that_only_begins_like_it_is_another(serve: Serve) -> None:
    client = serve(BELOW)
    assert client.get("/mzx/").status_code == 404
    assert client.get("/mz/healthz").status_code == client.get("/healthz").status_code == 200
