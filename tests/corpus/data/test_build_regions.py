"""The script that builds the gazetteer's data, on a country of one province."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[3] / "corpus" / "data"
HISTORY = """代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码
340100,安徽省,,合肥市,地级,在用,1981,,
340102,安徽省,,甲区,县级,在用,1981,,
340103,安徽省,,乙区,县级,在用,2000,,
340121,安徽省,,乙县,县级,弃用,1981,2000,340103
340122,安徽省,,丙县,县级,弃用,1981,2000,340102;340103
342500,安徽省,,丁地区,地级,弃用,1981,2000,
342521,安徽省,,乙县,县级,弃用,1981,1990,340121
"""


@pytest.fixture
def built(tmp_path: Path) -> dict[str, list[str]]:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    shutil.copy(SCRIPTS / "build_regions.py", target)
    counties = {"甲区": "340102000000", "乙区": "340103000000", "景宁畲族自治县": "340104000000"}
    divisions = {"provinces": {"安徽省": {"code": "340000000000", "cities": {"合肥市": {"code": "340100000000", "counties": counties}}}}}
    townships = {"340102000000": {"county": "甲区", "townships": {"桂园街道": "340102001000", "龙田乡（撤销）": "340102600000"}}}
    (source / "divisions_v1.json").write_text(json.dumps(divisions), "utf-8")
    (source / "townships_v1.json").write_text(json.dumps(townships), "utf-8")
    (source / "historical_changes_v1.json").write_text('{"events": []}', "utf-8")
    (source / "areacodes-history.csv").write_text(HISTORY, "utf-8-sig")
    (target / "region_supplement.tsv").write_text(
        "former\t340103\t341703:戊市\tnote\nname\t340100\t合肥新区\tnote\nsite\t340100\thf\tnote\npeople\t-\t畲 土家\tall\n", "utf-8"
    )
    subprocess.run([sys.executable, target / "build_regions.py", source], check=True, capture_output=True)
    lines = [line.split("\t") for name in ("regions.tsv", "townships.tsv") for line in (target / name).read_text("utf-8").splitlines()]
    return {line[0] + ("t" if len(line) == 2 else ""): line[1:] for line in lines if not line[0].startswith("#")}


def test_chain_of_codes_ends_at_todays_place(built: dict[str, list[str]]) -> None:
    assert set(built["340103"][2].split()) == {"340121:乙县", "342521:乙县", "341703:戊市"}


def test_several_successors_give_the_place_that_holds_them(built: dict[str, list[str]]) -> None:
    assert "340122:丙县" in built["340100"][2]


def test_prefecture_goes_where_its_counties_went(built: dict[str, list[str]]) -> None:
    assert "342500:丁地区" in built["340100"][2]


def test_names_in_use_and_short_forms(built: dict[str, list[str]]) -> None:
    assert built["340100"][3:] == ["合肥新区", "hefei hf"]
    assert built["340104"] == ["景宁畲族自治县", "景宁", "-", "景宁县", "jingning"]


def test_abolished_townships_keep_their_name(built: dict[str, list[str]]) -> None:
    assert built["340102t"] == ["001桂园街道 600龙田乡"]
