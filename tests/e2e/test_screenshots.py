"""Every view as a picture, kept in `tests/artefacts/e2e/`: to be looked at, and checked here for sideways scrolling."""

import pytest
from playwright.sync_api import FloatRect

from tests.e2e.conftest import ARTEFACTS, OpenPage
from tests.e2e.parts import too_wide
from tests.e2e.views import LANGUAGES, SCHEMES, VIEWS, Samples, address

WIDTHS = (320, 375, 768, 1280)
TALLEST = 3_000
"""Pixels kept of a long page: further down it shows nothing new."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("view", VIEWS)
def test_view(view: str, scheme: str, language: str, samples: Samples, open_page: OpenPage) -> None:
    page = open_page(address(view, samples, language), color_scheme=scheme)
    folder = ARTEFACTS / view
    folder.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()  # some parts start folded on a phone
        assert too_wide(page) == [], f"{width} px"
        path = folder / f"{width}-{scheme}-{language}.png"
        if "#" in page.url:  # a sheet over the page, or a place in it: what the reader sees there
            page.screenshot(path=path)
        else:
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.screenshot(path=path, full_page=True, clip=FloatRect(x=0, y=0, width=width, height=height))
