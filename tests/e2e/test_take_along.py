"""What a reader takes along: tables, feeds and data of a search, references, places and years side by side."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.fetching import fetch
from tests.e2e.parts import chosen, hits, total
from tests.e2e.views import QUESTION, Samples

ATOM = "{http://www.w3.org/2005/Atom}"
SEARCH = f"/search?q={QUESTION}&year=2021-2024"


def target(page: Page, name: str) -> str:
    """The address behind a link of the line "take along"."""
    return page.locator(".take").get_by_role("link", name=name).get_attribute("href") or ""


def test_the_table_holds_the_whole_search_and_opens_in_a_spreadsheet(open_page: OpenPage) -> None:
    page = open_page(SEARCH)
    with page.expect_download() as download:
        page.locator(".take").get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    data = Path(download.value.path()).read_bytes()
    assert data.startswith("\ufeff".encode()), "without the mark a spreadsheet shows Chinese as rubbish"
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == total(page)
    for row in rows:
        assert None not in row
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values()), "a spreadsheet would compute it"


def test_the_data_are_the_same_search(base: str, open_page: OpenPage) -> None:
    page = open_page(SEARCH)
    found = fetch(base, target(page, "JSON")).json
    assert found["total"] == total(page)
    assert len(found["hits"]) == 10


def test_the_feed_is_a_feed_of_the_same_search(base: str, open_page: OpenPage) -> None:
    page = open_page(SEARCH)
    answer = fetch(base, target(page, "Atom"))
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.body)  # noqa: S314 - our own server's
    for name in ("id", "title", "updated"):
        assert feed.findtext(ATOM + name), name
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        for name in ("id", "title", "updated"):
            assert entry.findtext(ATOM + name), name
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    page.goto(link.attrib["href"])
    expect(page.locator("article, .text").first).to_be_visible()


def test_references_are_copied_with_one_click(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/cite/{samples.hans}?passage={samples.passage}", permissions=["clipboard-read", "clipboard-write"])
    for section in page.locator("main section").all():
        button = section.get_by_role("button")
        button.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.strip() == section.locator("pre").inner_text().strip()
    expect(page.locator("[data-copied]")).to_have_text("已复制")


def test_a_reference_the_browser_does_not_copy_is_selected(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/cite/{samples.hans}")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException()) }")
    section = page.locator("main section").first
    section.get_by_role("button").click()
    expect(page.locator("[data-copied]")).to_have_text("未能复制，文字已选中")
    assert page.evaluate("getSelection().toString()").strip() == section.locator("pre").inner_text().strip()
    expect(section.get_by_role("button")).to_have_text("复制")


@pytest.mark.parametrize(("style", "begins"), [("bibtex", "@"), ("ris", "TY  - ")])
def test_references_are_files_for_reference_managers(style: str, begins: str, base: str, samples: Samples) -> None:
    answer = fetch(base, f"/cite/{samples.hans}?passage={samples.passage}&style={style}")
    assert answer.text.startswith(begins)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_places_side_by_side(base: str, open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务&city=330000&city=320000")
    page.get_by_role("link", name="并列对比").click()
    page.wait_for_url("**/compare?*")
    columns = page.locator(".side-by-side section")
    assert columns.get_by_role("heading", level=2).all_inner_texts() == ["浙江省", "江苏省"]
    for column in columns.all():
        assert column.locator("article.hit").count()
    boxes = [column.bounding_box() for column in columns.all()]
    assert boxes[0] and boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    table = fetch(base, target(page, "CSV")).body.decode("utf-8-sig")
    assert {row[0] for row in csv.reader(io.StringIO(table))} >= {"浙江省", "江苏省"}
    page.get_by_role("link", name="返回检索结果").click()
    page.wait_for_url("**/search?*")
    assert chosen(page) == {"q": ["养老服务"], "city": ["330000", "320000"]}


def test_years_side_by_side(open_page: OpenPage) -> None:
    page = open_page("/compare?q=养老服务&by=year&year=2021-2023")
    assert page.locator(".side-by-side h2").all_inner_texts() == ["2021年", "2022年", "2023年"]
    column = page.locator(".side-by-side section").nth(1)
    found = column.locator(".column-tools a").first
    promised = found.inner_text()
    found.click()
    page.wait_for_url("**/search?*")
    assert str(total(page)) in promised


def test_addresses_survive_a_round_trip(base: str, open_page: OpenPage) -> None:
    """Every state is an address: what one reader sees, another sees who is sent the link."""
    page = open_page("/search?q=养老服务")
    page.locator("a.choice", has_text="浙江省").click()
    page.wait_for_url("**city=330000*")
    page.locator(".sorts a", has_text="最新").click()
    page.wait_for_url("**sort=newest*")
    other = open_page(page.url.removeprefix(base), color_scheme="dark")
    assert hits(other) == hits(page)
    assert json.dumps(chosen(other)) == json.dumps(chosen(page))
