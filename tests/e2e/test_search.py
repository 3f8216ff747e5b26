"""Searching: both scripts, marks, order, pages, examples, repaired and fruitless queries."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import box, chosen, hits, search, total
from tests.e2e.views import QUESTION, QUESTION_HANT


def test_either_script_finds_the_same_passages(page: Page) -> None:
    search(page, QUESTION)
    simplified, count = hits(page), total(page)
    assert len(simplified) == 10
    search(page, QUESTION_HANT)
    assert hits(page) == simplified
    assert total(page) == count


def test_marks_are_in_the_script_of_the_document(page: Page) -> None:
    search(page, QUESTION)
    of_simplified = set("".join(page.locator(".hit-snippet[lang=zh-Hans] mark").all_inner_texts()))
    of_traditional = set("".join(page.locator(".hit-snippet[lang=zh-Hant] mark").all_inner_texts()))
    # Synonyms are marked too, so more than these characters may be; those of the other script never.
    assert of_simplified >= set("养老服务补贴")
    assert of_traditional >= set("養老服務補貼")
    assert not of_simplified & set("養務補貼")
    assert not of_traditional & set("养务补贴")


def test_the_button_searches_too(page: Page) -> None:
    box(page).fill("低保金")
    page.get_by_role("button", name="检索").click()
    page.wait_for_url("**/search?*")
    assert hits(page)
    expect(box(page)).to_have_value("低保金")
    expect(page).to_have_title(re.compile("低保金"))


def test_every_example_finds_something(page: Page) -> None:
    addresses = page.locator(".examples a").evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) >= 3
    for address in addresses:
        page.goto(address)
        assert hits(page), address


def test_a_quoted_phrase_is_found_as_it_stands(page: Page) -> None:
    search(page, "「居家養老服務」")
    assert hits(page)
    for text in page.locator("article.hit").all_inner_texts():
        assert re.search("居家养老服务|居家養老服務", text)


def test_order_by_date(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}")
    by_relevance = hits(page)
    seen = {}
    for sort in ("newest", "oldest"):
        page.locator(f".sorts a[href*='sort={sort}']").click()
        page.wait_for_url(f"**sort={sort}*")
        expect(page.locator(".sorts [aria-current=true]")).to_have_count(1)
        seen[sort] = [re.findall(r"\d+", text)[-3:] for text in page.locator(".meta li").all_inner_texts() if "发布" in text]
    assert hits(page) != by_relevance
    days = {sort: [tuple(map(int, parts)) for parts in found] for sort, found in seen.items()}
    assert days["newest"] == sorted(days["newest"], reverse=True)
    assert days["oldest"] == sorted(days["oldest"])
    assert days["oldest"][0] < days["newest"][0]


def test_pages_follow_each_other_without_gap_or_repeat(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}")
    shown = hits(page)
    pages = 1
    while page.locator(".pages a[rel~=next]").count():
        page.locator(".pages a[rel~=next]").click()
        page.wait_for_url(f"**page={pages + 1}*")
        pages += 1
        expect(page.locator(".pages [aria-current=page]")).to_contain_text(str(pages))
        shown += hits(page)
    assert pages > 1
    assert len(shown) == len(set(shown))
    page.go_back()
    expect(page.locator(".pages [aria-current=page]")).to_contain_text(str(pages - 1))


def test_the_length_of_a_page_is_kept(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老")
    page.locator(".per-page a", has_text="20").click()
    page.wait_for_url("**per_page=20*")
    assert len(hits(page)) == 20
    page.locator(".pages a[rel~=next]").click()
    page.wait_for_url("**page=2*")
    assert chosen(page)["per_page"] == ["20"]


def test_a_broken_query_is_repaired_and_said(open_page: OpenPage) -> None:
    page = open_page('/search?q=低保 "养老服务')
    assert hits(page)
    assert "引号" in page.locator(".repairs").inner_text()


def test_a_fruitless_query_offers_ways_out_that_give_what_they_promise(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务&year=1999&city=330000")
    assert not hits(page)
    expect(page.locator(".total")).to_contain_text("没有找到")
    ways = page.locator(".ways-out li").evaluate_all("items => items.map(item => [item.querySelector('a').href, item.innerText])")
    assert ways
    for address, promise in ways:
        page.goto(address)
        assert total(page) == int(promise.split()[-1]), address


@pytest.mark.parametrize("address", ["/search?q=养老&page=900", "/search?q=养老&page=1000000000"])
def test_too_deep_a_page_says_so(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    assert not hits(page)
    assert page.get_by_role("main").get_by_role("link").count()
