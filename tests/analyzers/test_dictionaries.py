"""The shipped dictionaries: each word earns its place, and the made one is up to date."""

import logging
import runpy

import jieba
import pytest

from analyzers import fold, load_analyzer
from analyzers.rows import read_rows
from analyzers.segmentation import DICTIONARIES, JiebaSegmenter, read_dictionary
from tests.conftest import ROOT

WORDS, PLACES = DICTIONARIES


@pytest.fixture(scope="module")
def stock() -> jieba.Tokenizer:
    """jieba with its own dictionary only."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def test_jieba_alone_lacks_every_word_or_tears_it_apart(stock: jieba.Tokenizer) -> None:
    assert [word for word, _ in read_dictionary() if stock.FREQ.get(word) and list(stock.cut(word)) == [word]] == []


def test_every_word_is_cut_as_one() -> None:
    segmenter = JiebaSegmenter(read_dictionary())
    assert [entry.word for entry in read_dictionary() if list(segmenter.cut(entry.word)) != [entry.word]] == []


def test_no_word_hides_a_longer_known_one() -> None:
    """The words inside a word are indexed up to three characters; a known one of four would be lost in it."""
    segmenter = JiebaSegmenter(read_dictionary())
    for row in read_rows(WORDS, columns=2):
        word = row.values[0]
        inner = [word[start:end] for start in range(len(word)) for end in range(start + 4, len(word) + 1)]
        assert not [part for part in inner if part != word and segmenter.knows(part)], row


def test_names_of_places_are_those_of_the_gazetteer() -> None:
    data = ROOT / "corpus" / "data"
    place_lines = runpy.run_path(str(ROOT / "analyzers" / "data" / "build_places.py"))["place_lines"]
    made = list(place_lines(data / "regions.tsv", data / "place_exceptions.tsv"))
    kept = [line for line in PLACES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert kept == made, "make it again: python -m analyzers.data.build_places corpus/data/regions.tsv corpus/data/place_exceptions.tsv"


@pytest.mark.parametrize(
    "cut",
    [
        "义乌市 民政局 印发 通知",
        "各县 民政局 和 区 民政局",
        "市 民政局 推进 养老 服务",
        "失能 老人 助餐 和 助浴 服务",
        "老旧小区 适老化 改造",
        "未保站 和 儿童主任",
        "健全 社会组织 法人 治理 结构",
        "打击 黑社会 组织",
        "出具 火化 证明",
        "中医药 健康 养老 服务",
        "降低 保证金 比例",
        "人民政府 民政部门",
        "向 社会 公开 提出 质询 案",
        "老年人口 占 户籍 人口",
        "重度残疾人 护理补贴",
        "景宁县 民政局 和 景宁畲族自治县 民政局",
        "鄞州区 和 鄠邑区",
        "建设 和 安监 行政",
        "复市 中 遇到 的 困难",
        "身心障碍者 长照 服务",
    ],
)
def test_cut_in_context(cut: str) -> None:
    text = cut.replace(" ", "")
    assert fold(text).text == text
    assert " ".join(token.text for token in load_analyzer().cut(text)) == cut
