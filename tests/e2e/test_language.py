"""The interface in three languages: the search stays, the documents stay in their own script."""

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import box, hits, search, switch_language, total
from tests.e2e.views import QUESTION


def test_switching_keeps_the_search(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}&year=2021-2023&sort=newest&page=2")
    found, count = hits(page), total(page)
    assert found
    for language in ("zh-Hant", "en", "zh-Hans"):
        switch_language(page, language)
        assert (hits(page), total(page)) == (found, count)
        expect(box(page)).to_have_value(QUESTION)
        expect(page.locator(".pages [aria-current=page]")).to_contain_text("2")


def test_the_language_stays_while_moving_about(open_page: OpenPage) -> None:
    page = open_page("/")
    switch_language(page, "en")
    search(page, "低保")
    page.locator("a.choice").first.click()
    page.locator(".chips a").first.click()
    page.locator(".hit-title a").first.click()
    page.wait_for_url("**/documents/**")
    page.get_by_role("link", name="Cite").first.click()
    page.wait_for_url("**/cite/**")
    assert page.get_attribute("html", "lang") == "en"
