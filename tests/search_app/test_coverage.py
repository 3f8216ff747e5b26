"""Documents by place and year, and what could not be told."""

from corpus.places.gazetteer import Gazetteer
from search_app.coverage import coverage
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made


def test_coverage(gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    shelf = indexed(
        [
            made("a", "养老", gazetteer=gazetteer, code="330782", years=(2023, 2024)),
            made("b", "养老", gazetteer=gazetteer, code="330700", years=(2023,)),
            made("c", "养老", gazetteer=gazetteer, code="110105", years=(2020,)),
            made("d", "养老", gazetteer=gazetteer, code=None, years=(), published=None),
        ],
        gazetteer,
    )
    found = coverage(shelf.reader, vocabulary)
    assert found.years == ("2024", "2023", "2020", "unknown")
    assert [(row.name, row.total, dict(row.years)) for row in found.rows] == [
        ("北京市", 1, {"2020": 1}),
        ("浙江省金华市", 2, {"2023": 2, "2024": 1}),
        ("unknown", 1, {"unknown": 1}),
    ]
    assert found.sums == {"2024": 1, "2023": 2, "2020": 1, "unknown": 1}
    assert (found.documents, found.without_region, found.without_year, found.without_published) == (4, 1, 1, 1)
    assert found.share(found.without_year) == 0.25
