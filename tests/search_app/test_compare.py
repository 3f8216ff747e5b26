"""Places and years side by side."""

import csv
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
