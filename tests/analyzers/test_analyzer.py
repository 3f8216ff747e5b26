import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from analyzers import Analyzer, fold, load_analyzer
from analyzers import analyzer as analyzer_module
from analyzers.analyzer import DATA, MODULES
from analyzers.questions import FUNCTION_WORDS, QUESTION_WORDS
from analyzers.segmentation import DICTIONARIES
from analyzers.synonyms import FILES
from tests.analyzers.texts import any_text, chinese_text


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return load_analyzer()


def words(text: str) -> list[str]:
    return [token.text for token in load_analyzer().words(fold(text).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("义乌市养老服务", ["义乌市", "义乌", "养老", "服务"]),
        ("农业发展银行", ["农业", "发展银行"[:2], "银行", "农业发展银行"]),
        ("2020年", ["2020年", "2020"]),
        ("24口", ["24口", "24"]),
        ("〔2023〕15号", ["[2023]15号", "2023", "15", "15号"]),
        ("12.5%", ["12.5%", "12.5", "12", "5"]),
        ("5598.07万元", ["5598.07万元", "5598.07万", "5598.07", "5598"]),
        ("4.1万余件", ["4.1万", "4.1"]),
        ("80周岁", ["80周岁", "80"]),
        ("복지 \uf06c 﨟", ["복지", "﨟"]),
        ("0574-63961234", ["0574-63961234", "0574", "63961234"]),
        ("2024-07-04", ["2024-07-04", "2024", "07", "04"]),
        ("1+8+X", ["1+8+x", "1+8", "8+x", "1", "8", "x"]),
        ("PM2.5", ["pm2.5", "2.5", "pm", "5"]),
        ("在二〇二〇年", ["二〇二〇年"]),
        ("一九九八年", ["一九九八年"]),
        ("人民政府民政局", ["人民", "政府", "民政", "民政局"]),
        ("2023年长者食堂", ["2023年", "2023", "年", "长者"]),
        ("5家庭医生", ["5家", "家庭"]),
        ("2021-2025年社工", ["2021-2025年", "2025年", "社工"]),
        ("G20峰会", ["g20", "g", "20", "峰会"]),
        ("的", ["的"]),
    ],
)
def test_what_a_user_types_is_a_word(text: str, expected: list[str]) -> None:
    assert set(expected) <= set(words(text))


@pytest.mark.parametrize(("text", "astray"), [("县人民政府", "民政"), ("人民政协", "民政"), ("1+8+X", "+"), ("a.b.c.d.e.f", "a.b")])
def test_what_only_straddles_words_is_none(text: str, astray: str) -> None:
    assert astray not in words(text)


def test_a_query_has_its_units_with_their_numbers(analyzer: Analyzer) -> None:
    assert [token.text for token in analyzer.asked("[2019]78号文件5598.07万元5家庭")] == ["[2019]78号", "文件", "5598.07万元", "5", "家庭"]


def test_terms_in_bulk_are_those_of_the_tokens(analyzer: Analyzer) -> None:
    text = "市人民政府、人民政协和民政局在二〇二〇年为残疾人联合会办1+8+x件事"
    assert sorted(analyzer.word_terms(text)) == sorted(token.text for token in analyzer.words(text))


def test_words_stand_where_they_say(analyzer: Analyzer) -> None:
    folded = fold("慈溪市發放養老服務補貼5598.07萬元（〔2019〕78號）。")
    for token in [*analyzer.words(folded.text), *analyzer.grams(folded.text)]:
        assert folded.text[token.start : token.end] == token.text
        assert fold(folded.original[slice(*folded.span(token.start, token.end))]).text == token.text


def test_grams_are_pairs_and_single_characters(analyzer: Analyzer) -> None:
    assert [token.text for token in analyzer.grams("养老，服5a")] == ["养", "养老", "老", "服", "服5", "5", "5a", "a"]


@given(any_text)
def test_random_text_is_cut_without_harm(text: str) -> None:
    folded = fold(text).text
    analyzer = load_analyzer()
    for stream in (analyzer.cut, analyzer.words, analyzer.grams):
        for token in stream(folded):
            assert token.text
            assert folded[token.start : token.end] == token.text


@given(chinese_text)
def test_cut_words_follow_one_another(text: str) -> None:
    folded = fold(text).text
    end = 0
    for token in load_analyzer().cut(folded):
        assert token.start >= end
        end = token.end


@given(chinese_text)
def test_query_tokens_are_index_tokens(text: str) -> None:
    """One analyser serves both sides: what is cut from a text as a query is among what was indexed of it."""
    folded = fold(text).text
    analyzer = load_analyzer()
    indexed = {token.text for token in analyzer.words(folded)}
    assert {token.text for token in analyzer.cut(folded)} <= indexed
    assert {token.text for token in analyzer.asked(folded)} <= indexed


@given(chinese_text)
def test_grams_cover_every_letter(text: str) -> None:
    folded = fold(text).text
    covered = {index for token in load_analyzer().grams(folded) for index in range(token.start, token.end)}
    assert covered == {index for index, character in enumerate(folded) if character.isalnum()}


def test_another_process_cuts_the_same() -> None:
    program = (
        "from analyzers import *; a = load_analyzer();"
        "print(a.fingerprint, *(t.text for t in a.words(fold('慈溪市發放養老服務補貼5598.07萬元').text)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs.pop().startswith(load_analyzer().fingerprint)


def test_what_shapes_tokens_is_in_the_fingerprint() -> None:
    """Each module that takes part in cutting, and each of its data files."""
    package = Path(analyzer_module.__file__).parent
    of_queries = {"ages.py", "expansion.py", "pinyin.py", "questions.py", "reading_script.py", "synonyms.py"}
    for_people = {"__init__.py", "__main__.py", "console.py", "explain.py", "visible.py"}
    assert {path.name for path in package.glob("*.py")} - of_queries - for_people == set(MODULES)
    dictionaries = {path.name for path in DICTIONARIES}
    queried = {path.name for path in (*FILES, QUESTION_WORDS, FUNCTION_WORDS)}
    assert {path.name for path in (package / "data").glob("*.t*")} - queried - dictionaries == set(DATA)


def test_words_among_some_are_those_of_all(analyzer: Analyzer) -> None:
    folded = fold("困境儿童和留守儿童的居家养老服务中心，2020年3月发放5598.07万元，社会保险基金㐱二〇二〇年").text
    every = list(analyzer.words(folded))
    for among in ({"养老", "服务"}, {"儿童", "2020", "万元", "保险"}, {token.text for token in every}, set[str]()):
        assert list(analyzer.words(folded, among)) == [token for token in every if token.text in among]
