"""A search has its time: what is had by then is shown and called partial; where nothing is, the answer says to come back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic, sleep

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from indexer.engine import EngineRequest, EngineResult, OutOfTime
from indexer.memory_engine import MemoryReader
from search_app.i18n import Interface
from search_app.request import SearchRequest
from search_app.search import Library, search
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import MadeIndex

MISSING = "The search ran out of time: passages that hold only some of the words may be missing."
STOPPED = "The search took too long and was stopped."
Slow = Callable[[int], FlaskClient]


class SlowReader(MemoryReader):
    """Answers so many searches that have their time; the next takes all of it."""

    def __init__(self, quick: MemoryReader, answers: int) -> None:
        self.__dict__ |= vars(quick)
        self.answers = answers

    def search(self, request: EngineRequest) -> EngineResult:
        if request.until is not None:  # suggestions are made beside the requests, and have all the time in the world
            self.answers -= 1
            if self.answers < 0:
                request = replace(request, until=monotonic() - 1)
        return super().search(request)


class SleepingReader(MemoryReader):
    """Takes a moment longer than it is given."""

    def __init__(self, quick: MemoryReader) -> None:
        self.__dict__ |= vars(quick)

    def search(self, request: EngineRequest) -> EngineResult:
        if request.until is not None:
            sleep(max(0.0, request.until - monotonic()) + 0.001)
        return super().search(request)


@pytest.fixture
def slow(index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> Slow:
    """A client of a site whose engine is quick for so many searches."""

    def client(answers: int) -> FlaskClient:
        assert isinstance(index.reader, MemoryReader)
        reader = SlowReader(index.reader, answers)
        return create_app(Settings(language="en"), replace(index, reader=reader), load_analyzer(), vocabulary, interfaces).test_client()

    return client


def test_what_holds_every_word_is_shown_when_there_is_no_time_for_the_rest(slow: Slow) -> None:
    page = slow(1).get("/search?q=养老 居家")
    assert page.status_code == 200
    assert MISSING in page.text
    assert page.text.count('<article class="hit">') == 1
    assert slow(99).get("/search?q=养老 居家").text.count('<article class="hit">') > 1


def test_the_api_says_partial(slow: Slow) -> None:
    found = slow(1).get("/api/v1/search?q=养老 居家").get_json()
    assert (found["partial"], found["total"], len(found["hits"])) == (True, 1, 1)
    assert slow(99).get("/api/v1/search?q=养老 居家").get_json()["partial"] is False


def test_hits_without_hints(slow: Slow) -> None:
    page = slow(2).get("/search?q=义乌 养老 2023&expand=0").text
    assert '<article class="hit">' in page
    assert "corrections and hints may be missing" in page
    assert 'class="offers"' not in page


def test_no_hits_and_no_time_to_say_why(slow: Slow) -> None:
    page = slow(2).get("/search?q=没有的词&expand=0").text
    assert "No passage found" in page
    assert "corrections and hints may be missing" in page


@pytest.mark.parametrize("address", ["/search?q=养老", "/api/v1/search?q=养老", "/search.csv?q=养老", "/search.atom?q=养老"])
def test_no_answer_at_all(slow: Slow, address: str) -> None:
    answer = slow(0).get(address)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert STOPPED in answer.text
    assert "养老" not in answer.text


def test_a_document_is_shown_without_knowing_its_matches(slow: Slow) -> None:
    page = slow(0).get("/documents/yiwu?q=养老").text
    assert "<mark>养老</mark>" in page
    assert "no time left to find the passages with matches" in page


def test_the_columns_there_was_time_for(slow: Slow) -> None:
    page = slow(1).get("/compare?q=养老&city=330782&city=330200").text
    assert page.count("There was no time left to look.") == 1
    assert '<article class="hit">' in page
    table = slow(1).get("/compare.csv?q=养老&city=330782&city=330200").text
    assert "宁波市,There was no time left to look." in table


def test_similar_passages_of_other_places_only(slow: Slow) -> None:
    page = slow(1).get("/similar/yiwu?passage=p-0002")
    assert page.status_code == 200
    assert "There was no time left to look." in page.text


def test_a_table_says_what_it_lacks(slow: Slow) -> None:
    lines = slow(1).get("/search.csv?q=养老 居家").text.splitlines()
    assert lines[-1] == MISSING


def test_both_outcomes_are_counted(slow: Slow) -> None:
    client = slow(1)
    for _ in range(2):
        client.get("/search?q=养老 居家")
    counters = client.get("/metrics").text
    assert 'search_out_of_time_total{endpoint="results.results",outcome="partial"} 1\n' in counters
    assert 'search_out_of_time_total{endpoint="results.results",outcome="refused"} 1\n' in counters


@pytest.mark.parametrize(("allowed", "status"), [(20, 503), (0, 200)])
def test_the_setting_is_the_time(
    allowed: int, status: int, index: MadeIndex, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]
) -> None:
    assert isinstance(index.reader, MemoryReader)
    reader = SleepingReader(index.reader) if allowed else index.reader
    settings = Settings(query_milliseconds=allowed)
    client = create_app(settings, replace(index, reader=reader), load_analyzer(), vocabulary, interfaces).test_client()
    assert client.get("/search?q=养老").status_code == status


def test_a_search_whose_time_is_over_before_it_begins(library: Library) -> None:
    with pytest.raises(OutOfTime):
        search(SearchRequest("养老"), replace(library, until=monotonic() - 1))
