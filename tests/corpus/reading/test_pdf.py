"""PDF files with a text layer."""

from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus.reading import Unreadable
from corpus.reading.pdf import read_pdf

LEFT, TOP, SIZE, STEP, COLUMNS = 80, 760, 16, 28, 29
WRAPPED = (
    "　　2024年，全市民政系统坚持以人民为中心的发展思想，扎实",
    "推进养老服务和社会救助两项重点工作，各项任务均取得了新的成",
    "效，群众满意度进一步提升。",
)


def printed(pages: list[list[str]], *, title: str = "", password: str | None = None) -> bytes:
    """Pages of lines; a line that begins with `^` is centered, the last of a page stands in its footer."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password) if password else None)
    canvas.setTitle(title)
    for lines in pages:
        canvas.setFont("STSong-Light", SIZE)
        for number, line in enumerate(lines[:-1]):
            if line.startswith("^"):
                canvas.drawCentredString(LEFT + COLUMNS * SIZE / 2, TOP - number * STEP, line[1:])
            else:
                canvas.drawString(LEFT, TOP - number * STEP, line)
        canvas.drawCentredString(300, 40, lines[-1])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_paragraphs_are_joined_and_page_numbers_go() -> None:
    page = read_pdf(printed([["^义乌市民政局2024年工作总结", *WRAPPED, "一、养老服务", *WRAPPED, "— 1 —"]], title="总结"))
    body = "".join(WRAPPED).strip("　")
    assert [(line.text, line.centered) for line in page.lines] == [
        ("义乌市民政局2024年工作总结", True),
        (body, False),
        ("一、养老服务", False),
        (body, False),
    ]
    assert page.title == "总结"


def test_a_paragraph_goes_on_over_the_page_and_running_lines_go() -> None:
    pages = [["义乌市民政局文件汇编", *WRAPPED[:2], "— 1 —"], ["义乌市民政局文件汇编", WRAPPED[2], *WRAPPED[:2], "2 / 3"]]
    pages.append(["义乌市民政局文件汇编", WRAPPED[2], "二、社会救助", "第3页"])
    body = "".join(WRAPPED).strip("　")
    assert [line.text for line in read_pdf(printed(pages)).lines] == [body, body, "二、社会救助"]


def numbered(numeral: str) -> list[str]:
    """A paragraph of a line and a half that differs from others by a numeral."""
    return [f"{numeral}、全市民政系统坚持以人民为中心的发展思想，扎实做好养老和", f"社会救助{numeral}项工作。"]


def test_a_title_that_runs_over_the_pages_stays_on_the_first() -> None:
    title = "义乌市民政局2024年工作总结"
    pages = [["^" + title, *numbered("一"), "1"], *(["内部资料", title, *numbered(numeral), "2"] for numeral in "二三四")]
    assert [line.text for line in read_pdf(printed(pages)).lines] == [title, *("".join(numbered(numeral)) for numeral in "一二三四")]


def test_two_pages_with_the_same_head() -> None:
    title = "义乌市民政局2024年工作总结"
    pages = [["内部资料", "^" + title, *numbered("一"), "1"], ["内部资料", *numbered("二"), "2"]]
    assert [line.text for line in read_pdf(printed(pages)).lines] == [title, *("".join(numbered(numeral)) for numeral in "一二")]


def test_what_cannot_be_read_is_refused() -> None:
    whole = printed([[*WRAPPED, "1"]])
    with pytest.raises(Unreadable, match="text layer"):
        read_pdf(printed([["", ""]]))
    with pytest.raises(Unreadable, match="password"):
        read_pdf(printed([[*WRAPPED, "1"]], password="secret"))
    with pytest.raises(Unreadable):
        read_pdf(whole[:200])
    with pytest.raises(Unreadable):
        read_pdf(b"%PDF-1.7 nothing")
