"""Documents by place and year, and what could not be told."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from corpus.model import ParsedDocument
from corpus.places.gazetteer import Gazetteer
from search_app.coverage import MOST_LISTED, MOST_YEARS, Coverage, coverage, tabulate
from search_app.i18n import Interface
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import indexed, made


@pytest.fixture
def found(gazetteer: Gazetteer) -> Coverage:
    shelf = indexed(
        [
            made("a", "养老", gazetteer=gazetteer, code="330782", years=(2023, 2024)),
            made("b", "养老", gazetteer=gazetteer, code="330700", years=(2023,)),
            made("c", "养老", gazetteer=gazetteer, code="110105", years=(2020,)),
            made("d", "养老", gazetteer=gazetteer, code=None, years=(), published=None),
        ],
        gazetteer,
    )
    return coverage(shelf.reader)


def test_coverage(found: Coverage, vocabulary: Vocabulary) -> None:
    table = tabulate(found, vocabulary)
    assert table.columns == (("2024",), ("2023",), ("2020",), ("unknown",))
    assert [(row.name, row.total, row.counts) for row in table.rows] == [
        ("北京市", 1, (0, 0, 1, 0)),
        ("浙江省金华市", 2, (1, 2, 0, 0)),
        ("unknown", 1, (0, 0, 0, 1)),
    ]
    assert (table.sums, table.total) == ((1, 2, 1, 1), 4)
    assert (found.documents, found.without_region, found.without_year, found.undated.count) == (4, 1, 1, 1)
    assert found.share(found.without_year) == 0.25
    assert [document.id for document in found.undated.documents] == ["d"]


def test_counties_are_told_within_their_prefecture(found: Coverage, vocabulary: Vocabulary) -> None:
    assert [row.inner for row in tabulate(found, vocabulary).rows] == [True, True, False]
    table = tabulate(found, vocabulary, "330700")
    assert table.columns == (("2024",), ("2023",))
    assert [(row.code, row.total, row.own, row.inner) for row in table.rows] == [("330700", 1, True, False), ("330782", 1, False, False)]
    assert [row.code for row in tabulate(found, vocabulary, "330000").rows] == ["330700"]
    assert tabulate(found, vocabulary, "440300").rows == ()


def test_the_oldest_years_share_a_column(gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    def columns(first: int) -> tuple[tuple[str, ...], ...]:
        documents: list[ParsedDocument] = [made("a", "养老", gazetteer=gazetteer, years=tuple(range(first, 2025)))]
        table = tabulate(coverage(indexed(documents, gazetteer).reader), vocabulary)
        assert set(table.sums) == {1}, "a document counts once in a column"
        return table.columns

    assert columns(2024 - MOST_YEARS)[-1] == ("2012",)
    assert columns(2023 - MOST_YEARS)[-2:] == (("2013",), ("2012", "2011"))


def test_the_documents_listed_are_bounded(gazetteer: Gazetteer) -> None:
    documents = [made(str(at), "养老", gazetteer=gazetteer, published=None) for at in range(MOST_LISTED + 1)]
    undated = coverage(indexed(documents, gazetteer).reader).undated
    assert (undated.count, len(undated.documents)) == (MOST_LISTED + 1, MOST_LISTED)


def test_documents_are_counted_by_what_is_wrong_with_them(
    gazetteer: Gazetteer, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]
) -> None:
    parsed = [made(str(count), "养老", gazetteer=gazetteer) for count in (3, 7)]
    warnings = [f"damaged text: garbled characters in {each.document.id} places, kept as they are" for each in parsed]
    damaged = [
        replace(each, document=replace(each.document, warnings=(warning, "new"))) for each, warning in zip(parsed, warnings, strict=True)
    ]
    shelf = indexed([*damaged, made("sound", "养老", gazetteer=gazetteer)], gazetteer)
    assert [noted.count for noted in coverage(shelf.reader).warned.values()] == [2, 2]
    html = create_app(Settings(), shelf, load_analyzer(), vocabulary, interfaces).test_client().get("/coverage").text
    assert '<summary><span>文字损坏：…，… 处，保持原样</span> <span class="count">2</span></summary>' in html
    assert '<summary><span lang="en">new</span>' in html


def test_the_page_leads_on(client: FlaskClient) -> None:
    html = client.get("/coverage?lang=en").text
    for link in (
        "/search?city=unknown&amp;lang=en",
        "/search?year=unknown&amp;lang=en",
        "#undated",
        "#skipped",
        "/coverage?city=330700&amp;lang=en",
    ):
        assert f'href="{link}"' in html
    inner = client.get("/coverage?city=330700").text
    assert 'href="/search?city=330782&amp;year=2023"' in inner
    assert 'href="/coverage?city=330000"' in inner
    assert client.get("/coverage?city=朝阳区").status_code == 422
