"""axe-core, run inside the page that is open."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True, slots=True)
class Violation:
    """One element that breaks one rule."""

    rule: str
    element: str
    reason: str


@cache
def _source() -> str:
    assert SOURCE.exists(), "axe-core is not installed: run tests/e2e/install.sh"
    return SOURCE.read_text(encoding="utf-8")


def violations(page: Page) -> list[Violation]:
    """What axe finds on `page` as it is now. It is evaluated from outside, so that the page's own policy stays in force."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    options = {"runOnly": {"type": "tag", "values": list(TAGS)}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [Violation(rule["id"], node["html"][:200], node["failureSummary"]) for rule in found for node in rule["nodes"]]
