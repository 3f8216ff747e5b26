from search_app.query.lexicon import make_lexicon

VOCABULARY = [
    ("养老", 30),
    ("医疗", 20),
    ("低保", 10),
    ("a", 9),
    ("2019", 8),
    ("복지", 8),
    ("👴👵", 8),
    ("老", 7),
    ("依赖", 2),
    ("最低生活保障标准制度", 1),
]


def test_only_words_of_han_text_are_kept() -> None:
    assert set(make_lexicon(VOCABULARY).frequencies) == {"养老", "医疗", "低保", "依赖"}


def test_words_by_initials_and_by_sound() -> None:
    lexicon = make_lexicon(VOCABULARY)
    assert lexicon.beginning_with("yl", 10) == ("养老", "医疗", "依赖")
    assert lexicon.beginning_with("yl", 1) == ("养老",)
    assert lexicon.by_sound["dibao"] == ("低保",)
    assert lexicon.sounding("yi", 10) == ("医疗", "依赖")
    assert lexicon.sounding("yangl", 10) == ("养老",)
