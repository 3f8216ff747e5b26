"""Snippets are slices of the original; marks are balanced and never nested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers import fold, load_analyzer
from search_app.snippets import Highlighter, Marked, merge, snippet

TEXTS = st.text(alphabet="养老養服务務補贴。；，\n 0123年（）<>&\"'\u3000\u200b𠮷㈠後后", max_size=400)
WORDS = st.frozensets(st.sampled_from(["养老", "服务", "补贴", "老", "2023", "后"]))
PHRASES = st.lists(st.sampled_from(["养老服务", "服务补", "。", "老服"]), max_size=2)


def highlighter(*words: str, phrases: tuple[str, ...] = ()) -> Highlighter:
    return Highlighter(load_analyzer(), frozenset(words), phrases)


def shown(marked: Marked) -> str:
    return "".join(f"[{piece}]" if is_marked else piece for piece, is_marked in marked.pieces())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发展养老服务补贴", "发展[养老服务]补贴"),
        ("發展養老服務補貼", "發展[養老服務]補貼"),
        ("养\n老服务", "[养\n老服务]"),
        ("ａ养老", "ａ[养老]"),
    ],
)
def test_words_are_marked_in_the_script_of_the_text(text: str, expected: str) -> None:
    assert shown(highlighter("养老", "服务").mark(text)) == expected


def test_a_phrase_is_marked_where_it_stands_whatever_the_words() -> None:
    assert shown(highlighter(phrases=("老服务补",)).mark("养老服务补贴、養老服務補貼")) == "养[老服务补]贴、養[老服務補]貼"


def test_touching_spans_become_one() -> None:
    assert merge([(4, 6), (0, 2), (1, 4), (8, 8), (9, 10)]) == ((0, 6), (9, 10))


@given(TEXTS, WORDS, PHRASES)
def test_marks_are_in_order_apart_and_inside(text: str, words: frozenset[str], phrases: list[str]) -> None:
    marked = Highlighter(load_analyzer(), words, phrases).mark(text)
    assert "".join(piece for piece, _ in marked.pieces()) == text
    ends = [0, *(end for _, end in marked.marks)]
    assert all(before <= start < end <= len(text) for before, (start, end) in zip(ends, marked.marks, strict=False))
    assert all(end < start for (_, end), (start, _) in zip(marked.marks, marked.marks[1:], strict=False))
    for phrase in phrases:
        assert fold(text).text.count(phrase) == 0 or marked.marks


@given(st.text(alphabet="养老服务补贴元万个。；，、：,;!?%./-\n 0123年（）〔〕号", max_size=60))
def test_no_word_is_missed_where_only_clauses_that_may_hold_it_are_cut(text: str) -> None:
    analyzer, folded = load_analyzer(), fold(text)
    tokens = list(analyzer.words(folded.text))
    for word in {token.text for token in tokens}:
        spans = [folded.span(token.start, token.end) for token in tokens if token.text == word]
        assert highlighter(word).mark(text).marks == merge(spans)


@given(TEXTS, WORDS, st.integers(0, 40))
def test_a_snippet_is_a_slice_with_the_marks_of_that_slice(text: str, words: frozenset[str], body: int) -> None:
    marked = highlighter(*words).mark(text)
    body = min(body, len(text))
    start, end = snippet(marked, body, aim=40)
    cut = marked.cut(start, end)
    assert body <= start <= end <= len(text)
    assert end - start <= 40 * 1.2 + 60
    assert cut.text == text[start:end]
    inside = [position for first, last in marked.marks for position in range(first, last) if start <= position < end]
    assert [start + position for first, last in cut.marks for position in range(first, last)] == inside


def test_the_window_with_most_of_the_query_is_shown() -> None:
    text = "开头。" * 40 + "发放养老服务补贴三百万元。" + "结尾。" * 40
    start, end = snippet(highlighter("养老", "补贴").mark(text))
    assert text[start:end].startswith("发放养老服务补贴三百万元。")


def test_a_mark_deep_inside_a_long_sentence_is_shown() -> None:
    text = "无" * 300 + "，养老服务" + "无" * 300
    start, end = snippet(highlighter("养老").mark(text))
    assert start <= text.index("养老") < end


def test_a_short_passage_is_shown_whole_after_its_heading() -> None:
    assert snippet(Marked("一、养老\n发放补贴。"), body=5) == (5, 10)
