"""Reading a document: the passage a hit leads to, marks, outline, the other script, similar passages."""

import re
from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.fetching import fetch
from tests.e2e.parts import TOO_WIDE, open_first_hit
from tests.e2e.views import QUESTION, Samples


def test_a_hit_lands_at_its_marked_passage(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}")
    anchor = open_first_hit(page)
    passage = page.locator(f"#{anchor}")
    expect(passage).to_be_in_viewport()
    assert passage.locator("mark").count()
    assert page.evaluate("scrollY") > 0
    assert page.evaluate("anchor => document.querySelector(':target')?.id === anchor", anchor)


def test_the_way_back_leads_to_the_same_results(open_page: OpenPage) -> None:
    page = open_page(f"/search?q={QUESTION}")
    hits = page.locator(".hit-title a").all_inner_texts()
    open_first_hit(page)
    page.get_by_role("link", name="返回检索结果").click()
    page.wait_for_url("**/search?*")
    assert page.locator(".hit-title a").all_inner_texts() == hits


def test_next_and_previous_match(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hant}?q={QUESTION}")
    page.locator(".matches-line a").click()
    first = page.url.rpartition("#")[2]
    page.locator(f"#{first}").get_by_role("link", name="下一处").click()
    second = page.url.rpartition("#")[2]
    assert second > first
    expect(page.locator(f"#{second}")).to_be_in_viewport()
    page.locator(f"#{second}").get_by_role("link", name="上一处").click()
    assert page.url.endswith(f"#{first}")


def test_the_outline_leads_and_follows(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}")
    entries = page.locator(".outline a")
    assert entries.count() > 5
    last = entries.last
    last.click()
    heading = page.locator(f"#{page.url.rpartition('#')[2]}")
    expect(heading).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".outline a[aria-current=location]")).to_have_count(1)
    expect(entries.first).to_have_attribute("aria-current", "location")


def test_on_a_phone_the_outline_is_folded_and_never_pulls_the_page_back(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}", width=375, height=667)
    outline = page.locator(".outline details")
    expect(outline.locator("a").first).not_to_be_visible()
    outline.locator("summary").click()
    expect(outline.locator("a").first).to_be_visible()
    for _ in range(6):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(60)
    down = page.evaluate("scrollY")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == down > 3000
    entry = outline.locator("a").nth(3)
    entry.click()
    expect(page.locator(f"#{page.url.rpartition('#')[2]}")).to_be_in_viewport()


def test_a_table_is_a_table_that_scrolls_by_itself(base: str, open_page: OpenPage) -> None:
    found = fetch(base, f"/api/v1/search?q={quote('指标名称')}").json["hits"]
    hit = next(hit for hit in found if hit["text"].count(" | ") > 8)
    page = open_page(hit["url"], width=320)
    table = page.locator(f"#{hit['url'].rpartition('#')[2]}").get_by_role("table")
    expect(table.get_by_role("columnheader", name="指标名称")).to_be_visible()
    assert page.evaluate(TOO_WIDE) == []


def test_reading_in_the_other_script_keeps_the_marks(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}?q={QUESTION}")
    marks = page.locator(".text mark").count()
    page.get_by_role("link", name="转为繁体阅读").click()
    page.wait_for_url("**read=hant*")
    assert page.locator(".text mark").count() == marks > 0
    assert "養老" in "".join(page.locator(".text mark").all_inner_texts())
    expect(page.locator(".text")).to_have_attribute("lang", "zh-Hant")
    expect(page.get_by_text("原文为简体")).to_be_visible()
    page.get_by_role("link", name="显示原文字形").click()
    page.wait_for_url(lambda address: "read=" not in address)
    expect(page.locator(".text")).to_have_attribute("lang", "zh-Hans")


def test_every_passage_has_its_own_address(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}")
    anchors = page.locator(".passage").evaluate_all("passages => passages.map(passage => passage.id)")
    assert anchors == [f"p-{number:04d}" for number in range(1, len(anchors) + 1)]
    page.locator(f"#{anchors[3]} .permalink").click()
    assert page.url.endswith(f"#{anchors[3]}")


def test_similar_passages_lead_on(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}")
    page.locator(f"#{samples.passage}").get_by_role("link", name="相似段落").click()
    page.wait_for_url("**/similar/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("相似"))
    assert page.locator("article.hit").count()
    page.locator(".hit-title a").first.click()
    page.wait_for_url("**/documents/**")
    assert samples.hans not in page.url


def test_print_leaves_the_document_and_its_source(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}?q={QUESTION}")
    page.emulate_media(media="print")
    for gone in (".masthead", ".outline", ".footer"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("来源", exact=True)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_reference_managers_find_the_document(samples: Samples, open_page: OpenPage) -> None:
    page = open_page(f"/documents/{samples.hans}")
    named = dict(page.locator("meta[name^=citation_]").evaluate_all("metas => metas.map(meta => [meta.name, meta.content])"))
    assert named["citation_title"] == page.locator("h1").inner_text()
    assert re.fullmatch(r"\d{4}/\d{2}/\d{2}", named["citation_publication_date"])
    assert named["citation_public_url"].endswith(f"/documents/{samples.hans}")
