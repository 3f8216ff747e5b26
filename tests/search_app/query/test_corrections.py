from dataclasses import replace
from time import monotonic
from typing import Any, cast

import pytest

from corpus.places.gazetteer import Gazetteer
from indexer.engine import EngineRequest, EngineResult, OutOfTime, Reader
from indexer.query import Also, Match, Phrase
from indexer.query import Any as AnyOf
from search_app.assistance.advice import advise
from search_app.query.corrections import MOST_LOOKED_AT, Speller
from search_app.query.lexicon import make_lexicon, read_lexicon
from search_app.request import SearchRequest
from search_app.search import Library, search
from tests.search_app.made import indexed, made

TEXT = """# 一、殡葬服务
推行殡葬服务改革，殡仪馆服务，撤销登记社会组织12家，发放低保标准补贴。
# 二、养老服务
养老服务中心提供康复辅具租赁，不合理收费已清退。
"""


@pytest.fixture(scope="module")
def shelf(library: Library, gazetteer: Gazetteer) -> Library:
    reader = indexed([made("d", TEXT, gazetteer=gazetteer)], gazetteer).reader
    lexicon = read_lexicon(reader)
    return replace(library, reader=reader, lexicon=lambda: lexicon)


@pytest.mark.parametrize(
    ("text", "expected", "mended"),
    [
        pytest.param("低宝 2023", ["低宝 → 低保"], "低保 2023", id="a homophone"),
        pytest.param("低寶", ["低寶 → 低保"], "低保", id="in the other script"),
        pytest.param("養老福务", ["養老福务 → 養老服務"], "養老服務", id="beside a word that is right"),
        pytest.param("社会组只 撤消登记", ["社会组只 → 社会组织", "撤消登记 → 撤销登记"], "社会组织 撤销登记", id="two"),
        pytest.param("殡藏服务", ["殡藏服务 → 殡葬服务"], "殡葬服务", id="another character, between the same neighbours"),
        pytest.param("康复铺具租赁", ["康复铺具租赁 → 康复辅具租赁"], "康复辅具租赁", id="between two neighbours"),
        pytest.param("title:低宝 低宝", ["低宝 → 低保"], "title:低宝 低保", id="where it is typed plainly"),
        pytest.param('"低宝" -低宝 低宝', ["低宝 → 低保"], '"低宝" -低宝 低保', id="neither quoted nor excluded"),
        pytest.param(
            "发放“低宝”的低宝标准", ["低宝 → 低保", "的低宝标准 → 的低保标准"], "发放“低保”的低保标准", id="in marks of a sentence"
        ),
        pytest.param("殡藏", [], None, id="another character, alone"),
        pytest.param("殡藏补贴", [], None, id="between other neighbours"),
        pytest.param("养老", [], None, id="a word of the index"),
        pytest.param("养老登记", [], None, id="words of the index"),
        pytest.param("2024x", [], None, id="not Han"),
        pytest.param("복지", [], None, id="nor Hangul"),
        pytest.param("魑魅魍魉", [], None, id="like nothing"),
        pytest.param("五保", [], None, id="a word with synonyms"),
        pytest.param("服务业", [], None, id="a word made of one of the index"),
    ],
)
def test_corrections(text: str, expected: list[str], mended: str | None, shelf: Library) -> None:
    advice = advise(search(SearchRequest(text), shelf), shelf)
    assert [f"{one.written} → {one.meant}" for one in advice.corrections] == expected
    assert (advice.corrected and advice.corrected.text) == mended


def test_what_is_meant_is_looked_for_too(shelf: Library) -> None:
    page = search(SearchRequest("殡藏服务"), shelf)
    assert page.hits[0].passage.id == "d#0"
    assert page.understanding.looked_for_too == (("殡藏", ("殡葬",)), ("殡葬", ("丧葬", "殡仪")))
    read, right = page.understanding.node, shelf.understand("殡葬服务").node
    assert isinstance(read, Also)
    assert isinstance(right, Also)
    assert read.required == right.required
    assert isinstance(read.optional, AnyOf)
    assert {Match("殡藏", "grams"), Match("殡葬", "grams")} <= set(read.optional.children)
    assert page.complete == 1
    assert any("殡葬" in text for text, marked in page.hits[0].snippet.pieces() if marked)


def test_without_expansions_it_is_offered_only(shelf: Library) -> None:
    understood = shelf.understand("低宝", expand=False)
    assert understood.expansions == ()
    assert [slip.target for slip in understood.slips] == ["低保"]


@pytest.mark.parametrize("text", ["养老 -低宝", "养老 服务 NOT yanglao", "养老 -(低宝 OR 殡藏服务)"])
def test_what_is_not_wanted_is_taken_as_typed(text: str, shelf: Library) -> None:
    understood = shelf.understand(text)
    assert understood.slips == ()
    assert understood == replace(shelf, lexicon=lambda: None).understand(text)


def test_of_a_long_query_a_few_words_are_looked_at(shelf: Library) -> None:
    asked: list[str] = []

    class Noted:
        """The reader of the shelf, which notes what words are asked for between their neighbours."""

        def __getattr__(self, name: str) -> Any:
            return getattr(shelf.reader, name)

        def search(self, request: EngineRequest) -> EngineResult:
            if isinstance(request.query, Phrase):
                asked.append(request.query.text)
            return shelf.reader.search(request)

    text = " ".join(f"殡藏服务{number}" for number in range(MOST_LOOKED_AT + 5))
    informed = replace(shelf, reader=cast("Reader", Noted()))
    assert len(informed.understand(text).slips) <= MOST_LOOKED_AT
    assert 0 < len(asked) <= MOST_LOOKED_AT


def test_a_slip_is_looked_for_while_there_is_time(shelf: Library) -> None:
    late = replace(shelf, until=monotonic() - 1)
    assert late.understand("殡葬服务").slips == ()
    with pytest.raises(OutOfTime):
        late.understand("殡藏服务")
    with pytest.raises(OutOfTime):
        late.understand("机构:民政局")


def test_a_place_is_no_slip(shelf: Library) -> None:
    lexicon = make_lexicon([("海树", 3)])
    speller = Speller(shelf.analyzer, shelf.reader, lambda: lexicon, shelf.vocabulary.places_named)
    assert [slip.target for slip in speller.slips("海书", tuple(shelf.analyzer.cut("海书")))] == ["海树"]
    assert speller.slips("海曙", tuple(shelf.analyzer.cut("海曙"))) == ()


def test_until_the_words_are_read_nothing_is_a_slip(library: Library) -> None:
    assert library.understand("低宝").slips == ()


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        pytest.param("公益性公募", [("公益性公募", "公益性公墓")], id="a word that stands elsewhere"),
        pytest.param("公募收费", [("公募", "公墓")], id="beside another"),
        pytest.param("公募基金会", [], id="as it stands in a passage"),
        pytest.param("公益性基金会", [], id="no other words of that sound"),
        pytest.param("公募", [], id="one word"),
        pytest.param("公募eap", [], id="not Han alone"),
    ],
)
def test_right_words_in_a_row_that_stands_nowhere(
    run: str, expected: list[tuple[str, str]], library: Library, gazetteer: Gazetteer
) -> None:
    reader = indexed([made("d", "公益性公墓收费。公募基金会备案。", gazetteer=gazetteer)], gazetteer).reader
    lexicon = read_lexicon(reader)
    speller = Speller(library.analyzer, reader, lambda: lexicon, library.vocabulary.places_named)
    assert [found[:2] for found in speller.confusions(run, tuple(library.analyzer.cut(run)))] == expected
