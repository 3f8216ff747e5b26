"""Places and years side by side."""

import csv
import re
from io import StringIO

import pytest
from flask.testing import FlaskClient

from search_app.compare import compare
from search_app.request import InvalidRequest, SearchRequest
from search_app.search import Library


def test_each_value_has_its_column(library: Library) -> None:
    found = compare(SearchRequest("养老", {"city": ("330200", "330782"), "domain": ("elderly_care",)}), None, library)
    assert [(column.value, [hit.document.id for hit in column.hits]) for column in found.columns] == [
        ("330200", ["hant/2022//a"]),
        ("330782", ["yiwu", "yiwu"]),
    ]


def test_years_stand_in_order(library: Library) -> None:
    found = compare(SearchRequest("养老", {"year": ("2023", "2021")}), "year", library)
    assert [column.value for column in found.columns] == ["2021", "2023"]


@pytest.mark.parametrize(
    ("selected", "by"),
    [({}, None), ({"city": ("330200",)}, None), ({"domain": ("charity", "funeral")}, "domain"), ({"year": tuple("1234567")}, "year")],
)
def test_what_cannot_be_compared_is_told(selected: dict[str, tuple[str, ...]], by: str | None, library: Library) -> None:
    with pytest.raises(InvalidRequest):
        compare(SearchRequest("养老", selected), by, library)


def test_the_page_and_the_table(client: FlaskClient) -> None:
    address = "?q=养老&year=2021&year=2023&lang=en"
    assert "Compare side by side" in client.get(f"/search{address}").text
    html = client.get(f"/compare{address}").text
    assert html.index(">2021<") < html.index(">2023<")
    rows = list(csv.reader(StringIO(client.get(f"/compare.csv{address}").data.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Compared", "2021", "2023", "2023"]
    assert client.get("/compare?q=养老&year=2021").status_code == 422


def test_a_column_can_be_left_out_while_two_are_left(client: FlaskClient) -> None:
    three = client.get("/compare?q=养老&city=330200&city=330782&city=110000&lang=en").text
    left_out = re.findall('href="([^"]+)">Leave out<span[^>]*> ([^<]+)', three)
    assert [name for _, name in left_out] == ["宁波市", "义乌市", "北京市"]
    two = client.get(left_out[0][0].replace("&amp;", "&")).text
    assert "Leave out" not in two
    assert "宁波市" not in two.partition("<main")[2]


def test_how_to_come_to_a_comparison_is_told(client: FlaskClient) -> None:
    assert "Choose another under “Place”" in client.get("/search?q=养老&city=330200&lang=en").text
    assert "Choose another" not in client.get("/search?q=养老&lang=en").text
