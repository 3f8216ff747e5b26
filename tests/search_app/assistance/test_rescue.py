from typing import Any

import pytest

from search_app.assistance.rescue import NoHits, WayOut, explain_no_hits
from search_app.request import SearchRequest
from search_app.search import Library, search


def explained(text: str, library: Library, **asked: Any) -> NoHits:
    page = search(SearchRequest(text, **asked), library)
    assert not page.total or page.complete == 0
    return explain_no_hits(page, library)


def texts(found: NoHits) -> list[tuple[str, str]]:
    return [(way.name, way.request.text) for way in found.ways("word")]


def test_the_word_that_is_in_no_passage(library: Library) -> None:
    found = explained("低保 魑魅", library)
    assert found.unknown == ("魑魅",)
    assert found.ways_out == (WayOut("word", "魑魅", SearchRequest("低保"), 1),)


@pytest.mark.parametrize(
    ("text", "unknown", "rest"),
    [
        ("魑魅低保", "魑魅", "低保"),
        ("養老服務補貼 「魑魅」", "魑魅", "養老服務補貼"),
        ("低保 AND 魑魅", "魑魅", "低保"),
        ("NOT 慈善 魑魅 低保", "魑魅", "NOT 慈善 低保"),
    ],
)
def test_it_is_named_as_written_and_taken_out_with_its_operator(text: str, unknown: str, rest: str, library: Library) -> None:
    found = explained(text, library)
    assert found.unknown == (unknown,)
    assert rest in [way.request.text for way in found.ways("word")]


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("title:魑魅 低保", {"低保"}),
        ("低保 魑魅链", {"低保"}),
        ("city:魑魅 低保", {"低保"}),
        ("低保 and 魑魅", {"低保"}),
        ("(魑魅) 低保", {"低保"}),
        ("http://魑.魅/低保", {"低保"}),
        ("魑魅-低保", {"低保"}),
    ],
)
def test_the_ways_out_make_sense(text: str, rests: set[str], library: Library) -> None:
    assert {way.request.text for way in explained(text, library).ways("word")} <= rests


def test_words_that_are_there_but_never_together(library: Library) -> None:
    found = explained("低保 日间照顾", library)
    assert found.unknown == ()
    assert texts(found) == [("低保", "日间照顾"), ("日间照顾", "低保")]


def test_the_words_of_a_phrase_that_stands_nowhere(library: Library) -> None:
    found = explained('"低保养老" 服务', library)
    assert found.unknown == ("低保养老",)
    assert [(way.name, way.request.text) for way in found.ways("phrase")] == [('"低保养老"', "低保养老 服务")]
    assert texts(found)[0] == ("低保养老", "服务")


def test_the_filter_that_leaves_nothing(library: Library) -> None:
    found = explained("低保", library, selected={"city": ("330200",)})
    assert found.ways("facet") == (WayOut("facet", "city", SearchRequest("低保"), 1),)


def test_the_place_above(library: Library) -> None:
    found = explained("低保", library, selected={"city": ("330200",), "year": ("2023",)})
    assert found.ways("parent") == (WayOut("parent", "330000", SearchRequest("低保", {"year": ("2023",), "city": ("330000",)}), 1),)


def test_the_nearest_years(library: Library) -> None:
    found = explained("养老", library, selected={"year": ("2000",)})
    assert [(way.name, way.request.selected) for way in found.ways("year")] == [
        ("2021", {"year": ("2021",)}),
        ("2023", {"year": ("2023",)}),
        ("2024", {"year": ("2024",)}),
    ]


def test_conditions_typed_in_the_query(library: Library) -> None:
    found = explained("低保 year:1999", library)
    assert found.ways("facet") == (WayOut("facet", "year", SearchRequest("低保"), 1),)
    assert [way.request for way in found.ways("year")] == [SearchRequest("低保", {"year": (year,)}) for year in ("2023", "2024")]
    assert explained("低保 published:>2050", library).ways("facet")[0].name == "published"


def test_filters_that_leave_nothing_together(library: Library) -> None:
    found = explained("低保", library, selected={"city": ("330200",), "year": ("1999",)})
    assert [(way.kind, way.total) for way in found.ways_out] == [("filters", 1)]


@pytest.mark.parametrize("text", ["魑魅", "((魑魅", "OR 魑魅 OR", "-养老 -服务 -低保 魑魅", "city:魑魅 魑魅", '"魑魅', "魑 " * 80])
def test_anything_may_fail(text: str, library: Library) -> None:
    for way in explained(text, library).ways_out:
        assert way.total == search(way.request, library).total > 0
