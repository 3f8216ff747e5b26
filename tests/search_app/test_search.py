from dataclasses import replace

import pytest

from indexer.engine import EngineError, PassageFound
from indexer.memory_engine import MemoryReader
from search_app.request import SearchRequest
from search_app.search import Library, search


class WithoutDocuments(MemoryReader):
    """Finds passages whose documents are lost."""

    def __init__(self, whole: MemoryReader) -> None:
        self.__dict__ |= vars(whole)

    def passage(self, _: str) -> PassageFound | None:
        return None


def test_a_document_that_is_lost_is_damage_and_says_how_to_mend_it(library: Library) -> None:
    assert isinstance(library.reader, MemoryReader)
    with pytest.raises(EngineError, match="python -m indexer rebuild"):
        search(SearchRequest("养老"), replace(library, reader=WithoutDocuments(library.reader)))


def test_a_list_that_is_cut_off_says_so(library: Library) -> None:
    page = search(SearchRequest("养老", per_page=2), replace(library, max_results=3))
    assert page.total > 2
    assert (page.pages, page.capped) == (1, True)
