import pytest

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.assistance.suggestions import Suggester, Suggestion, make_suggester
from search_app.query.lexicon import read_lexicon
from search_app.search import Library
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made


@pytest.fixture
def suggester(library: Library) -> Suggester:
    return Suggester(
        library.reader, library.analyzer, library.vocabulary, read_lexicon(library.reader), {"养老服务": 9}, ("义乌市", "宁波市")
    )


def test_places_and_words_complete_the_last_piece(suggester: Suggester) -> None:
    assert Suggestion("补贴 义乌市", "place") in suggester.suggest("补贴 义")
    assert Suggestion("义乌 养老", "word") in suggester.suggest("义乌 养")


def test_terms_of_several_words_stand_among_the_words_by_how_many_passages_hold_them(gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    texts = ["低保标准提高。", "低保标准和低保金一并调整。", "低保对象复核，最低生活保障边缘家庭建档。"]
    reader = indexed((made(text, text, gazetteer=gazetteer) for text in texts), gazetteer).reader
    suggester = make_suggester(reader, load_analyzer(), vocabulary)
    assert suggester.suggest("低保")[0] == Suggestion("低保标准", "word")
    assert [text for text, kind in suggester.suggest("最低生活保") if kind == "word"] == [
        "最低生活保障",
        "最低生活保障边缘",
        "最低生活保障边缘家庭",
    ]
    assert Suggestion("養老服務", "word") not in suggester.suggest("養老"), "what stands in no passage is not suggested"


def test_headings_and_titles_that_contain_it(suggester: Suggester) -> None:
    found = suggester.suggest("社会救助")
    assert Suggestion("社会救助兜底有力", "heading") in found
    assert any(kind == "title" for _, kind in suggester.suggest("义乌市民政局"))


def test_either_script(suggester: Suggester) -> None:
    assert Suggestion("社会救助兜底有力", "heading") in suggester.suggest("社會救助")


def test_words_and_places_stand_in_the_script_typed(suggester: Suggester) -> None:
    assert Suggestion("補貼 義烏市", "place") in suggester.suggest("補貼 義")
    assert Suggestion("義烏 養老", "word") in suggester.suggest("義烏 養")


def test_what_begins_with_it_comes_first_in_the_script_typed(suggester: Suggester) -> None:
    assert [text for text, kind in suggester.suggest("养老服务") if kind == "heading"] == ["养老服务提质扩面"]
    assert [text for text, kind in suggester.suggest("工作計劃") if kind == "heading"] == ["2024年工作计划"]
    assert [text for text, kind in suggester.suggest("福利") if kind == "heading"] == ["兒童福利"]


@pytest.mark.parametrize("typed", ["yl", "yanglao", "YL", "yangl"])
def test_pinyin(typed: str, suggester: Suggester) -> None:
    assert Suggestion("养老", "word") in suggester.suggest(typed)


@pytest.mark.parametrize("typed", ["", "   ", "义乌 ", "，", "\x00"])
def test_nothing_to_complete(typed: str, suggester: Suggester) -> None:
    assert suggester.suggest(typed) == ()


def test_never_what_is_there_already_and_never_too_many(suggester: Suggester) -> None:
    assert all(text != "养老" for text, _ in suggester.suggest("养老"))
    assert len(suggester.suggest("养", most=2)) <= 2


@pytest.mark.parametrize("begun", ["-", "title:", "补贴　", "补贴，", "（补贴 OR ", "「", "补贴 -"])
def test_the_query_language_stays_as_typed(begun: str, suggester: Suggester) -> None:
    assert Suggestion(f"{begun}义乌市", "place") in suggester.suggest(f"{begun}义")
