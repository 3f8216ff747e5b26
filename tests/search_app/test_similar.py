"""Passages alike, elsewhere and at other times."""

import pytest

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.search import Library
from search_app.similar import similar_passages, telling_words
from search_app.vocabulary import Vocabulary
from tests.search_app.made import indexed, made

MEALS = "# 一、老年助餐\n建成社区老年食堂，为高龄老人送餐上门，助餐点覆盖全部街道。"
BURIAL = "# 一、殡葬\n推行节地生态安葬，公墓整治完成，骨灰堂投入使用。"


@pytest.fixture(scope="module")
def shelf(gazetteer: Gazetteer, vocabulary: Vocabulary) -> Library:
    documents = [
        made("here-2023", MEALS + "萤火虫计划。", gazetteer=gazetteer, code="330782", years=(2023,)),
        made("here-2021", MEALS.replace("建成", "新建"), gazetteer=gazetteer, code="330782", years=(2021,)),
        made("there", MEALS.replace("覆盖", "惠及"), gazetteer=gazetteer, code="320500", years=(2023,)),
        made("burial", BURIAL, gazetteer=gazetteer, code="320500", years=(2023,)),
        made("burial-2", BURIAL, gazetteer=gazetteer, code="110000", years=(2020,)),
    ]
    return Library(indexed(documents, gazetteer).reader, load_analyzer(), vocabulary, 1_000)


def test_alike_elsewhere_and_in_other_years(shelf: Library) -> None:
    parsed = shelf.reader.document("here-2023")
    assert parsed
    found = similar_passages(parsed, parsed.passages[0], shelf)
    assert [hit.document.id for hit in found.elsewhere] == ["there"]
    assert [hit.document.id for hit in found.other_years] == ["here-2021"]
    assert all(hit.snippet.marks for hit in found.elsewhere)


def test_telling_words_are_shared_with_others(shelf: Library) -> None:
    parsed = shelf.reader.document("here-2023")
    assert parsed
    words = telling_words(parsed.passages[0], shelf)
    assert "食堂" in words
    assert "覆盖" in words
    assert "萤火虫" not in words
