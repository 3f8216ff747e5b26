from dataclasses import replace

import pytest

from search_app.assistance.advice import advise
from search_app.query.corrections import Correction
from search_app.query.lexicon import read_lexicon
from search_app.query.spoken import Spoken
from search_app.request import SearchRequest
from search_app.search import Library, search


@pytest.fixture
def spoken(library: Library) -> Spoken:
    return Spoken(read_lexicon(library.reader), library.reader, library.analyzer)


def test_words_and_pairs_that_sound_so(spoken: Spoken) -> None:
    assert spoken.sounding("yanglao") == ("养老",)
    assert "养老服务" in spoken.sounding("yanglaofuwu")
    assert spoken.sounding("fuwuyanglao") == ()
    assert spoken.sounding("y" * 1000) == ()


def test_pairs_by_their_initials(spoken: Spoken) -> None:
    assert spoken.beginning("ylfw")[0] == "养老服务"
    assert spoken.beginning("fwyl") == ()
    assert spoken.beginning("yl") == ()


def test_pinyin_typed_as_a_query_may_be_meant_in_characters(library: Library) -> None:
    lexicon = read_lexicon(library.reader)
    shelf = replace(library, lexicon=lambda: lexicon)
    advice = advise(search(SearchRequest("yanglao"), shelf), shelf)
    assert advice.corrections == (Correction("yanglao", "养老", 0),)
    assert advise(search(SearchRequest("EAP"), shelf), shelf).corrections == ()
