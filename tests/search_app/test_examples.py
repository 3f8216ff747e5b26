"""Examples are made of the index they stand on: each finds something in it."""

import pytest

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.examples import examples, known_values
from search_app.request import SearchRequest
from search_app.search import Library, search
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made

FUNERAL = "殡葬改革继续推进。社会组织参与殡葬服务。"


def test_examples_speak_of_what_is_there(library: Library) -> None:
    assert examples(library) == ("养老服务 宁波市", "养老服务 year:2021", "養老服務")


@pytest.mark.parametrize(("text", "found"), [(FUNERAL, True), ("没有业务词的一段话。", False)])
def test_on_another_index_they_are_others(text: str, found: bool, gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    document = made("a", text, gazetteer=gazetteer, code="330782", years=(1998,), domains=("funeral", "social_organizations"))
    here = Library(indexed([document], gazetteer).reader, load_analyzer(), vocabulary, 100)
    shown = examples(here)
    assert bool(shown) == found
    for example in shown:
        page = search(SearchRequest(example), here)
        assert page.total > 0
        assert page.complete is None
        assert page.understanding.repairs == ()


def test_a_place_that_its_name_does_not_tell_is_no_example(gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    documents = [made(str(at), FUNERAL, gazetteer=gazetteer, code=code) for at, code in enumerate(["110105", "110105", "220104"])]
    assert known_values(Library(indexed(documents, gazetteer).reader, load_analyzer(), vocabulary, 100)).place == "长春市"
