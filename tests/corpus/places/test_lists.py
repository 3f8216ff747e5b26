"""Places that a list names without their kind."""

import pytest

from analyzers import fold
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.places.in_text import TextPlaces
from corpus.places.lists import listed_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在桂园、黄贝、笋岗街道建成", ["桂园", "黄贝", "笋岗"]),
        ("在清水河 桂园 黄贝 笋岗 翠竹等街道", ["清水河", "桂园", "黄贝", "笋岗", "翠竹"]),
        ("在鹿城、龍灣、甌海新建", ["鹿城", "龙湾", "瓯海"]),
        ("在鹿城 龙湾 瓯海 新建", ["鹿城", "龙湾", "瓯海"]),
    ],
)
def test_places_of_one_parent(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert list(dict.fromkeys(listed.name for listed in listed_places(fold(text).text, gazetteer))) == names


@pytest.mark.parametrize("text", ["浙江、江苏、安徽", "鹿城、慈溪、桐庐", "鹿城、龙湾两地", "桂园 黄贝", "养老 救助 殡葬 婚姻"])
def test_too_few_or_of_several_parents(text: str, gazetteer: Gazetteer) -> None:
    assert not list(listed_places(text, gazetteer))


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("在鹿城、龙湾、瓯海、洞头、瑞安、乐清新建中心。", "市", "330300"),
        ("在杭州、寧波、溫州、嘉興、湖州新建中心。", "省", "330000"),
        ("清水河 桂园 黄贝 笋岗 翠竹等街道新建中心。", "区", "440303"),
        ("赴鹿城、龙湾、瓯海、洞头考察。", "市", None),
    ],
)
def test_they_tell_a_masked_name(text: str, kind: str, code: str | None, gazetteer: Gazetteer) -> None:
    found = TextPlaces(fold(text).text, gazetteer).subject(kind)
    assert (found.code if found else None) == code
