"""WCAG 2.2 AA by axe-core: every view, in both colour schemes, wide and narrow; each language once."""

import pytest

from tests.e2e.axe import violations
from tests.e2e.conftest import OpenPage
from tests.e2e.views import LANGUAGES, SCHEMES, VIEWS, Samples, address


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("view", VIEWS)
def test_view(view: str, scheme: str, width: int, samples: Samples, open_page: OpenPage) -> None:
    assert violations(open_page(address(view, samples), width=width, color_scheme=scheme)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_language(view: str, language: str, samples: Samples, open_page: OpenPage) -> None:
    page = open_page(address(view, samples, language))
    assert page.get_attribute("html", "lang") == language
    assert violations(page) == []
