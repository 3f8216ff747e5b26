"""The pages that explain: what the index covers, how to search, how a text is analysed."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import hits, total


def test_every_number_of_the_coverage_table_leads_to_passages(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("contentinfo").get_by_role("link", name="收录范围").click()
    page.wait_for_url("**/coverage*")
    cells = page.locator("table.coverage td a").evaluate_all("links => links.map(link => link.href)")
    assert len(cells) > 40
    for address in cells[:: len(cells) // 6]:
        page.goto(address)
        assert hits(page), address


def test_coverage_counts_every_document_once_in_the_first_column(open_page: OpenPage) -> None:
    page = open_page("/coverage")
    totals = page.locator("table.coverage tbody tr td:first-of-type").all_inner_texts()
    said = page.locator(".figures dd").first.inner_text()
    assert sum(map(int, totals)) == int(said)
    expect(page.get_by_text(re.compile("指纹")).first).to_be_visible()


def test_every_example_of_the_help_finds_what_it_says(open_page: OpenPage) -> None:
    page = open_page("/help")
    examples = page.locator("table.rules td:first-child").evaluate_all(
        "cells => cells.flatMap(cell => [...cell.querySelectorAll('a')].map(link => [link.href, link.nextElementSibling.innerText]))"
    )
    assert len(examples) > 12
    for address, promised in examples:
        page.goto(address)
        assert total(page) == int(promised.replace(",", "")) > 0, address


def test_the_analysis_shows_folding_and_words(open_page: OpenPage) -> None:
    page = open_page("/analyze")
    page.get_by_role("textbox").fill("義烏市２０２０年低保標準")
    page.get_by_role("textbox").press("Enter")
    page.wait_for_url("**/analyze?*")
    expect(page.locator(".folded")).to_have_text("义乌市2020年低保标准")
    words = page.locator(".tokens li").all_inner_texts()
    assert any("2020" in word for word in words)
    page.get_by_role("main").get_by_role("link", name="检索").click()
    page.wait_for_url("**/search?*")
