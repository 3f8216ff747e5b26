from threading import enumerate as threads

import pytest

from indexer.engine import EngineError, EngineRequest, EngineResult
from search_app.assistance.suggesters import Suggesters
from search_app.search import Library


@pytest.fixture
def suggesters(library: Library) -> Suggesters:
    return Suggesters(library.analyzer, library.vocabulary)


def wait() -> None:
    for thread in threads():
        if thread.name == "suggester":
            thread.join(10)


def test_made_in_a_thread_once(suggesters: Suggesters, library: Library) -> None:
    assert suggesters.ready(library.reader) is None
    wait()
    made = suggesters.ready(library.reader)
    assert made is not None
    assert made is suggesters.ready(library.reader)
    assert set(made.places) == {"浙江省", "金华市", "义乌市", "宁波市"}
    assert "低保" in made.lexicon.frequencies


class Damaged:
    """A reader whose files have gone."""

    searches = 0

    def search(self, _: EngineRequest) -> EngineResult:
        self.searches += 1
        raise EngineError("terms.bin: truncated")


def test_an_index_that_cannot_be_read_is_tried_once(suggesters: Suggesters, library: Library) -> None:
    damaged = Damaged()
    for _ in range(3):
        assert suggesters.ready(damaged) is None  # type: ignore[arg-type]
        wait()
    assert damaged.searches == 1
    assert suggesters.ready(library.reader) is None
    wait()
    assert suggesters.ready(library.reader) is not None
