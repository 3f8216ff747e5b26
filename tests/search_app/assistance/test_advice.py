from dataclasses import replace
from time import monotonic

import pytest

from corpus.places.gazetteer import Gazetteer
from search_app.assistance.advice import Advice, OfferedFilter, advise
from search_app.query.lexicon import Lexicon, make_lexicon, read_lexicon
from search_app.request import SearchRequest
from search_app.search import Library, search
from tests.search_app.made import indexed, made


@pytest.fixture(scope="module")
def lexicon(library: Library) -> Lexicon:
    return read_lexicon(library.reader)


def advised(request: SearchRequest, library: Library, lexicon: Lexicon | None = None) -> Advice:
    informed = replace(library, lexicon=lambda: lexicon)
    return advise(search(request, informed), informed)


def test_a_place_and_a_year_typed_plainly(library: Library) -> None:
    assert advised(SearchRequest("义乌 养老 2023"), library).offers == (
        OfferedFilter("city", "330782", "金华市义乌市", SearchRequest("养老 2023", {"city": ("330782",)}), 4),
        OfferedFilter("year", "2023", "2023", SearchRequest("义乌 养老", {"year": ("2023",)}), 4),
    )


def test_only_means_that_nothing_else_is_chosen(library: Library) -> None:
    (offer,) = advised(SearchRequest("养老 2023", {"year": ("2021",)}), library).offers
    assert offer.request == SearchRequest("养老", {"year": ("2023",)})


def test_a_filter_that_is_set_or_finds_nothing_is_not_offered(library: Library) -> None:
    assert advised(SearchRequest("养老 2023", {"year": ("2023",)}), library).offers == ()
    assert advised(SearchRequest("养老 1999"), library).offers == ()


def test_every_slip_is_mended_in_one_search(library: Library, lexicon: Lexicon) -> None:
    advice = advised(SearchRequest("低宝 补帖", {"year": ("2023",)}, page=2), library, lexicon)
    assert [(one.written, one.meant) for one in advice.corrections] == [("低宝", "低保"), ("补帖", "补贴")]
    assert advice.corrected == SearchRequest("低保 补贴", {"year": ("2023",)})


def test_words_of_the_same_sound_are_offered_and_not_looked_for(library: Library, gazetteer: Gazetteer) -> None:
    reader = indexed([made("d", "公益性公墓收费。公募基金会备案。", gazetteer=gazetteer)], gazetteer).reader
    shelf = replace(library, reader=reader)
    advice = advised(SearchRequest("公益性公募", page=2), shelf, read_lexicon(reader))
    assert [(one.written, one.meant) for one in advice.corrections] == [("公益性公募", "公益性公墓")]
    assert advice.corrected == SearchRequest("公益性公墓")
    assert shelf.understand("公益性公募").slips == ()


def test_a_place_is_no_slip(library: Library) -> None:
    sounding_alike = make_lexicon([("海树", 3)])
    assert [one.meant for one in advised(SearchRequest("海书"), library, sounding_alike).corrections] == ["海树"]
    assert advised(SearchRequest("海曙"), library, sounding_alike).corrections == ()


def test_where_there_is_no_time_for_corrections_the_advice_says_so(library: Library, gazetteer: Gazetteer) -> None:
    reader = indexed([made("d", "公益性公墓收费。公募基金会备案。", gazetteer=gazetteer)], gazetteer).reader
    lexicon = read_lexicon(reader)
    shelf = replace(library, reader=reader, lexicon=lambda: lexicon)
    page = search(SearchRequest("公益性公募"), shelf)
    assert advise(page, replace(shelf, until=monotonic() - 1)).partial


def test_without_a_lexicon_nothing_is_corrected_yet(library: Library) -> None:
    advice = advised(SearchRequest("低宝"), library)
    assert (advice.corrections, advice.corrected) == ((), None)
    assert advice.no_hits
    assert advice.no_hits.unknown == ("低宝",)


def test_where_there_are_hits_nothing_is_explained(library: Library) -> None:
    assert advised(SearchRequest("低保"), library) == Advice()


def test_years_in_a_row_are_offered_as_one_filter(library: Library) -> None:
    (offer,) = advised(SearchRequest("养老2021-2023"), library).offers
    assert (offer.value, offer.request) == ("2021-2023", SearchRequest("养老", {"year": ("2021", "2022", "2023")}))
    assert advised(SearchRequest("养老2021-2023", {"year": ("2021", "2022", "2023")}), library).offers == ()


def test_of_namesakes_those_in_the_index_are_offered(library: Library) -> None:
    assert len(library.vocabulary.places_named("金华")) > 1
    assert [offer.value for offer in advised(SearchRequest("金华 养老"), library).offers] == ["330700"]
