"""Names of places in running text."""

from pathlib import Path

import pytest

from analyzers import fold
from analyzers.rows import DataError
from corpus.places.exceptions import load_exceptions
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.places.mentions import find_mentions


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("浙江省金华市义乌市佛堂镇召开会议", [("浙江省金华市义乌市佛堂镇", ("330782",))]),
        ("宁波慈溪市民政局", [("宁波慈溪市", ("330282",))]),
        ("长春市朝阳区", [("长春市朝阳区", ("220104",))]),
        ("北京市、上海市", [("北京市", ("110000",)), ("上海市", ("310000",))]),
        ("马鞍山市和县", [("马鞍山市和县", ("340523",))]),
        ("全市和县级单位", []),
        ("各项城市更新", []),
        ("贫困山区，云南山区", []),
        ("四川北路", []),
        ("台湾风情街", []),
        ("部分乡镇", []),
        ("黔江城区", []),
    ],
)
def test_full_names(text: str, found: list[tuple[str, tuple[str, ...]]], gazetteer: Gazetteer) -> None:
    assert [(mention.name, mention.codes) for mention in find_mentions(text, gazetteer)] == found


@pytest.mark.parametrize("kind", ["民政局", "人民政府"])
def test_every_place_is_found_by_its_full_name_and_no_other(kind: str, gazetteer: Gazetteer) -> None:
    """Also 茂名市化州市, where 城市化 stands, and 乾安县, which folding writes otherwise."""
    for place in gazetteer.places.values():
        text = fold("".join(gazetteer.label(code) for code in place.path) + kind).text
        assert [mention.codes for mention in find_mentions(text, gazetteer)] == [(place.code,)], text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("宿州民政", ["宿州"]),
        ("上海养老服务条例", ["上海"]),
        ("义乌", ["义乌"]),
        ("四川北路", []),
        ("台湾风情街", []),
        ("公安、民政部门", []),
        ("浙江商会", []),
    ],
)
def test_stems(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [mention.name for mention in find_mentions(text, gazetteer, stems=True)] == names


def test_offsets(gazetteer: Gazetteer) -> None:
    text = "位于义乌市的中心"
    (mention,) = find_mentions(text, gazetteer)
    assert text[mention.start : mention.end] == mention.name == "义乌市"


@pytest.mark.parametrize("line", ["never\t城区\t词", "edge\t城区\t词\nedge\t城区\t词", "edge\t城区"])
def test_a_malformed_exception_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "place_exceptions.tsv"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(DataError, match=r"place_exceptions\.tsv:[12]:"):
        load_exceptions(path)
