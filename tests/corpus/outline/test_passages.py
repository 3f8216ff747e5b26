"""Passages cover the text once, stay in their section and have a readable length."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.outline.passages import LONGEST, Span, find_spans
from corpus.outline.sections import find_sections
from corpus.reading import Line

SENTENCE = "全市新增老年食堂十二家，日均供餐两千余份。"


def cut(*texts: str) -> tuple[str, list[Span]]:
    text = "\n".join(texts)
    return text, find_spans(text, find_sections([Line(line) for line in texts]))


def test_a_short_section_is_one_passage_with_its_headings() -> None:
    text, spans = cut("一、工作", "（一）养老", SENTENCE, "（二）救助", SENTENCE)
    assert [text[start:end].split("\n") for _, start, end in spans] == [["一、工作", "（一）养老", SENTENCE], ["（二）救助", SENTENCE]]
    assert [path for path, _, _ in spans] == [("一、工作", "（一）养老"), ("一、工作", "（二）救助")]


def test_a_long_paragraph_is_cut_at_its_items_evenly() -> None:
    items = [f"{number}是{SENTENCE * 16}" for number in "一二三四"]
    text, spans = cut("（一）养老服务。" + "".join(items))
    pieces = [text[start:end] for _, start, end in spans]
    assert len(pieces) == 4
    assert all(piece.startswith(f"{number}是") for piece, number in zip(pieces[1:], "二三四", strict=True))
    assert {path for path, _, _ in spans} == {("（一）养老服务",)}


def test_a_long_text_without_items_is_cut_at_sentences() -> None:
    text, spans = cut(SENTENCE * 60)
    assert all(150 <= end - start <= LONGEST and text[end - 1] == "。" for _, start, end in spans)


def test_a_text_without_any_stop_is_still_cut() -> None:
    _, spans = cut("养" * 1700)
    assert [end - start for _, start, end in spans][:3] == [LONGEST] * 3


def test_a_heading_at_the_end_is_kept() -> None:
    text, spans = cut("一、工作", SENTENCE, "二、下一步打算")
    assert text[spans[-1].start : spans[-1].end] == "二、下一步打算"


TEXTS = st.lists(st.text("一二三、（）().1２养老服务，。；：\n 　①是第章条A", max_size=400), max_size=12)


@given(TEXTS)
def test_nothing_is_lost_and_nothing_stands_twice(texts: list[str]) -> None:
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    text, spans = cut(*(line.strip() for line in lines))
    at = 0
    for _, start, end in spans:
        assert not text[at:start].strip()
        assert start < end <= start + LONGEST + 100
        at = end
    assert not text[at:].strip()
