"""The parts of a page as a reader sees them, and the steps a reader takes. Tests speak of these, not of the mark-up."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

LANGUAGE_NAMES = {"zh-Hans": "简体", "zh-Hant": "繁體", "en": "English"}

TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = node => node && (["auto", "scroll"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter(node => node.getBoundingClientRect().right > wide + 1 && !scrolls(node.parentElement))
    .map(node => node.outerHTML.slice(0, 120));
}"""


def box(page: Page) -> Locator:
    """The search box. With scripts it is a combobox, without them a plain field."""
    return page.locator("form[role=search] input[name=q]").first


def search(page: Page, text: str) -> None:
    """Types `text` and presses Enter."""
    box(page).fill(text)
    box(page).press("Enter")
    page.wait_for_url("**/search?*")


def hits(page: Page) -> list[str]:
    """The addresses of the passages shown, without the words that were asked for."""
    links: list[str] = page.locator(".hit-title a").evaluate_all("links => links.map(link => link.pathname + link.hash)")
    return links


def total(page: Page) -> int:
    """The number of passages the page says it found; 0 where it says there is none."""
    return int("0" + re.sub(r"\D", "", page.locator(".total strong").inner_text()))


def open_first_hit(page: Page) -> str:
    """Opens the first hit; returns the anchor of its passage."""
    page.locator(".hit-title a").first.click()
    page.wait_for_url("**/documents/**")
    return page.url.rpartition("#")[2]


def facet(page: Page, name: str) -> Locator:
    return page.locator(".facet", has=page.get_by_role("heading", name=name))


def choose(page: Page, choice: Locator) -> int:
    """Follows a choice of a facet; returns the number of passages it promised."""
    promised = int(re.sub(r"\D", "", choice.locator(".count").inner_text()))
    before = page.url
    choice.click()
    page.wait_for_url(lambda address: address != before)
    return promised


def chips(page: Page) -> list[str]:
    """The filters in force, as named above the results."""
    return page.locator(".chips a:not(.chip-all)").all_inner_texts()


def chosen(page: Page) -> dict[str, list[str]]:
    """The parameters of the address shown."""
    return parse_qs(urlsplit(page.url).query)


def switch_language(page: Page, language: str) -> None:
    page.get_by_role("banner").get_by_role("link", name=LANGUAGE_NAMES[language]).click()
    page.wait_for_load_state()
    assert page.get_attribute("html", "lang") == language


def too_wide(page: Page) -> list[str]:
    """The elements that make the page scroll sideways (WCAG 1.4.10)."""
    found: list[str] = page.evaluate(TOO_WIDE)
    return found
