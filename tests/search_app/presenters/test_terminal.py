"""What a terminal is told of documents: their text, and nothing that it would obey."""

import pytest

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.assistance.advice import advise
from search_app.page import SearchPage
from search_app.presenters.terminal import BOLD, DIM, RESET, search_text
from search_app.request import SearchRequest
from search_app.search import Library, search
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made

ORDERS = "\x1b]0;title\x07\x1b[2J\r\x9b31m\u202e"
"""Names the window, clears the screen, goes back in the line, turns red (also with the one-character CSI), turns the writing."""
OBEDIENT = f"# 一、养老{ORDERS}\n养老服务{ORDERS}\n补贴\n# 二、其他\n低保{ORDERS}\n"


@pytest.fixture
def shelf(gazetteer: Gazetteer, vocabulary: Vocabulary) -> Library:
    documents = [made(f"{name}{ORDERS}", OBEDIENT, gazetteer=gazetteer, title=f"养老{ORDERS}", issuer=f"民政局{ORDERS}") for name in "ab"]
    return Library(indexed(documents, gazetteer).reader, load_analyzer(), vocabulary, 10_000)


@pytest.mark.parametrize("asked", ["养老", f"title:养老{ORDERS}", f'"没有的{ORDERS}句子" 养老', f"issuer:{ORDERS}"])
@pytest.mark.parametrize("colour", [True, False])
def test_nothing_of_a_document_or_a_query_is_obeyed(shelf: Library, asked: str, colour: bool) -> None:
    page = search(SearchRequest(asked), shelf, per_document=2)
    lines = [line.replace(BOLD, "").replace(DIM, "").replace(RESET, "") for line in shown(page, shelf, colour)]
    assert [line for line in lines if not line.isprintable()] == []


def test_the_text_stays_on_its_line_and_codes_tell_what_is_in_it(shelf: Library) -> None:
    lines = shown(search(SearchRequest("养老"), shelf), shelf, colour=False)
    assert any(line.startswith("1. 【养老】U+001B]0;titleU+0007") for line in lines)
    assert any("【养老】服务U+001B" in line and "补贴" in line for line in lines)


def shown(page: SearchPage, shelf: Library, colour: bool) -> list[str]:
    return list(search_text(page, advise(page, shelf), colour))


def test_ways_out_are_told_where_nothing_was_found(library: Library) -> None:
    assert not any("passages with:" in line for line in shown(search(SearchRequest("养老 火星"), library), library, colour=False))
    assert any("passages with:" in line for line in shown(search(SearchRequest('养老 "火星移民"'), library), library, colour=False))


def test_what_was_changed_in_a_query_is_told_in_a_sentence(library: Library) -> None:
    lines = shown(search(SearchRequest("(养老 year:abcd"), library), library, colour=False)
    assert lines[:2] == [
        "note: A bracket was left open; it was closed at the end.",
        "note: “abcd” is no condition that is known; it was searched as words.",
    ]
