from datetime import date

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.search import Library
from search_app.vocabulary import Vocabulary
from search_app.web.home import home_page
from tests.search_app.made import indexed, made


def test_the_newest_documents_are_those_with_a_date(gazetteer: Gazetteer, vocabulary: Vocabulary) -> None:
    plan = made("plan", "规划到二〇三〇年。", gazetteer=gazetteer, years=(2030,), published=None)
    notice = made("notice", "提高低保标准。", gazetteer=gazetteer, published=date(2024, 1, 5))
    reply = made("reply", "答复如下。", gazetteer=gazetteer, published=None, written=date(2024, 3, 1))
    library = Library(indexed((plan, notice, reply), gazetteer).reader, load_analyzer(), vocabulary, 10_000)
    page = home_page(library)
    assert [document.id for document in page.newest] == ["reply", "notice"]
    assert (page.documents, sum(value.count for value in page.facet("year").values)) == (3, 3)
