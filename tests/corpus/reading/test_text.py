"""Plain text."""

from corpus.reading import Line
from corpus.reading.text import read_text


def test_lines_are_paragraphs() -> None:
    assert [line.text for line in read_text("　　甲\r\n\r\n乙　 丙\n".encode()).lines] == ["甲", "乙 丙"]


def test_escaped_spaces_are_read_and_named() -> None:
    page = read_text("<U+00A0><U+00A0>各位代表：\n<U+4E00>".encode())
    assert [line.text for line in page.lines] == ["各位代表：", "<U+4E00>"]
    assert len(page.warnings) == 1


def test_comments_are_no_text() -> None:
    assert [line.text for line in read_text("甲<!--\n 乙 \n-->丙".encode()).lines] == ["甲丙"]


def test_rows_between_bars_are_rows_of_a_table() -> None:
    caption = "| 统计月报表 | ||\n"
    assert read_text(f"{caption}| 街道 | 个 |\n| 综合 | ||\n".encode()).lines == (
        Line("统计月报表"),
        Line("街道 | 个", cells=("街道", "个")),
        Line("综合", cells=("综合", "")),
    )
    rows = "| 索引号 | 1234 |\n|---|---|\n| | |\n| 文号 | 名 称 | ||\n街道 | 个 | 10 |\n"
    page = read_text(f"{rows}| 各镇人民政府： |\n现公布如下。 |\n首页 | 政务 | 互动\n".encode())
    assert page.lines == (
        Line("索引号 | 1234", cells=("索引号", "1234")),
        Line("文号 | 名 称", cells=("文号", "名 称", "")),
        Line("街道 | 个 | 10", cells=("街道", "个", "10")),
        Line("各镇人民政府："),
        Line("现公布如下。"),
        Line("首页 | 政务 | 互动"),
    )
