"""The place a text is about."""

import pytest

from corpus.gazetteer import Gazetteer, load_gazetteer
from corpus.text_places import favoured_by_text, place_of_text


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_names_and_townships_are_told(gazetteer: Gazetteer) -> None:
    found = place_of_text("义乌市民政局印发。佛堂镇、上溪镇、赤岸镇试点。", "市", gazetteer)
    assert found is not None
    assert found.code == "330782"
    assert found.names == ("义乌市",)
    assert set(found.townships) == {"佛堂镇", "上溪镇", "赤岸镇"}


def test_listed_townships_need_each_other(gazetteer: Gazetteer) -> None:
    assert place_of_text("团结、和谐、友爱、互助。", None, gazetteer) is None
    found = place_of_text("建成佛堂、义亭、廿三里3家养老服务中心。", None, gazetteer)
    assert found is not None
    assert found.code == "330782"


def test_two_places_alike_are_none(gazetteer: Gazetteer) -> None:
    assert place_of_text("杭州市、宁波市。杭州市、宁波市。", None, gazetteer) is None


def test_clarity_falls_with_rivals(gazetteer: Gazetteer) -> None:
    alone = place_of_text("义乌市。义乌市。义乌市。义乌市。", None, gazetteer)
    beside = place_of_text("义乌市。义乌市。义乌市。义乌市。汶川县。", None, gazetteer)
    assert alone is not None
    assert beside is not None
    assert alone.clarity > beside.clarity


def test_namesakes_by_what_surrounds_them(gazetteer: Gazetteer) -> None:
    assert favoured_by_text("长春市部署", ("110105", "220104"), gazetteer) == "220104"
    assert favoured_by_text("无", ("110105", "220104"), gazetteer) is None
