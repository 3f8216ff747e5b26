"""Parameters become a request, or every fault at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_app.links import parameters
from search_app.query.conditions import FIRST_YEAR, LAST_YEAR
from search_app.request import FACET_PARAMETERS, SINGLE_PARAMETERS, InvalidRequest, SearchRequest, parse_request
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary

NAMES = st.sampled_from((*SINGLE_PARAMETERS, *FACET_PARAMETERS))
VALUES = st.text(max_size=8) | st.sampled_from(
    ["1", "20", "2023", "2019-2021", "330282", "unknown", "plan", "2024-01-31", "hans", "newest"]
)


def faults(given: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> list[str]:
    with pytest.raises(InvalidRequest) as caught:
        parse_request(given, vocabulary, Settings())
    return [fault.parameter for fault in caught.value.faults]


def test_everything_that_may_be_asked(vocabulary: Vocabulary) -> None:
    asked = {
        "q": [" 养老 补贴 "],
        "city": ["330282", "义乌"],
        "year": ["2021-2023", "unknown"],
        "domain": ["养老服务与老龄"],
        "doc_type": ["summary+plan"],
        "published_from": ["2020-01-31"],
        "sort": ["newest"],
        "expand": ["0"],
        "page": ["3"],
        "per_page": ["20"],
    }
    assert parse_request(asked, vocabulary, Settings()) == SearchRequest(
        text="养老 补贴",
        selected={
            "city": ("330282", "330782"),
            "year": ("2021", "2022", "2023", "unknown"),
            "domain": ("elderly_care",),
            "doc_type": ("summary+plan",),
        },
        published_from=date(2020, 1, 31),
        sort="newest",
        expand=False,
        page=3,
        per_page=20,
    )


@pytest.mark.parametrize("written", ["330282", "慈溪", "慈溪市", "330222", "慈溪縣"])
def test_a_place_is_known_by_its_codes_and_names(written: str, vocabulary: Vocabulary) -> None:
    assert parse_request({"city": [written]}, vocabulary, Settings()).selected == {"city": ("330282",)}


@pytest.mark.parametrize("written", ["义乌市民政局", "義烏市民政局"])
def test_an_issuer_is_named_in_either_script(written: str, vocabulary: Vocabulary) -> None:
    assert parse_request({"issuer": [written]}, vocabulary, Settings()).selected == {"issuer": ("义乌市民政局",)}


def test_an_issuer_of_which_nothing_can_be_read_is_none(vocabulary: Vocabulary) -> None:
    assert faults({"issuer": ["\u200b"]}, vocabulary) == ["issuer"]


def test_a_year_range_of_a_form(vocabulary: Vocabulary) -> None:
    asked = parse_request({"year_from": ["2019"], "year_to": ["2021"]}, vocabulary, Settings())
    assert asked.selected == {"year": ("2019", "2020", "2021")}


def test_the_widest_range_is_one_value(vocabulary: Vocabulary) -> None:
    few = Settings(max_values=1)
    asked = parse_request({"year": [f"{FIRST_YEAR}-{LAST_YEAR}"]}, vocabulary, few)
    assert len(asked.selected["year"]) == LAST_YEAR - FIRST_YEAR + 1
    assert list(parameters(asked)) == [("year", f"{FIRST_YEAR}-{LAST_YEAR}")]
    with pytest.raises(InvalidRequest, match="year: has too many values: at most 1 may"):
        parse_request({"year": ["2023", "2024"]}, vocabulary, few)


@pytest.mark.parametrize("crowd", [{"city": ["x"] * 100_000}, {"year": ["1900-2100"] * 100_000}, {"q": ["a"] * 100_000}])
def test_too_many_values_are_refused_before_any_is_looked_up(crowd: dict[str, list[str]], vocabulary: Vocabulary) -> None:
    started = process_time()
    assert faults(crowd, vocabulary) == list(crowd)
    assert process_time() - started < 0.05


def test_issuers_are_together_as_long_as_a_query_at_most(vocabulary: Vocabulary) -> None:
    names = [f"{number:02}民政局" for number in range(50)]
    assert len("".join(names)) == Settings().max_query_chars - 50
    assert len(parse_request({"issuer": names}, vocabulary, Settings()).selected["issuer"]) == 50
    assert faults({"issuer": [*names, "民" * 51]}, vocabulary) == ["issuer"]


def test_blank_values_are_not_given(vocabulary: Vocabulary) -> None:
    assert parse_request({"city": [""], "page": [" "], "sort": [""], "q": ["\x00"]}, vocabulary, Settings()) == SearchRequest()


def test_all_faults_are_told_at_once(vocabulary: Vocabulary) -> None:
    asked = {
        "q": ["养" * (Settings().max_query_chars + 1)],
        "city": ["999999", "朝阳区"],
        "year": ["20x3", "2023-2021"],
        "domain": ["astronomy"],
        "doc_type": ["poem"],
        "script": ["latin"],
        "published_from": ["2024-02-30"],
        "sort": ["best"],
        "page": ["0"],
        "per_page": ["101"],
    }
    expected = ["q", "city", "year", "domain", "doc_type", "script", "published_from", "sort", "page", "per_page"]
    assert faults(asked, vocabulary) == expected


def test_what_only_shows_together(vocabulary: Vocabulary) -> None:
    assert faults({"published_from": ["2024-01-02"], "published_to": ["2024-01-01"]}, vocabulary) == ["published_to"]
    assert faults({"page": ["1001"], "per_page": ["10"]}, vocabulary) == ["page"]
    assert faults({"page": ["1000000000"]}, vocabulary) == ["page"]
    assert faults({"q": ["a", "b"]}, vocabulary) == ["q"]
    assert faults({"issuer": [str(number) for number in range(201)]}, vocabulary) == ["issuer"]


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1.5", "１", "٣", "0x10", "one"])
def test_page_is_a_plain_number(number: str, vocabulary: Vocabulary) -> None:
    assert faults({"page": [number]}, vocabulary) == ["page"]


@given(st.dictionaries(NAMES, st.lists(VALUES, max_size=3)))
def test_any_parameters_give_a_request_or_faults(vocabulary: Vocabulary, asked: dict[str, list[str]]) -> None:
    try:
        request = parse_request(asked, vocabulary, Settings())
    except InvalidRequest as error:
        assert error.faults
        return
    again: dict[str, list[str]] = {}
    for name, value in parameters(request):
        again.setdefault(name, []).append(value)
    assert parse_request(again, vocabulary, Settings()) == request
