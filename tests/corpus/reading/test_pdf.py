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


TABLE = (LEFT, LEFT + 5 * SIZE, LEFT + 12 * SIZE, LEFT + COLUMNS * SIZE)
"""Where the columns of a table begin, and its right edge."""


def placed(lines: list[tuple[float, float, str]]) -> bytes:
    """A page with texts at these places; a negative first number is a right edge."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = BytesIO()
    canvas = Canvas(file)
    canvas.setFont("STSong-Light", SIZE)
    for left, top, text in lines:
        if left < 0:
            canvas.drawRightString(-left, top, text)
        else:
            canvas.drawString(left, top, text)
    canvas.save()
    return file.getvalue()


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


def test_rows_of_tables_stay_apart_also_where_they_reach_the_edge() -> None:
    rows = [("序号", "乡镇", "金额（元）"), ("1", "桥头镇", "1100"), ("2", "瓯北街道", "980"), ("3", "岩头镇", "12000")]
    cells = [
        (-TABLE[3] if column == 2 else TABLE[column], TOP - number * STEP, text)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]
    page = read_pdf(placed([*cells, (LEFT, TOP - 5 * STEP, "以上名单公示五天，如有异议请与我们联系，特此公告。")]))
    assert [line.cells for line in page.lines] == [*rows, ()]
    assert page.lines[1].text == "1 | 桥头镇 | 1100"


def test_spaces_in_names_and_prose_make_no_table() -> None:
    lines = ["索　引　号：001008003015010/2024-1", "标　　题：关于提高低保标准的通知", "文　　号：义民〔2024〕5号"]
    lines += ["第一条　为了规范管理，制定本办法。", "第二条　本办法适用于本市。", "义乌市民政局　　　义乌市财政局", "2024年6月3日"]
    lines.append("（此件公开发布。本办法由市民政局负责解释，自发布之日起施行。）")
    page = read_pdf(placed([(LEFT, TOP - number * STEP, line) for number, line in enumerate(lines)]))
    assert [line.cells for line in page.lines] == [()] * len(lines)


def test_a_number_that_is_a_cell_stays() -> None:
    lines = ["床位数一览", "东区敬老院", "80", "西区敬老院", "120", "以上数据截至2024年底，由市民政局汇总，如有出入以各院上报为准。", "12"]
    page = read_pdf(placed([(LEFT, TOP - number * STEP, line) for number, line in enumerate(lines)]))
    assert [line.text for line in page.lines] == lines[:-1]


def test_names_beside_each_other_are_no_columns_of_text() -> None:
    lines = [(LEFT, TOP, "义乌市养老机构名录（二〇二四年）")]
    for start, texts in ((LEFT, ["阳光养老院", "幸福养老院"] * 6), (LEFT + 15 * SIZE, ["北山街道某路二号院", "佛堂镇某街五号"] * 6)):
        lines += [(start, TOP - number * STEP, text) for number, text in enumerate(texts, 1)]
    assert len(read_pdf(placed(lines)).lines) == len(lines)


def test_rows_that_begin_with_a_number() -> None:
    rows = [("一、市区", "乡镇", "980"), ("1.北苑", "街道", "120"), ("合计", "两个", "1100")]
    cells = [(TABLE[column], TOP - number * STEP, text) for number, row in enumerate(rows) for column, text in enumerate(row)]
    assert [line.cells for line in read_pdf(placed(cells)).lines] == rows


def test_two_columns() -> None:
    columns = [[numeral + "、" + "全市民政系统坚持以人", "民为中心的发展思想，全力", "做好养老服务。"] for numeral in "一二三四"]
    left, right = columns[0] + columns[1], columns[2] + columns[3]
    title = "义乌民政简报二〇二四年第三期（总第一百零五期）"
    lines = [(LEFT, TOP, title)]
    for start, texts in ((LEFT, left), (LEFT + 15 * SIZE, right)):
        lines += [(start, TOP - number * STEP, text) for number, text in enumerate(texts, 1)]
    assert [line.text for line in read_pdf(placed(lines)).lines] == [title, *map("".join, columns)]


def test_a_figure_stays_with_its_unit_below() -> None:
    lines = ["一、养老服务", "全年新增护理型床位并且完成既定任务，各项指标均达到预期120", "张，超过目标。", "二、社会救助"]
    assert [
        line.text
        for line in read_pdf(
            placed(
                [
                    (LEFT, TOP - number * STEP, line)
                    for number, line in enumerate([*lines, "市民政局坚持以人民为中心的发展思想，扎实做好养老服务各项工作。"])
                ]
            )
        ).lines
    ][1] == lines[1] + lines[2]


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
