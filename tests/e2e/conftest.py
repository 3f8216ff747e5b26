"""One index of the samples, one server, one browser for the run; a fresh context for every test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.server import ROOT, build_index, serving
from tests.e2e.views import Samples, find_samples

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT_MILLISECONDS = 15_000
ARTEFACTS = ROOT / "tests" / "artefacts" / "e2e"

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("e2e") / "index"
    build_index(ROOT / "corpus" / "samples", directory)
    return directory


@pytest.fixture(scope="session")
def base(index: Path) -> Iterator[str]:
    """The address of the server, such as http://127.0.0.1:9400."""
    with serving(index) as address:
        yield address


@pytest.fixture(scope="session")
def samples(base: str) -> Samples:
    return find_samples(base)


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium")
    assert found, "chromium is not installed: run tests/e2e/install.sh"
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, base: str) -> Iterator[OpenPage]:
    """Opens a page of its own context: `open_page("/search?q=养老", width=375, color_scheme="dark")`.

    Every option beside `width`, `height` and `site`, the address of another server, is one of Playwright's `new_context`. Whatever the
    browser complains about on its console fails the test: a blocked style or script is a fault even where it cannot be seen.
    """
    contexts = []
    complaints: list[str] = []

    def opened(path: str, width: int = 1280, height: int = 900, site: str = base, **options: Any) -> Page:
        context = browser.new_context(base_url=site, viewport={"width": width, "height": height}, locale="zh-CN", **options)
        context.set_default_timeout(WAIT_MILLISECONDS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(f"foreign: {request.url}") if not request.url.startswith(site) else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # A page that answers 404 or 422 is itself told as an error; that is the browser's way of saying what was asked for.
    assert [text for text in complaints if "Failed to load resource: the server responded with a status of 4" not in text] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The first page at 1280 px, in the light scheme."""
    return open_page("/")
