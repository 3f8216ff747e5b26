import pytest

from analyzers import load_analyzer
from search_app.corrections import corrections
from search_app.lexicon import read_lexicon
from search_app.search import Library


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低宝 2023", [("低宝", "低保", "低保 2023")]),
        ("低寶", [("低寶", "低保", "低保")]),
        ("养老", []),
        ("2024x", []),
        ("魑魅魍魉", []),
        ("養老福务", [("養老福务", "养老服务", "养老服务")]),
    ],
)
def test_corrections(text: str, expected: list[tuple[str, str, str]], library: Library) -> None:
    found = corrections(text, tuple(text.split()), library.analyzer, library.reader, read_lexicon(library.reader))
    assert list(found) == expected


def test_a_correction_is_a_word_of_the_index(library: Library) -> None:
    for found in corrections("居嘉", ("居嘉",), load_analyzer(), library.reader, read_lexicon(library.reader)):
        assert library.reader.frequency(found.meant)
