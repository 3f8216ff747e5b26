from datetime import date

import pytest

from corpus.places.gazetteer import Gazetteer
from indexer.query import FacetFilter, PublishedFilter
from search_app.query.conditions import Conditions
from search_app.query.syntax import Condition
from search_app.search import Library
from search_app.vocabulary import IndexNames, Vocabulary
from tests.search_app.made import indexed, made


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (">=2024-01-01", date(2024, 1, 1), None),
        (">=2024年1月1日", date(2024, 1, 1), None),
        (">2024", date(2025, 1, 1), None),
        ("<2020", None, date(2019, 12, 31)),
        ("<=2020-02", None, date(2020, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024年", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-05", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024年5月", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024/5/3", date(2024, 5, 3), date(2024, 5, 3)),
        ("2019..2021-06", date(2019, 1, 1), date(2021, 6, 30)),
        ("2019年至2021年", date(2019, 1, 1), date(2021, 12, 31)),
        ("2024-01..", date(2024, 1, 1), None),
        ("2024年以来", date(2024, 1, 1), None),
    ],
)
def test_dates_of_publication(written: str, first: date | None, last: date | None, vocabulary: Vocabulary) -> None:
    assert Conditions(vocabulary).read(Condition("published", written)) == (PublishedFilter(first, last), "", ())


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020", 2020, 2020),
        ("２０２０年", 2020, 2020),
        ("2020年度", 2020, 2020),
        ("二〇二〇年", 2020, 2020),
        ("2023..2020", 2020, 2023),
        ("2020至2023", 2020, 2023),
        (">=2022", 2022, 2100),
        (">2022", 2023, 2100),
        ("2021..", 2021, 2100),
        ("2021年以来", 2021, 2100),
        ("..2019", 1900, 2019),
        ("<2019", 1900, 2018),
        ("2019年以前", 1900, 2019),
    ],
)
def test_years(written: str, first: int, last: int, vocabulary: Vocabulary) -> None:
    years = frozenset(map(str, range(first, last + 1)))
    assert Conditions(vocabulary).read(Condition("year", written)) == (FacetFilter("year", years), "", ())


@pytest.mark.parametrize(
    ("facet", "written", "values"),
    [
        ("year", "2020,2022", {"2020", "2022"}),
        ("domain", "养老", {"elderly_care"}),
        ("domain", "殡葬管理", {"funeral"}),
        ("domain", "低保", {"social_assistance"}),
        ("domain", "養老、殯葬", {"elderly_care", "funeral"}),
        ("doc_type", "总结", {"summary", "summary+plan"}),
        ("doc_type", "工作总结", {"summary"}),
        ("city", "浙江省温州市", {"330300"}),
        ("city", "温州鹿城", {"330302"}),
        ("city", "浙江省/温州市/鹿城区", {"330302"}),
        ("city", "温州,青岛", {"330300", "370200"}),
        ("city", "朝阳区", {"110105", "220104"}),
        ("city", "内蒙古", {"150000"}),
        ("city", "凉山", {"513400"}),
        ("city", "恩施", {"422801"}),
        ("city", "香港,高雄", {"810000", "710000"}),
        ("city", "灣仔區", {"810000"}),
        ("issuer", "民政局", {"义乌市民政局", "宁波市民政局"}),
        ("issuer", "宁波", {"宁波市民政局"}),
        ("issuer", "unknown", {"unknown"}),
    ],
)
def test_names_as_people_write_them(facet: str, written: str, values: set[str], library: Library) -> None:
    names = IndexNames(library.vocabulary, library.reader)
    read = Conditions(names).read(Condition(facet, written))
    assert (read.filter, read.rest) == (FacetFilter(facet, frozenset(values)), "")


@pytest.mark.parametrize(("facet", "written"), [("domain", "火星"), ("issuer", "火星"), ("city", "火星"), ("doc_type", "x"), ("year", "1")])
def test_what_is_not_understood_is_handed_back(facet: str, written: str, library: Library) -> None:
    assert Conditions(IndexNames(library.vocabulary, library.reader)).read(Condition(facet, written)) == (None, written, ())


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("吉林", {"220000", "220200"}),
        ("吉林省", {"220000"}),
        ("吉林市", {"220200"}),
        ("朝阳", {"110105", "220104"}),
        ("朝阳区", {"110105", "220104"}),
        ("北京朝阳", {"110105"}),
        ("110105", {"110105"}),
        ("西藏", {"540000"}),
    ],
)
def test_of_the_places_a_name_may_mean_all_are_taken_that_are_indexed(
    written: str, codes: set[str], vocabulary: Vocabulary, gazetteer: Gazetteer
) -> None:
    documents = [made(code, "养老", gazetteer=gazetteer, code=code) for code in ("220200", "110105", "220104")]
    names = IndexNames(vocabulary, indexed(documents, gazetteer).reader)
    assert set(names.values_named("city", written)) == codes
