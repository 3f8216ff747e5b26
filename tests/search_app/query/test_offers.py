import pytest

from analyzers import load_analyzer
from search_app.query.grammar import parse
from search_app.query.offers import Offer, offers


class Names:
    def canonical(self, facet: str, written: str) -> str | None:
        return f"{facet}:{written}"

    def places_named(self, written: str) -> tuple[str, ...]:
        places = {"义乌": ("330782",), "义乌市": ("330782",), "宁波": ("330200",), "朝阳区": ("110105", "220104")}
        return places.get(written, ())


def offered(text: str) -> tuple[Offer, ...]:
    tree = parse(text).tree
    assert tree
    return offers(tree, text, load_analyzer(), Names())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("义乌 养老 2019", [("city", "330782", "养老 2019"), ("year", "2019", "义乌 养老")]),
        ("義烏市養老", [("city", "330782", "養老")]),
        ("2019年义乌市养老服务", [("year", "2019", "义乌市养老服务"), ("city", "330782", "2019年 养老服务")]),
        ("朝阳区 养老", [("city", "110105", "养老"), ("city", "220104", "养老")]),
        ("2019年度义乌养老", [("year", "2019", "义乌养老"), ("city", "330782", "2019年度 养老")]),
        ('"2019年工作" 2019 养老', [("year", "2019", '"2019年工作" 养老')]),
        ('"义乌市" 义乌', [("city", "330782", '"义乌市"')]),
        ("title:义乌市福利院 义乌", [("city", "330782", "title:义乌市福利院")]),
        ("养老 AND 义乌", [("city", "330782", "养老")]),
        ("(义乌) 养老", [("city", "330782", "养老")]),
        ("低保2018-2020", [("year", "2018-2020", "低保")]),
        ("低保 2018年到2020年 义乌", [("year", "2018-2020", "低保 义乌"), ("city", "330782", "低保 2018年到2020年")]),
        ("低保２０１８—２０２０年", [("year", "2018-2020", "低保")]),
        ("义乌年会", [("city", "330782", "年会")]),
        ("补贴2019元", []),
        ("养老服务", []),
        ('"义乌" 养老', []),
        ("宁波 OR 义乌", []),
        ("-义乌 养老", []),
    ],
)
def test_offers(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list(offered(text)) == expected
