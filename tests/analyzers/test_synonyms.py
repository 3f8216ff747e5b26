import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from analyzers import fold, load_analyzer
from analyzers.rows import DataError, read_rows
from analyzers.synonyms import FILES, MOST_TARGETS, Expansion, Synonyms, load_synonyms, read_synonyms
from tests.analyzers.texts import any_text


def read(folder: Path, *texts: str) -> Synonyms:
    paths = [folder / f"synonyms{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return read_synonyms(paths)


def expansions(text: str, synonyms: Synonyms | None = None) -> tuple[Expansion, ...]:
    folded = fold(text).text
    return (synonyms or load_synonyms()).expansions(folded, list(load_analyzer().asked(folded)))


def test_equal_terms_find_each_other(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "# why\n\n福彩 = 福利彩票 = 彩票 # note\n")
    assert synonyms.targets == {"福彩": ("福利彩票", "彩票"), "福利彩票": ("福彩", "彩票"), "彩票": ("福彩", "福利彩票")}


def test_an_arrow_leads_one_way_and_no_further(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "五保 → 特困, 敬老院\n特困 = 特困供养\n敬老院 → 福利院\n")
    assert synonyms.targets["五保"] == ("特困", "敬老院")
    assert synonyms.targets["特困"] == ("特困供养",)
    assert synonyms.targets["敬老院"] == ("福利院",)
    assert "福利院" not in synonyms.targets


def test_an_arrow_holds_for_the_whole_notion(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "养老院 = 养老机构\n养老机构 → 敬老院\n")
    assert synonyms.targets["养老院"] == ("养老机构", "敬老院")


def test_lines_of_two_files_that_share_a_term_are_one_notion(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "残疾人 = 残障人士\n", "身心障碍者 = 残疾人\n")
    assert synonyms.targets["身心障碍者"] == ("残疾人", "残障人士")
    assert synonyms.targets["残疾人"] == ("残障人士", "身心障碍者")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n低保 最低生活保障\n", ":2: one relation is wanted"),
        ("低保 = 最低生活保障 → 救助\n", ":1: one relation is wanted"),
        ("低保 → 救助 → 补贴\n", ":1: one arrow a line"),
        ("低保 = 低保\n", ":1: '低保' is said to mean itself"),
        ("低保 → 救助, 低保\n", ":1: '低保' is said to mean itself"),
        ("低保 = 最低生活保障 = \n", ":1: a term has two characters or more"),
        ("低保 → 救\n", ":1: a term has two characters or more"),
        ("低保 = 最低生活保障\n低保 = 低保金\n", ":2: '低保' stands already in line 1: join the two lines"),
        ("低保 → 救助\n低保 → 补贴\n", ":2: '低保' stands already in line 1: join the two lines"),
        ("低保 = 最低生活保障\n低保 → 救助\n最低生活保障 → 补贴\n", ":3: '最低生活保障' has an arrow already, synonyms0.txt:2"),
        ("低保 = 最低生活保障\n低保 → 最低生活保障\n", ":2: '低保' and '最低生活保障' are one notion already"),
        ("公墓 → 墓园\n墓园 → 公墓\n", ":2: '墓园' and '公墓' lead to each other: write 墓园 = 公墓"),
        ("殘疾人 = 残障人士\n", ":1: '殘疾人' is not folded; write '残疾人'"),
        (
            f"救助 → {', '.join(f'补贴{number}' for number in range(MOST_TARGETS + 1))}\n",
            ":1: a search for '救助' would look for 13 terms more",
        ),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=re.escape("synonyms0.txt" + message)):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("query", "source", "target"),
    [
        ("义乌低保标准", "低保标准", "最低生活保障标准"),
        ("低保", "低保", "最低生活保障"),
        ("最低生活保障", "最低生活保障", "低保"),
        ("农村五保", "五保", "特困人员救助供养"),
        ("特困", "特困", "特困人员救助供养"),
        ("市未保工作站", "未保工作站", "未成年人保护工作站"),
        ("殘疾人兩項補貼", "残疾人两项补贴", "重度残疾人护理补贴"),
        ("福彩公益金", "福彩公益金", "福利彩票公益金"),
        ("三社联动", "三社联动", "五社联动"),
        ("“一老一小”", "一老一小", "养老服务"),
        ("身心障礙者", "身心障碍者", "残疾人"),
        ("里長", "里长", "居委会主任"),
        ("長者飯堂", "长者饭堂", "老年食堂"),
        ("綜援", "综援", "最低生活保障"),
        ("招募義工", "义工", "志愿者"),
        ("残疾人", "残疾人", "身心障碍者"),
    ],
)
def test_shipped_expansions(query: str, source: str, target: str) -> None:
    folded = fold(query).text
    start = folded.index(source)
    assert Expansion(source, target, start, start + len(source)) in expansions(query)


def test_directions_of_shipped_arrows() -> None:
    assert not {"五保", "五保供养"} & set(load_synonyms().targets["特困"])
    assert "两项补贴" not in load_synonyms().targets["困难残疾人生活补贴"]


@pytest.mark.parametrize("query", ["降低保证金比例", "最低保障", "减低保费", "人民政府", "有火化工厂", "尚未保存", "", "，。", "2023"])
def test_nothing_is_found_inside_other_words(query: str) -> None:
    assert expansions(query) == ()


def test_the_longest_term_wins_and_none_overlap(tmp_path: Path) -> None:
    synonyms = read(tmp_path, "社会 → 公众\n社会组织 → 社团\n组织 → 机构\n社会组织法人 → 团体\n")
    assert [found.source for found in expansions("社会组织 法人和组织", synonyms)] == ["社会组织", "组织"]


@given(any_text)
def test_expansions_stand_where_they_say(text: str) -> None:
    folded = fold(text).text
    found = expansions(text)
    assert all(folded[item.start : item.end] == item.source != item.target for item in found)
    spans = list(dict.fromkeys((item.start, item.end) for item in found))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_every_shipped_term_is_found_where_it_is_asked() -> None:
    """Alone, and among other words: else the dictionary wants a word."""
    for term in load_synonyms().targets:
        for query in (term, f"全市{term}情况"):
            assert any(found.source == term for found in expansions(query)), query


def test_the_files_are_as_large_as_promised() -> None:
    entries = {path.stem: len([*read_rows(path)]) for path in FILES}
    assert entries["synonyms"] >= 150
    assert entries["regional_wording"] >= 60
    assert entries["everyday_wording"] >= 100


def test_another_process_expands_the_same() -> None:
    program = "from analyzers.synonyms import load_synonyms; print(load_synonyms().targets)"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
