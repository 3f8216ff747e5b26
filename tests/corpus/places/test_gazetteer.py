"""The gazetteer that is shipped: codes, names, history."""

import time
from pathlib import Path

import pytest

from analyzers.rows import DataError
from corpus.places.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_size(gazetteer: Gazetteer) -> None:
    levels = [place.level for place in gazetteer.places.values()]
    assert levels.count("province") == 34
    assert levels.count("prefecture") > 330
    assert levels.count("county") > 2840
    assert sum(len(gazetteer.townships(code)) for code in gazetteer.places) > 38_000


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("330782", ("330000", "330700", "330782")),
        ("110105", ("110000", "110105")),
        ("429004", ("420000", "429004")),
        ("659001", ("650000", "659001")),
        ("810000", ("810000",)),
        ("460400", ("460000", "460400")),
    ],
)
def test_path(code: str, path: tuple[str, ...], gazetteer: Gazetteer) -> None:
    assert gazetteer.places[code].path == path


@pytest.mark.parametrize(
    ("old", "today", "name"),
    [
        ("341703", "341802", "宣州市"),
        ("342501", "341802", "宣州市"),
        ("110103", "110101", "崇文区"),
        ("510124", "510117", "郫县"),
        ("420600", "420600", "襄樊市"),
        ("330104", "330102", "江干区"),
        ("500112", "500157", "渝北区"),
        ("350681", "350604", "龙海市"),
        ("320829", "320813", "洪泽县"),
        ("130721", "130705", "宣化县"),
        ("542400", "540600", "那曲地区"),
        ("371200", "370100", "莱芜市"),
    ],
)
def test_replaced_codes_and_old_names(old: str, today: str, name: str, gazetteer: Gazetteer) -> None:
    place = gazetteer.resolve_code(old)
    assert place is not None
    assert place.code == today
    assert name in place.aliases


def test_former_codes_never_shadow_codes_in_use(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places.values():
        assert not [code for code in place.former_codes if code in gazetteer.places]


def test_unknown_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("999999") is None
    assert gazetteer.resolve_code("999999") is None
    assert gazetteer.label("999999") == "999999"


def test_label_and_children(gazetteer: Gazetteer) -> None:
    assert gazetteer.label("330282") == "慈溪市"
    assert gazetteer.label("341703") == "宣州区"
    assert "330200" in gazetteer.children("330000")
    assert "330282" in gazetteer.children("330200")
    assert gazetteer.children("330282") == ()


def test_townships(gazetteer: Gazetteer) -> None:
    names = {place.name: place for place in gazetteer.townships("440303")}
    assert {"桂园街道", "黄贝街道", "翠竹街道"} <= names.keys()
    assert gazetteer.resolve_code("440303001") == gazetteer.resolve_code("440303001000") == names["桂园街道"]
    assert gazetteer.resolve_code("999999001") is None
    assert names["桂园街道"].path == ("440000", "440300", "440303", "440303001")


def test_namesakes(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.names.find("朝阳区")
    assert found.value.codes == ("110105", "220104")


def test_short_forms_of_autonomous_places(gazetteer: Gazetteer) -> None:
    assert "恩施州" in gazetteer.places["422800"].aliases
    assert gazetteer.places["450000"].stem == "广西"


def test_ordinary_words_are_no_stems(gazetteer: Gazetteer) -> None:
    assert "人民" not in gazetteer.township_stems
    assert list(gazetteer.stems.find("公安、平安、同心、惠民")) == []


def test_loads_quickly() -> None:
    start = time.process_time()
    load_gazetteer()
    assert time.process_time() - start < 0.3  # seconds of this process; it takes about 0.05


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("regions.tsv", "3307\t义乌市\t义乌\t-\t-\tyiwu\n", "six digits"),
        ("regions.tsv", "330782\t义乌市\t义乌\n", "columns"),
        ("regions.tsv", "330782\t义乌市\t义乌\t-\t-\tyiwu\n" * 2, "330782"),
        ("townships.tsv", "999999\t001甲街道\n", "999999"),
    ],
)
def test_a_malformed_file_is_named(name: str, content: str, message: str, tmp_path: Path) -> None:
    files = {
        "regions.tsv": "330000\t浙江省\t浙江\t-\t-\tzhejiang\n",
        "townships.tsv": "330000\t001甲街道\n",
        "place_exceptions.tsv": "edge\t城区\t词\n",
    }
    for file, text in {**files, name: content}.items():
        (tmp_path / file).write_text(text, "utf-8")
    with pytest.raises(DataError, match=rf"{name}.*{message}"):
        load_gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("前郭县", ("220721",)),
        ("杜蒙县", ("230624",)),
        ("喀左县", ("211324",)),
        ("达茂旗", ("150223",)),
        ("莫旗", ("150722",)),
        ("鄂温克旗", ("150724",)),
        ("大柴旦", ("632800",)),
        ("新疆生产建设兵团第一师", ("659002",)),
        ("金门县", ("350527",)),
        ("澎湖县", ("710000",)),
        ("民政事务处", ("810000",)),
        ("巢湖市", ("340181",)),
        ("鄞县", ("330212",)),
        ("遵义县", ("520304",)),
    ],
)
def test_usual_short_forms(name: str, codes: tuple[str, ...], gazetteer: Gazetteer) -> None:
    found = gazetteer.names.get(name)
    assert found is not None
    assert found.codes == codes


def test_a_former_name_that_is_a_word_is_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.names.get("新区") is None


@pytest.mark.parametrize(
    ("code", "name"), [("220104", "长春市朝阳区"), ("110105", "北京市朝阳区"), ("330782", "义乌市"), ("999999", "999999")]
)
def test_a_name_that_several_bear_is_told_with_the_place_above(code: str, name: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.distinct_name(code) == name
