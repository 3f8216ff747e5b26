from pathlib import Path

import pytest

from analyzers import fold, load_analyzer
from analyzers.questions import load_function_words, load_question_words, read_folded_words, without_question
from analyzers.rows import DataError


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("上城区2023年养老服务做得怎么样", "上城区2023年养老服务"),
        ("低保標準是多少", "低保标准"),
        ("收养评估要多少天", "收养评估"),
        ("什么是微心愿", "微心愿"),
        ("如何办理收养登记", "办理收养登记"),
        ("怎么样", "怎么样"),
        ("有哪些", "有哪些"),
        ("如皋市养老", "如皋市养老"),
        ("几何", "几何"),
    ],
)
def test_what_is_left_of_a_question(text: str, left: str) -> None:
    folded = fold(text).text
    rest = without_question(folded, tuple(load_analyzer().cut(folded)), load_question_words())
    assert rest.strip() == left
    assert len(rest) == len(folded)


def test_an_entry_that_is_not_folded_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("怎么\n什麼\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words.txt:2: .*什么"):
        read_folded_words(path)


def test_function_words_are_words_as_they_are_cut_and_no_question_words() -> None:
    whole = {word for word in load_function_words() if [token.text for token in load_analyzer().cut(word)] == [word]}
    assert whole == load_function_words()
    assert not load_function_words() & load_question_words()
