"""Lines and their folded text."""

from corpus.reading.page import Line, Marks, make_lines


def test_lines_folded_together_are_lines_folded_alone() -> None:
    texts = ["義烏市　民政局", "收養１,２００人", "", "養\u200b老"]
    assert make_lines(texts) == tuple(map(Line, texts))
    assert [line.folded for line in make_lines(texts)] == ["义乌市 民政局", "收养1200人", "", "养老"]
    assert make_lines([]) == ()


def test_marks_go_with_their_line() -> None:
    assert make_lines(["甲", "乙"], [Marks(heading=2), Marks(cells=("乙",))]) == (Line("甲", heading=2), Line("乙", cells=("乙",)))


def test_another_text_is_folded_anew() -> None:
    line = Line("養 老", bold=True).with_text("社 區")
    assert (line.folded, line.squeezed, line.bold) == ("社 区", "社区", True)
