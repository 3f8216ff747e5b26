"""The place a text is about."""

import pytest

from corpus.places.gazetteer import Gazetteer, load_gazetteer
from corpus.places.in_text import TextPlaces


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_names_and_townships_are_told(gazetteer: Gazetteer) -> None:
    found = TextPlaces("义乌市民政局印发。佛堂镇、上溪镇、赤岸镇试点。", gazetteer).subject("市")
    assert found is not None
    assert found.code == "330782"
    assert found.names == ("义乌市",)
    assert set(found.townships) == {"佛堂镇", "上溪镇", "赤岸镇"}


def test_listed_townships_need_each_other(gazetteer: Gazetteer) -> None:
    assert TextPlaces("团结、和谐、友爱、互助。", gazetteer).subject(None) is None
    found = TextPlaces("建成佛堂、义亭、廿三里3家养老服务中心。", gazetteer).subject(None)
    assert found is not None
    assert found.code == "330782"


def test_a_name_that_is_an_authority_is_enough(gazetteer: Gazetteer) -> None:
    found = TextPlaces("社会福利署现推出设施改善计划。", gazetteer).subject(None)
    assert found is not None
    assert found.code == "810000"


def test_two_places_alike_are_none(gazetteer: Gazetteer) -> None:
    assert TextPlaces("杭州市、宁波市。杭州市、宁波市。", gazetteer).subject(None) is None


def test_clarity_falls_with_rivals(gazetteer: Gazetteer) -> None:
    alone = TextPlaces("义乌市。义乌市。义乌市。义乌市。", gazetteer).subject(None)
    beside = TextPlaces("义乌市。义乌市。义乌市。义乌市。汶川县。", gazetteer).subject(None)
    assert alone is not None
    assert beside is not None
    assert alone.clarity > beside.clarity


def test_namesakes_by_what_surrounds_them(gazetteer: Gazetteer) -> None:
    assert TextPlaces("长春市部署", gazetteer).favoured(("110105", "220104")) == "220104"
    assert TextPlaces("无", gazetteer).favoured(("110105", "220104")) is None
