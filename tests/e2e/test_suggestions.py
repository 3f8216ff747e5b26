"""Suggestions while typing: arrow keys, Escape, the pointer, what a screen reader is told, input methods, pinyin."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import OpenPage
from tests.e2e.parts import box, hits
from tests.e2e.views import SCHEMES


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def type_slowly(page: Page, text: str) -> None:
    box(page).press_sequentially(text, delay=30)
    expect(options(page).first).to_be_visible()


def test_arrow_keys_choose_and_enter_searches(page: Page) -> None:
    type_slowly(page, "养老")
    field = box(page)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = options(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("ArrowDown")
    expect(options(page).nth(1)).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    text = first.locator("span").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    expect(box(page)).to_have_value(text)
    assert hits(page)


def test_the_focus_stays_in_the_box_and_escape_closes(page: Page) -> None:
    type_slowly(page, "养老")
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("养老")


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page) -> None:
    type_slowly(page, "养老")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    expect(box(page)).to_have_value("养老")


def test_a_suggestion_can_be_clicked(page: Page) -> None:
    type_slowly(page, "养老")
    text = options(page).nth(1).locator("span").first.inner_text()
    options(page).nth(1).click()
    page.wait_for_url("**/search?*")
    expect(box(page)).to_have_value(text)


def test_the_number_of_suggestions_is_announced(page: Page) -> None:
    type_slowly(page, "养老")
    announced = page.locator("form[role=search] [role=status]")
    expect(announced).to_have_text(re.compile(str(options(page).count())))


@pytest.mark.parametrize(("typed", "meant"), [("yl", "养老"), ("yanglao", "养老"), ("養", "养老")])
def test_pinyin_and_the_other_script_lead_to_words(typed: str, meant: str, page: Page) -> None:
    type_slowly(page, typed)
    assert any(meant in text or "養老" in text for text in options(page).all_inner_texts())


def test_an_input_method_is_left_alone_until_it_is_done(page: Page) -> None:
    """While pinyin is being composed, Enter chooses a candidate, arrows move in its window, and nothing is suggested."""
    field = box(page)
    field.evaluate("field => field.dispatchEvent(new CompositionEvent('compositionstart'))")
    for key in ("ArrowDown", "Enter"):
        init = {"key": key, "isComposing": True, "bubbles": True, "cancelable": True}
        field.evaluate("(field, init) => field.dispatchEvent(new KeyboardEvent('keydown', init))", init)
    expect(page).not_to_have_url(re.compile("/search"))
    field.evaluate(
        "field => { field.value = '养老'; field.dispatchEvent(new CompositionEvent('compositionend', {data: '养老', bubbles: true})); }"
    )
    expect(options(page).first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_open_list_is_accessible(scheme: str, width: int, open_page: OpenPage) -> None:
    page = open_page("/search?q=低保", width=width, color_scheme=scheme)
    box(page).fill("")
    type_slowly(page, "养老")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    list_box = page.get_by_role("listbox").bounding_box()
    assert list_box
    assert list_box["x"] >= 0
    assert list_box["x"] + list_box["width"] <= width


def test_the_box_works_where_suggestions_are_refused(open_page: OpenPage) -> None:
    page = open_page("/")
    page.route("**/api/v1/suggest*", lambda route: route.fulfill(status=429, body="{}"))
    box(page).press_sequentially("养老", delay=30)
    page.wait_for_timeout(400)
    expect(options(page)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")


def test_the_address_bar_of_a_browser_can_search_here(base: str, open_page: OpenPage) -> None:
    page = open_page("/")
    address = page.locator("link[rel=search]").get_attribute("href")
    described = page.request.get(f"{base}{address}").text()
    template = re.search(r'type="text/html" template="([^"]+)"', described)
    assert template
    page.goto(template[1].replace("{searchTerms}", "养老"))
    assert hits(page)
