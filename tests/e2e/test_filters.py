"""Filters: the tree of places, years and their range, several values, chips, the way back; the sheet on a phone."""

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.parts import chips, choose, chosen, facet, hits, search, total


def test_a_choice_gives_what_its_count_promised(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    for name in ("业务领域", "地区", "文种", "发布机构", "内容年份"):
        page.goto("/search?q=养老服务")
        promised = choose(page, facet(page, name).locator("a.choice").first)
        assert total(page) == promised, name
        assert len(chips(page)) == 1, name


def test_the_tree_of_places_narrows_step_by_step(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    place = facet(page, "地区")
    place.locator("a.choice", has_text="浙江省").click()
    page.wait_for_url("**city=330000*")
    of_province = total(page)
    # The branch of a chosen place is open, so that the way down is in sight.
    city = place.locator("a.choice", has_text="杭州市")
    expect(city).to_be_visible()
    assert choose(page, city) == total(page) < of_province
    assert chosen(page)["city"] == ["330100"]
    place.locator("a.choice", has_text="上城区").click()
    page.wait_for_url("**city=330102*")
    for meta in page.locator(".meta-place").all_inner_texts():
        assert "上城区" in meta


def test_a_branch_opens_without_choosing(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    city = facet(page, "地区").locator("a.choice", has_text="杭州市")
    expect(city).to_be_hidden()
    facet(page, "地区").locator(".branch", has_text="浙江省").locator("summary").first.click()
    expect(city).to_be_visible()
    assert "city" not in chosen(page)


def test_values_of_one_facet_add_up_and_facets_narrow(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务&city=330000")
    one = total(page)
    choose(page, facet(page, "地区").locator("a.choice", has_text="江苏省"))
    both = total(page)
    assert both > one
    choose(page, facet(page, "业务领域").locator("a.choice").first)
    assert total(page) <= both
    assert len(chips(page)) == 3


def test_chips_take_a_filter_back(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务&city=330000&city=320000&domain=elderly_care")
    assert len(chips(page)) == 3
    page.locator(".chips a", has_text="浙江省").click()
    page.wait_for_url(lambda address: "330000" not in address)
    assert chosen(page) == {"q": ["养老服务"], "city": ["320000"], "domain": ["elderly_care"]}
    page.locator(".chip-all").click()
    page.wait_for_url(lambda address: "city" not in address)
    assert chosen(page) == {"q": ["养老服务"]}


def test_a_range_of_years(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    years = facet(page, "内容年份")
    years.get_by_label("起始年").select_option("2021")
    years.get_by_label("截止年").select_option("2022")
    years.get_by_role("button").click()
    page.wait_for_url("**year_from=2021*")
    found = total(page)
    assert len(chips(page)) >= 1
    page.goto("/search?q=养老服务&year=2021&year=2022")
    assert total(page) == found > 0


def test_a_bar_of_the_histogram_chooses_its_year(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    bar = page.locator(".histogram a", has_text="2021")
    bar.click()
    page.wait_for_url("**year=2021*")
    assert [text for text in chips(page) if "2021" in text]


def test_a_drag_over_the_histogram_chooses_a_range(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    first, last = (page.locator(f".histogram [data-year='{year}'] .catch").bounding_box() for year in (2021, 2023))
    assert first and last
    page.mouse.move(first["x"] + first["width"] / 2, first["y"] + 30)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] / 2, last["y"] + 30, steps=8)
    page.mouse.up()
    page.wait_for_url("**year_from=2021*")
    assert chosen(page)["year_to"] == ["2023"]
    assert hits(page)


def test_a_long_list_can_be_narrowed(open_page: OpenPage) -> None:
    page = open_page("/search")
    place = facet(page, "地区")
    place.get_by_role("searchbox").fill("杭州")
    expect(place.locator("a.choice", has_text="杭州市")).to_be_visible()
    expect(place.locator("a.choice", has_text="江苏省")).to_be_hidden()
    place.get_by_role("searchbox").press("Enter")
    assert "city" not in chosen(page)
    place.get_by_role("searchbox").press("Escape")
    expect(place.locator("a.choice", has_text="江苏省")).to_be_visible()
    expect(place.locator("a.choice", has_text="杭州市")).to_be_hidden()


def test_back_and_forward_return_to_each_state(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务")
    everything, first = total(page), hits(page)
    page.locator("a.choice", has_text="浙江省").click()
    page.wait_for_url("**city=330000*")
    narrowed = total(page)
    page.go_back()
    page.wait_for_url(lambda address: "city" not in address)
    assert (total(page), hits(page)) == (everything, first)
    page.go_forward()
    page.wait_for_url("**city=330000*")
    assert total(page) == narrowed


def test_a_new_search_keeps_the_filters(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务&city=330000&page=2")
    search(page, "补贴")
    assert chosen(page) == {"q": ["补贴"], "city": ["330000"]}


def test_the_sheet_of_a_phone_opens_and_closes(open_page: OpenPage) -> None:
    page = open_page("/search?q=养老服务", width=375)
    sheet = page.locator("#filters")
    expect(sheet).to_be_hidden()
    page.locator(".filters-open").click()
    expect(sheet).to_be_visible()
    page.locator(".filters-done").click()
    expect(sheet).to_be_hidden()
    page.locator(".filters-open").click()
    sheet.locator("a.choice", has_text="浙江省").click()
    page.wait_for_url("**city=330000*")
    expect(sheet).to_be_visible()  # for the next choice
    page.locator(".filters-done").click()
    expect(sheet).to_be_hidden()
    assert chips(page)
