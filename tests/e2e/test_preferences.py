"""What the reader's system asks for: dark, less motion, larger text, more contrast, forced colours."""

import re

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import too_wide
from tests.e2e.views import QUESTION, VIEWS, Samples, address

MOVING = """() => [...document.querySelectorAll("*")].filter(node => {
  const look = getComputedStyle(node);
  const seconds = `${look.transitionDuration},${look.animationDuration}`.split(",").map(parseFloat);
  return seconds.some(time => time > 0.01) || look.scrollBehavior === "smooth";
}).map(node => node.outerHTML.slice(0, 100))"""

BACKGROUND = "node => getComputedStyle(node).backgroundColor"


def brightness(page: Page) -> float:
    """How light the page's background is, from 0 to 255."""
    parts = [float(part) for part in re.findall(r"[\d.]+", page.evaluate("getComputedStyle(document.body).backgroundColor"))[:3]]
    return sum(parts) / 3


def test_the_colour_scheme_is_followed(open_page: OpenPage) -> None:
    assert brightness(open_page("/", color_scheme="light")) > 200
    assert brightness(open_page("/", color_scheme="dark")) < 60


@pytest.mark.parametrize("view", VIEWS)
def test_reduced_motion_moves_nothing(view: str, samples: Samples, open_page: OpenPage) -> None:
    page = open_page(address(view, samples), reduced_motion="reduce")
    moving = page.evaluate(MOVING)
    assert moving == []


@pytest.mark.parametrize("view", VIEWS)
def test_text_of_twice_the_size_fits(view: str, samples: Samples, open_page: OpenPage) -> None:
    """WCAG 1.4.4: text at 200 % neither scrolls sideways nor is cut."""
    page = open_page(address(view, samples))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert too_wide(page) == []


def test_forced_colours_keep_marks_and_choices(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}&city=460000", forced_colors="active")
    assert page.locator("mark").first.evaluate(BACKGROUND) != page.locator("body").evaluate(BACKGROUND)
    ticked, empty = page.locator(".chosen .box"), page.locator(".choice:not(.chosen) .box")
    assert ticked.first.evaluate(BACKGROUND) != empty.first.evaluate(BACKGROUND)
