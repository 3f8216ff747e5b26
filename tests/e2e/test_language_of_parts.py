"""WCAG 3.1.2: in the English interface every Chinese word says that it is Chinese, so that a screen reader speaks it."""

import pytest

from tests.e2e.conftest import OpenPage
from tests.e2e.views import VIEWS, Samples, address


@pytest.mark.parametrize("view", VIEWS)
def test_no_chinese_of_ours_is_left_in_english(view: str, samples: Samples, open_page: OpenPage) -> None:
    page = open_page(address(view, samples, "en"))
    untold = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            const node = walker.currentNode;
            const language = node.parentElement.closest("[lang]").lang;
            if (/\\p{Script=Han}/u.test(node.data) && !language.startsWith("zh")) found.push(node.data.trim());
          }
          return found;
        }"""
    )
    assert untold == [], "text that is Chinese must say so (WCAG 3.1.2), or be English"
