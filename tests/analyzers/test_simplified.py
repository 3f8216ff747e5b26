"""Our pass over OpenCC's tables gives what OpenCC gives."""

import random
from pathlib import Path

import pytest
from opencc import OpenCC

from analyzers.simplified import Simplifier, Tables, read_table, read_tables

TABLES = read_tables()
simplify = Simplifier(TABLES)


@pytest.fixture(scope="module")
def opencc() -> OpenCC:
    return OpenCC("t2s")


def test_equal_on_every_entry(opencc: OpenCC) -> None:
    for entry in [*TABLES.phrases, *TABLES.characters]:
        assert simplify(entry) == opencc.convert(entry)


def test_equal_on_neighbouring_entries(opencc: OpenCC) -> None:
    """Phrases that touch and overlap: the longest wins, then the leftmost."""
    draw = random.Random(2024)
    entries = [*TABLES.phrases, *draw.sample(sorted(TABLES.characters), 200), "，", "養老", "a-b"]
    characters = sorted(set("".join(TABLES.phrases)))
    for _ in range(1500):
        text = "".join(draw.choices(entries, k=12)) + "".join(draw.choices(characters, k=40))
        assert simplify(text) == opencc.convert(text)


def test_equal_on_real_documents(opencc: OpenCC, shared: Path) -> None:
    for path in (shared / "seeds").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert simplify(text) == opencc.convert(text)


def test_settled_tables_are_idempotent() -> None:
    settled = Simplifier(TABLES.settled())
    assert settled("乾縣") == settled("乾县") == "乾县"
    assert settled("薴") == settled("苧") == "苎"
    for entry in [*TABLES.phrases, *TABLES.characters]:
        assert settled(settled(entry)) == settled(entry)


def test_overlapping_phrases() -> None:
    tables = Tables({"甲乙": "12", "乙丙丁": "345"}, {"甲": "一", "丁": "四"})
    assert Simplifier(tables)("甲乙丙丁甲乙") == "一34512"


def test_a_table_that_shifts_offsets_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "TSPhrases.txt"
    path.write_text("甲\t一\n乙\t二三\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"TSPhrases.txt:2: .* differ in length"):
        read_table(path)
