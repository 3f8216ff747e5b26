"""A document as it is read: nothing of the text is lost, headings are levelled, matches are those that name most."""

from dataclasses import replace
from datetime import date
from time import monotonic

import pytest

from corpus.model import ParsedDocument
from corpus.places.gazetteer import Gazetteer
from indexer.engine import EngineRequest, EngineResult
from indexer.memory_engine import MemoryReader
from search_app.document import DocumentPage, document_page
from search_app.request import SearchRequest
from search_app.search import Library, search
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made

RUN_IN = """# 一、工作情况。全年推进各项工作
### 1.养老服务
新建中心。
## （二）社会救助
发放低保金。养老服务补贴同步发放。
"""


@pytest.fixture
def shelf(gazetteer: Gazetteer, library: Library) -> Library:
    parsed = made("a", RUN_IN, gazetteer=gazetteer)
    first = parsed.sections[0]
    shortened = type(first)("一、工作情况", 1, ("一、工作情况",), first.start, first.end)
    document = ParsedDocument(parsed.document, (shortened, *parsed.sections[1:]), parsed.passages)
    return Library(indexed([document], gazetteer).reader, library.analyzer, library.vocabulary, 100)


def shown(page: DocumentPage | None) -> DocumentPage:
    assert page
    return page


def test_every_character_is_shown_once(shelf: Library) -> None:
    page = shown(document_page("a", SearchRequest("养老"), shelf))
    text = "".join(block.text.text for view in page.passages for block in view.blocks)
    assert text == "".join(page.document.text.split("\n"))


def test_a_heading_that_runs_into_its_text_leads_a_paragraph_and_levels_have_no_gap(shelf: Library) -> None:
    blocks = [block for view in shown(document_page("a", SearchRequest(), shelf)).passages for block in view.blocks]
    assert [(block.level, block.lead, block.anchor) for block in blocks] == [
        (0, 6, "s-0001"),
        (1, 0, "s-0002"),
        (0, 0, None),
        (1, 0, "s-0003"),
        (0, 0, None),
    ]


def test_matches_are_what_the_search_finds(shelf: Library) -> None:
    for text in ("养老 低保", "养老", "火星", "", "“发放低保金”"):
        hits = search(SearchRequest(text), shelf).hits if text else ()
        matches = shown(document_page("a", SearchRequest(text), shelf)).matches
        assert list(matches) == sorted(hit.anchor for hit in hits)
        assert [near.before for near in matches.values()] == [None, *matches][: len(matches)]
        assert [near.after for near in matches.values()] == [*matches, None][1:]


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("养老", {"year": ("2021",)}),
        SearchRequest("养老 低保 服务", {"year": ("2023",)}),
        SearchRequest("养老 低保", sort="newest"),
        SearchRequest("养老 year:2023", {"city": ("330782",)}, page=2),
        SearchRequest("养老", published_from=date(2024, 2, 1)),
    ],
)
def test_as_many_as_the_list_says_there_are(request_: SearchRequest, gazetteer: Gazetteer, library: Library) -> None:
    """The results page shows a document's first passage and how many more there are; its link leads to these."""
    documents = [
        made("a", RUN_IN, gazetteer=gazetteer),
        made("b", TABLE, gazetteer=gazetteer, years=(2021,), issuer=None, published=None),
    ]
    parts = [passage._replace(years=(2021,) if at == 2 else (2023,)) for at, passage in enumerate(documents[0].passages)]
    documents[0] = replace(documents[0], passages=tuple(parts))
    shelf = replace(library, reader=indexed(documents, gazetteer).reader)
    listed = {hit.document.id: 1 + hit.more for hit in search(replace(request_, page=1), shelf, per_document=1).hits}
    for parsed in documents:
        matches = shown(document_page(parsed.document.id, request_, shelf)).matches
        assert len(matches) == listed.get(parsed.document.id, 0)


def test_only_the_document_is_asked(library: Library) -> None:
    asked: list[EngineRequest] = []

    class Noted(MemoryReader):
        def __init__(self) -> None:
            self.__dict__ |= vars(library.reader)

        def search(self, request: EngineRequest) -> EngineResult:
            asked.append(request)
            return super().search(request)

    shown(document_page("yiwu", SearchRequest("服务"), replace(library, reader=Noted())))
    assert {request.document for request in asked if request.limit} == {"yiwu"}


def test_without_time_even_to_read_the_query_the_document_is_shown(shelf: Library) -> None:
    page = shown(document_page("a", SearchRequest("机构:民政局 养老"), replace(shelf, until=monotonic() - 1)))
    assert page.partial
    assert not page.matches


def test_no_such_document(shelf: Library, vocabulary: Vocabulary) -> None:
    assert document_page("b", SearchRequest(), shelf) is None


TABLE = """# 主要指标
各项指标如下。
指标名称 | 2020年 | 2025年
养老机构床位（张） | 640 | 8000
社区覆盖率（%） | 62 | 100
注 | 以上均为预期性
备注：数据截至年底。
"""


def test_rows_of_equal_length_are_a_table(gazetteer: Gazetteer, library: Library) -> None:
    parsed = made("t", TABLE, gazetteer=gazetteer)
    shelf = Library(indexed([parsed], gazetteer).reader, library.analyzer, library.vocabulary, 100)
    (view,) = shown(document_page("t", SearchRequest("养老"), shelf)).passages
    assert [bool(block.rows) for block in view.blocks] == [False, False, True, False, False]
    table = view.blocks[2]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标名称", "2020年", "2025年"],
        ["养老机构床位（张）", "640", "8000"],
        ["社区覆盖率（%）", "62", "100"],
    ]
    assert table.has_head
    assert table.rows[1][0].marks == ((0, 2),)
    text = "".join(block.text.text.replace("\n", "") for block in view.blocks)
    assert text == parsed.document.text.replace("\n", "")
