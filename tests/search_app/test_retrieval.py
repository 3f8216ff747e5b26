import pytest

from indexer.engine import EngineRequest, Sort
from indexer.query import All, FacetFilter, Match
from search_app import retrieval
from search_app.query.understanding import understand
from search_app.retrieval import Retrieved, retrieve
from search_app.search import Library


def retrieved(text: str, library: Library, *filters: FacetFilter, sort: Sort = "relevance") -> Retrieved:
    understood = understand(text, library.analyzer, library.vocabulary, expand=False)
    return retrieve(understood, EngineRequest(understood.node, (*understood.filters, *filters), sort=sort), library.reader)


def test_few_full_answers_are_followed_by_what_holds_a_part(library: Library) -> None:
    found = retrieved("养老 补贴 低保", library)
    assert found.complete == 0
    assert found.result.total > 0
    partly = retrieved("养老 居家", library)
    assert partly.complete == 1
    assert partly.result.total > 1
    first = partly.result.hits[0].passage_id
    assert library.reader.search(EngineRequest(All((Match("养老"), Match("居家"))))).hits[0].passage_id == first


def test_enough_full_answers_are_not_widened(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "ENOUGH", 1)
    found = retrieved("养老 居家", library)
    assert (found.complete, found.result.total) == (None, 1)


def test_filters_do_not_widen_a_query_that_has_answers_without_them(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "ENOUGH", 1)
    found = retrieved("养老 居家", library, FacetFilter("city", frozenset({"330200"})))
    assert (found.complete, found.result.total) == (None, 0)


def test_by_date_a_filter_gives_what_its_count_says(library: Library) -> None:
    assert retrieved("养老 居家", library, sort="newest").result.total == 1
    assert retrieved("养老 居家", library, FacetFilter("city", frozenset({"330200"})), sort="newest").result.total == 0


def test_a_phrase_that_stands_nowhere_is_found_nowhere(library: Library) -> None:
    found = retrieved('"低保养老"', library)
    assert (found.complete, found.result.total) == (None, 0)
    assert retrieved('"低保养老" 服务', library).result.total == 0


def test_beside_a_phrase_all_words_may_be_missing(library: Library) -> None:
    found = retrieved('"社会救助兜底" 殡葬 慈善', library)
    assert (found.complete, found.result.total) == (0, 1)


def test_what_is_found_by_a_word_inside_a_word_is_marked_there(library: Library) -> None:
    found = retrieved("养老机构 儿童", library)
    assert found.complete == 0
    assert "养老" in found.marks
