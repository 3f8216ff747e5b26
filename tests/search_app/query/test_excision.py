import pytest

from search_app.query.excision import without_piece, without_runs
from search_app.query.lexemes import parts


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("养老 魑魅", "魑魅", "养老"),
        ("养老魑魅补贴", "魑魅", "养老 补贴"),
        ("养老【魑魅】补贴", "魑魅", "养老 补贴"),
        ("魑魅-养老", "魑魅", "养老"),
        ("魑魅养老*", "魑魅", "养老*"),
        ("魑魅的 养老", "魑魅", "养老"),
        ("http://魑.com/", "http://魑.com", ""),
        ("养老 AND 魑魅", "魑魅", "养老"),
        ("魑魅 OR 养老", "魑魅", "养老"),
        ("养老 -(魑魅)", "魑魅", "养老"),
        ("养老 -魑魅补贴", "魑魅", "养老"),
        ("养老 “魑魅补贴”", "魑魅", "养老"),
        ("title:魑魅补贴 养老", "魑魅", "养老"),
    ],
)
def test_what_is_left_without_a_run(text: str, gone: str, left: str) -> None:
    start = text.index(gone)
    assert without_runs(text, [(start, start + len(gone))]) == left


def test_several_runs() -> None:
    assert without_runs("http://a.b/养老", [(0, 4), (7, 8), (9, 10)]) == "养老"
    assert without_runs("养老，补贴", []) == "养老 补贴"


@pytest.mark.parametrize(
    ("text", "at", "left"), [("养老 NOT 殡葬", 2, "养老"), ("养老 OR 低保 补贴", 0, "低保 补贴"), ("(养老) 低保", 1, "低保")]
)
def test_what_is_left_without_a_piece(text: str, at: int, left: str) -> None:
    assert without_piece([part.text for part in parts(text)], at) == left
