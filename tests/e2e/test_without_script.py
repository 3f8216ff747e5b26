"""Without JavaScript nothing is missing: search, filter, sort, page, read, cite, change language."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import chips, facet, hits, open_first_hit, search, switch_language, total
from tests.e2e.views import QUESTION, QUESTION_HANT


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    return open_page("/", java_script_enabled=False)


def test_search_filter_sort_page(plain: Page) -> None:
    search(plain, QUESTION)
    found = hits(plain)
    search(plain, QUESTION_HANT)
    assert hits(plain) == found
    search(plain, "养老服务")
    everything = total(plain)
    facet(plain, "业务领域").locator("a.choice").first.click()
    plain.wait_for_url("**domain=*")
    assert 0 < total(plain) <= everything
    facet(plain, "内容年份").get_by_label("起始年").select_option("2021")
    facet(plain, "内容年份").get_by_role("button").click()
    plain.wait_for_url("**year_from=2021*")
    assert len(chips(plain)) >= 2
    plain.locator(".chips a").first.click()
    plain.locator(".sorts a", has_text="最新").click()
    plain.wait_for_url("**sort=newest*")
    plain.locator(".pages a[rel~=next]").click()
    plain.wait_for_url("**page=2*")
    assert hits(plain)


def test_read_and_cite(plain: Page) -> None:
    search(plain, QUESTION)
    passage = plain.locator(f"#{open_first_hit(plain)}")
    expect(passage).to_be_in_viewport()
    assert passage.locator("mark").count()
    passage.get_by_role("link", name="引用").click()
    plain.wait_for_url("**/cite/**")
    expect(plain.get_by_text("@misc{").first).to_be_visible()
    expect(plain.get_by_role("button", name="复制")).to_have_count(0)


def test_change_language(plain: Page) -> None:
    search(plain, QUESTION)
    found = hits(plain)
    switch_language(plain, "en")
    assert hits(plain) == found


def test_filters_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务", width=375, java_script_enabled=False)
    page.locator(".filters-open").click()
    expect(page.locator("#filters")).to_be_visible()
    page.locator("#filters summary").first.click()
    page.locator(".filters-done").click()
    expect(page.locator("#filters")).to_be_hidden()
