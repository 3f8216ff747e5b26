"""The API keeps what its OpenAPI document promises, whatever is asked; the examples of the document work."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.fetching import fetch

CONFIGURATION = Path(__file__).parent / "schemathesis.toml"
EXAMPLES = 30
SECONDS = 240


def test_schemathesis_finds_no_fault(base: str, tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "schemathesis"
    assert program.exists(), "schemathesis is not installed: run tests/e2e/install.sh"
    command = [
        str(program),
        "--config-file",
        str(CONFIGURATION),
        "run",
        f"{base}/api/openapi.json",
        "--max-examples",
        str(EXAMPLES),
        "--no-color",
    ]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert run.returncode == 0, run.stdout[-6000:]


def test_the_description_is_what_the_server_says(base: str) -> None:
    described = fetch(base, "/api/openapi.json").json
    assert described["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    assert urlsplit(described["servers"][0]["url"]).netloc in {"", urlsplit(base).netloc}


def test_the_guide_names_every_path_and_its_examples_work(base: str, open_page: OpenPage) -> None:
    page = open_page("/api/")
    for path in fetch(base, "/api/openapi.json").json["paths"]:
        expect(page.get_by_text(path).first).to_be_visible()
    examples = page.locator(".guide .skipped a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert examples
    for example in examples:
        answer = fetch(base, example)
        assert answer.status == 200, example
        assert answer.json, example


@pytest.mark.parametrize(
    "address", ["/api/v1/search?page=0&year=最近&city=不存在&sort=best", "/api/v1/search?published_from=2024-13-01&per_page=1000"]
)
def test_all_faults_of_a_request_are_told_at_once(address: str, base: str) -> None:
    answer = fetch(base, address)
    asked = {part.partition("=")[0] for part in urlsplit(address).query.split("&")}
    assert answer.status == 422
    assert {fault["parameter"] for fault in answer.json["error"]["faults"]} == asked
