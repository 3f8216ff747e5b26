"""The two segmenters give the same words, so an index built with one is read with the other."""

import random
import re
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import Analyzer, fold, gram_terms
from analyzers.rows import DataError
from analyzers.segmentation import WORD_CHARACTERS, JiebaSegmenter, RustSegmenter, read_dictionary
from tests.analyzers.texts import any_text, chinese_text

pytest.importorskip("rjieba", reason="rjieba is not installed here; jieba alone is used")

PYTHON, RUST = JiebaSegmenter(read_dictionary()), RustSegmenter(read_dictionary())
RUN = re.compile(f"[{WORD_CHARACTERS}]+")


def assert_alike(text: str) -> None:
    for run in RUN.findall(text):
        assert PYTHON.cut(run) == RUST.cut(run)
        assert PYTHON.cut_for_search(run) == RUST.cut_for_search(run)


@settings(max_examples=300)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40))
def test_alike_on_random_characters(text: str) -> None:
    assert_alike(text)


@pytest.mark.parametrize(
    "text", ["兹助助助朋", "耀民干民干典", "动动动动动动动动动", "可可可可在某某某", "发发发发长 养老", "误契契误误契契", "维洩洩刊刊洩刊"]
)
def test_alike_where_two_ways_to_cut_are_equally_likely(text: str) -> None:
    assert_alike(text)
    assert PYTHON.cut_for_search(text) == RUST.cut_for_search(text)


def test_alike_on_neighbouring_dictionary_words() -> None:
    draw = random.Random(7)
    words = sorted(PYTHON._tokenizer.FREQ)
    for _ in range(2000):
        assert_alike("".join(draw.choices(words, k=8)))


def test_alike_on_every_run_of_real_documents(shared: Path) -> None:
    for path in (shared / "seeds").glob("*.txt"):
        assert_alike(fold(path.read_text(encoding="utf-8")).text)


def test_alike_on_every_run_of_laws(shared: Path) -> None:
    """Of every twelfth law, each different run once: jieba takes 15 s for them, and would take three minutes for all laws."""
    runs: set[str] = set()
    with tarfile.open(shared / "corpora" / "laws-zh-hans.tar.xz") as laws:
        for number, member in enumerate(laws):
            if number % 12 == 0 and (law := laws.extractfile(member)):
                runs.update(RUN.findall(fold(law.read().decode()).text))
    assert len(runs) > 50_000
    for run in sorted(runs):
        assert_alike(run)


@given(any_text | chinese_text)
def test_the_analyzer_gives_the_same_terms_with_either(text: str) -> None:
    folded = fold(text).text
    python, rust = Analyzer(PYTHON), Analyzer(RUST)
    assert python.fingerprint == rust.fingerprint
    assert python.word_terms(folded) == rust.word_terms(folded)
    assert list(python.words(folded)) == list(rust.words(folded))


@given(any_text | chinese_text)
def test_terms_are_those_of_the_tokens(text: str) -> None:
    folded = fold(text).text
    analyzer = Analyzer(RUST)
    assert sorted(analyzer.word_terms(folded)) == sorted(token.text for token in analyzer.words(folded))
    assert sorted(gram_terms(folded)) == sorted(token.text for token in analyzer.grams(folded))


def test_words_of_the_field_are_words() -> None:
    for word, _ in read_dictionary():
        assert PYTHON.knows(word)
        assert RUN.fullmatch(word), f"{word} is not Han text"
        assert fold(word).text == word, f"{word} is not folded"


def test_a_wrong_frequency_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("养老\tmany\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words.tsv:1: the frequency of 养老 is a whole number"):
        read_dictionary([path])


def test_a_word_of_two_dictionaries_is_named(tmp_path: Path) -> None:
    words, places = tmp_path / "words.tsv", tmp_path / "places.tsv"
    words.write_text("低边\t3\n义乌\t3\n", encoding="utf-8")
    places.write_text("# made\n义乌\t1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"places.tsv:2: '义乌' stands in another dictionary"):
        read_dictionary([words, places])
