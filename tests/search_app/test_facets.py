"""Facets nest, count and toggle."""

from search_app.facets import build_facets, toggled
from search_app.request import SearchRequest
from search_app.vocabulary import Vocabulary

COUNTS = {
    "city": {"330000": 9, "330200": 5, "330282": 2, "330700": 4, "110000": 11, "unknown": 20},
    "year": {"2019": 3, "2023": 1, "unknown": 7},
    "domain": {"elderly_care": 2, "charity": 8},
}


def test_places_nest_and_the_unknown_comes_last(vocabulary: Vocabulary) -> None:
    city = build_facets(COUNTS, SearchRequest(), vocabulary)[0]
    assert [(value.label, value.count) for value in city.values] == [("北京市", 11), ("浙江省", 9), ("unknown", 20)]
    zhejiang = city.values[1]
    assert [(value.value, value.count) for value in zhejiang.children] == [("330200", 5), ("330700", 4)]
    assert [value.label for value in zhejiang.children[0].children] == ["慈溪市"]


def test_years_stand_by_time_and_others_by_count(vocabulary: Vocabulary) -> None:
    facets = {facet.name: [value.value for value in facet.values] for facet in build_facets(COUNTS, SearchRequest(), vocabulary)}
    assert facets["year"] == ["2023", "2019", "unknown"]
    assert facets["domain"] == ["charity", "elderly_care"]


def test_a_chosen_value_is_listed_though_it_gives_nothing(vocabulary: Vocabulary) -> None:
    city = build_facets(COUNTS, SearchRequest(selected={"city": ("440300",)}), vocabulary)[0]
    assert [(value.value, value.count, value.selected) for value in city.selected] == [("440300", 0, True)]


def test_a_branch_with_a_choice_is_open(vocabulary: Vocabulary) -> None:
    city = build_facets(COUNTS, SearchRequest(selected={"city": ("330282",)}), vocabulary)[0]
    assert [value.open for value in city.values] == [False, True, False]


def test_choosing_twice_is_choosing_not(vocabulary: Vocabulary) -> None:
    once = toggled(SearchRequest(page=3), "year", "2023", vocabulary)
    assert (once.selected, once.page) == ({"year": ("2023",)}, 1)
    assert toggled(once, "year", "2019", vocabulary).selected == {"year": ("2023", "2019")}
    assert toggled(once, "year", "2023", vocabulary).selected == {}


def test_a_place_takes_the_place_of_those_above_and_below(vocabulary: Vocabulary) -> None:
    zhejiang = SearchRequest(selected={"city": ("330000", "110000"), "year": ("2023",)})
    ningbo = toggled(zhejiang, "city", "330200", vocabulary)
    assert ningbo.selected == {"year": ("2023",), "city": ("110000", "330200")}
    assert toggled(ningbo, "city", "330000", vocabulary).selected["city"] == ("110000", "330000")
    assert toggled(ningbo, "city", "330700", vocabulary).selected["city"] == ("110000", "330200", "330700")
