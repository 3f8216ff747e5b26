"""Documents of a shape that no sample has: one without headings and without a date."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.fetching import fetch
from tests.e2e.server import build_index, serving

NOTICE = "关于开放社区食堂的通知\n\n" + "社区食堂自本月起向六十周岁以上老年人开放，午餐每份补贴三元，行动不便的由志愿者送餐上门。\n\n" * 6


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over one document without headings."""
    folder, index = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("index")
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    build_index(folder, index)
    with serving(index) as address:
        yield address


@pytest.mark.parametrize(("width", "least"), [(1280, 600), (375, 320)])
def test_a_document_without_an_outline_has_the_page_to_itself(plain: str, open_page: OpenPage, width: int, least: int) -> None:
    page = open_page(fetch(plain, "/api/v1/search").json["hits"][0]["document"]["url"], width=width, site=plain)
    assert page.locator(".outline").count() == 0
    assert page.locator(".text").evaluate("text => text.clientWidth") >= least


def test_the_documents_without_a_date_open_from_their_number(plain: str, open_page: OpenPage) -> None:
    page = open_page("/coverage", site=plain)
    listed = page.locator("#undated li")
    expect(listed).to_be_hidden()
    page.locator("a[href='#undated']").click()
    expect(listed).to_be_visible()
