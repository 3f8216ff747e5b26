from analyzers import load_analyzer, load_synonyms
from analyzers.expansion import expanded


def also(folded: str) -> list[tuple[str, str]]:
    return [expansion[:2] for expansion in expanded(folded, tuple(load_analyzer().asked(folded)), load_synonyms())]


def test_years_ages_and_synonyms_in_the_order_of_the_text() -> None:
    found = also("八十岁低保二〇二三年")
    assert list(dict.fromkeys(source for source, _ in found)) == ["八十岁", "低保", "二〇二三年"]
    assert ("二〇二三年", "2023年") in found
    assert also("2023年") == []
