from hypothesis import given

from analyzers import load_analyzer
from analyzers.explain import Change, as_json, as_text, explain
from analyzers.synonyms import load_synonyms
from tests.analyzers.texts import any_text

TEXT = "義烏市２０２０年\n  低保\u200b標準"


def test_changes_are_the_stretches_that_folding_touched() -> None:
    explanation = explain(TEXT, load_analyzer(), load_synonyms())
    assert explanation.folded == "义乌市2020年低保标准"
    assert explanation.changes == (
        Change("義烏", "义乌", 0, 2),
        Change("２０２０", "2020", 3, 7),
        Change("\n  ", "", 8, 11),
        Change("\u200b標準", "标准", 13, 16),
    )


def test_streams_and_expansions() -> None:
    explanation = explain("低保户2户", load_analyzer(), load_synonyms())
    assert [token.text for token in explanation.cut] == ["低保户", "2", "户"]
    assert [token.text for token in explanation.asked] == ["低保户", "2户"]
    assert {"低保", "低保户", "2户"} <= {token.text for token in explanation.words}
    assert [token.text for token in explanation.grams][:3] == ["低", "低保", "保"]
    assert "低保对象" in [expansion.target for expansion in explanation.expansions]


def test_question_words_are_not_asked_for() -> None:
    explanation = explain("八十岁高龄津贴多少钱", load_analyzer(), load_synonyms())
    assert [token.text for token in explanation.cut] == ["八十岁", "高龄津贴", "多少", "钱"]
    assert [token.text for token in explanation.asked] == ["八十岁", "高龄津贴"]
    assert {("八十岁", "80周岁"), ("高龄津贴", "高龄补贴")} <= {expansion[:2] for expansion in explanation.expansions}


def test_a_unit_begins_no_synonym() -> None:
    assert explain("日照中心", load_analyzer(), load_synonyms()).expansions
    assert explain("3日照中心", load_analyzer(), load_synonyms()).expansions == ()


def test_json_names_every_part() -> None:
    shown = as_json(explain(TEXT, load_analyzer(), load_synonyms()))
    assert list(shown) == ["text", "folded", "changes", "cut", "asked", "words", "grams", "expansions"]
    assert shown["changes"][0] == {"original": "義烏", "folded": "义乌", "start": 0, "end": 2}
    assert shown["cut"][0] == {"text": "义乌市", "start": 0, "end": 3}
    assert shown["expansions"][0] == {"source": "低保标准", "target": "最低生活保障标准", "start": 8, "end": 12}


def test_the_table_has_a_line_for_each_step() -> None:
    lines = as_text(explain(TEXT, load_analyzer(), load_synonyms())).splitlines()
    assert [line.split()[0] for line in lines] == ["text", "folded", "changed", "cut", "asked", "words", "grams", "also"]
    assert lines[0].endswith("義烏市２０２０年⏎  低保U+200B標準")
    assert "義烏 → 义乌" in lines[2]
    assert lines[7] == "also     低保标准 → 最低生活保障标准"


@given(any_text)
def test_changes_rebuild_the_folded_text(text: str) -> None:
    explanation = explain(text, load_analyzer(), load_synonyms())
    rebuilt, position = "", 0
    for change in explanation.changes:
        assert text[change.start : change.end] == change.original
        rebuilt += text[position : change.start] + change.folded
        position = change.end
    assert rebuilt + text[position:] == explanation.folded
    assert len(as_text(explanation).splitlines()) == 8
