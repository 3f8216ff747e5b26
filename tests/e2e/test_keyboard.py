"""Everything with the keyboard alone: the way in, and a focus that is seen and not covered (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11)."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import box
from tests.e2e.views import QUESTION, VIEWS, Samples, address

MOST_STEPS = 60

FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = node.getBoundingClientRect();
  const look = getComputedStyle(node);
  const around = getComputedStyle(node.closest("form") ?? node);
  const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 200), box.y + box.height / 2);
  return {
    what: node.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ringed: (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) || around.boxShadow !== "none",
    covered: top && !node.contains(top) && !top.contains(node) ? top.outerHTML.slice(0, 80) : null,
  };
}"""
"""Looks at the element in focus: whether it is on the screen, has a ring (its own or its form's), and what lies over it."""


def test_the_skip_link_leads_to_the_results(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#results') !== null")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("view", VIEWS)
def test_focus_can_be_seen_at_every_step(view: str, width: int, samples: Samples, open_page: OpenPage) -> None:
    page = open_page(address(view, samples), width=width)
    page.evaluate("document.activeElement.blur()")
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        assert focused["seen"], focused
        assert focused["ringed"], focused
        assert not focused["covered"], focused


def test_search_filter_and_read(page: Page) -> None:
    expect(box(page)).to_be_focused()
    page.keyboard.type("养老服务")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    page.locator("a.choice", has_text="浙江省").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the summary of the branch
    expect(page.locator("a.choice", has_text="杭州市")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**city=33*")
    page.locator(".hit-title a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    expect(page.locator("h1")).to_be_attached()


def test_slash_goes_to_the_box(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}")
    page.keyboard.press("/")
    field = box(page)
    expect(field).to_be_focused()
    expect(field).to_have_value(QUESTION)
    page.keyboard.type("和/或")
    expect(field).to_have_value("和/或")


def test_the_key_is_switched_off_on_the_help_page(open_page: OpenPage) -> None:
    page = open_page("/help")
    page.get_by_label("使用此快捷键").uncheck()
    page.goto("/")
    page.locator("body").click()
    page.keyboard.press("/")
    expect(box(page)).to_have_value("")
    expect(box(page)).not_to_be_focused()


def test_a_browser_that_keeps_no_settings_says_so(open_page: OpenPage) -> None:
    page = open_page("/help")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException() } }")
    switch = page.get_by_label("使用此快捷键")
    switch.click()
    expect(page.get_by_role("status").filter(has_text="浏览器不允许保存设置")).to_be_visible()
    expect(switch).to_be_checked()


def test_enter_that_confirms_a_candidate_does_not_search(page: Page) -> None:
    """An input method sends Enter with `isComposing`, or with key code 229, while its candidates are open."""
    field = box(page)
    field.fill("养老")
    for flag in ({"isComposing": True}, {"keyCode": 229}):
        event = {"key": "Enter", "bubbles": True, "cancelable": True, **flag}
        went_on = field.evaluate("(box, event) => box.dispatchEvent(new KeyboardEvent('keydown', event))", event)
        assert went_on is False, "the browser would have sent the form"
    expect(page).not_to_have_url("**/search**")
    field.press("Enter")
    page.wait_for_url("**/search?*")
