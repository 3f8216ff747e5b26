"""Word files."""

import random
import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus.model import RawFile, Skipped
from corpus.reading import Line, Unreadable, read
from corpus.reading.docx import read_docx

BODY = "全市新增老年食堂十二家，日均供餐两千余份。"


def saved(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def test_paragraphs_headings_and_marks() -> None:
    document = docx.Document()
    document.add_heading("养老服务", level=2)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("工作").bold = True
    title.add_run("总结").bold = True
    document.add_paragraph(f"{BODY}\n第二行")
    document.add_paragraph("  ")
    assert read_docx(saved(document)).lines == (
        Line("养老服务", heading=2),
        Line("工作总结", bold=True, centered=True),
        Line(BODY),
        Line("第二行"),
    )


def test_tables_with_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, values in zip(table.rows, (("区", "年", "床位"), ("东", "2023", "10"), ("", "2024", "12")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.cell(1, 0).merge(table.cell(2, 0))
    assert [line.text for line in read_docx(saved(document)).lines] == ["区 | 年 | 床位", "东 | 2023 | 10", "东 | 2024 | 12"]


def test_tracked_changes() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("保留")
    for tag, text in (("ins", "<w:t>新增</w:t>"), ("del", "<w:delText>删去</w:delText>")):
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1"><w:r>{text}</w:r></w:{tag}>'))
    assert [line.text for line in read_docx(saved(document)).lines] == ["保留新增"]


COUNTED = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, (style, text) in enumerate((("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")))
)


def with_lists(lists: dict[int, str], levels: str = COUNTED) -> docx.document.Document:
    """A document with lists of one pattern, each with what it adds to that."""
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    for list_id, added in lists.items():
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="90"/>{added}</w:num>'))
    return document


def numbered(lists: dict[int, str], paragraphs: tuple[tuple[str, int, int], ...], levels: str = COUNTED) -> list[str]:
    """The lines of paragraphs, each with its list and level."""
    document = with_lists(lists, levels)
    for text, list_id, level in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'))
    return [line.text for line in read_docx(saved(document)).lines]


def test_automatic_numbering_is_counted() -> None:
    outline = (("总体要求", 0), ("指导思想", 1), ("坚持党建", 2), ("基本原则", 1), ("主要任务", 0), ("养老", 1))
    assert numbered({90: ""}, tuple((text, 90, level) for text, level in outline)) == [
        "一、总体要求",
        "（一）指导思想",
        "1.坚持党建",
        "（二）基本原则",
        "二、主要任务",
        "（一）养老",
    ]


def test_articles_count_on_through_the_chapters() -> None:
    levels = (
        COUNTED.replace("%1、", "第%1章 ")
        .replace("（%2）", "第%2条 ")
        .replace('<w:lvlText w:val="第%2', '<w:lvlRestart w:val="0"/><w:lvlText w:val="第%2')
    )
    outline = (("总则", 0), ("目的", 1), ("范围", 1), ("职责", 0), ("主管部门", 1), ("款", 2), ("配合部门", 1), ("款", 2))
    assert numbered({90: ""}, tuple((text, 90, level) for text, level in outline), levels) == [
        "第一章 总则",
        "第一条 目的",
        "第二条 范围",
        "第二章 职责",
        "第三条 主管部门",
        "1.款",
        "第四条 配合部门",
        "1.款",
    ]


def test_numbers_in_digits_below_those_in_characters() -> None:
    levels = COUNTED.replace('<w:lvlText w:val="（%2）"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>')
    assert numbered({90: ""}, (("要求", 90, 0), ("思想", 90, 1)), levels) == ["一、要求", "1.1思想"]


def test_a_pattern_may_be_that_of_a_style_of_lists() -> None:
    document = with_lists({90: ""}, f'<w:styleLink w:val="Civil"/>{COUNTED}')
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91"><w:numStyleLink w:val="Civil"/></w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="91"/></w:num>'))
    properties = document.add_paragraph("养老")._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr>'))
    assert [line.text for line in read_docx(saved(document)).lines] == ["一、养老"]


def test_lists_of_one_pattern_count_on_unless_they_begin_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    stems = '<w:lvl w:ilvl="0"><w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="%1、"/></w:lvl>'
    other = f'<w:lvlOverride w:ilvl="0">{stems}</w:lvlOverride>'
    paragraphs = (("甲项", 90, 0), ("乙项", 91, 0), ("丙项", 92, 0), ("丁项", 92, 0), ("戊项", 93, 0))
    assert numbered({90: "", 91: "", 92: anew, 93: other}, paragraphs) == ["一、甲项", "二、乙项", "五、丙项", "六、丁项", "庚、戊项"]


def test_what_a_paragraph_leaves_open_its_style_says() -> None:
    document = with_lists({90: ""})
    style = document.styles["Heading 2"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    paragraph = document.add_paragraph("养老", style="Heading 2")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/></w:numPr>'))
    assert [line.text for line in read_docx(saved(document)).lines] == ["（一）养老"]


def test_text_boxes_are_read_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("正文")
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    paragraph._p.append(parse_xml(box))
    assert [line.text for line in read_docx(saved(document)).lines] == ["正文", "框内"]
    assert paragraph._p.find(qn("w:r")) is not None


@pytest.mark.parametrize("cut", [10, 500, 5000])
def test_a_truncated_file_is_refused(cut: int) -> None:
    data = saved(docx.Document())
    with pytest.raises(Unreadable):
        read_docx(data[:-cut])


def test_an_encrypted_file_is_refused_with_what_to_do() -> None:
    (item,) = read(RawFile("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    assert isinstance(item, Skipped)
    assert "without password" in item.reason


def test_what_is_hidden_or_struck_out_is_not_shown() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("公开")
    paragraph.add_run("内部").font.hidden = True
    paragraph.add_run("发布").font.hidden = False
    table = document.add_table(rows=2, cols=2)
    for row, values in zip(table.rows, (("东区", "10"), ("西区", "12")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"/>'))
    assert [line.text for line in read_docx(saved(document)).lines] == ["公开发布", "东区 | 10"]


def test_an_empty_cell_keeps_its_place_in_the_row() -> None:
    document = docx.Document()
    for cell, value in zip(document.add_table(rows=1, cols=3).rows[0].cells, ("东区", "", "12"), strict=True):
        cell.text = value
    assert [line.text for line in read_docx(saved(document)).lines] == ["东区 | | 12"]


def test_formulas_are_read_and_readings_above_characters_are_not() -> None:
    document = docx.Document()
    reading = "<w:ruby><w:rt><w:r><w:t>yǎng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>养</w:t></w:r></w:rubyBase></w:ruby>"
    document.add_paragraph()._p.append(parse_xml(f"<w:r {nsdecls('w')}>{reading}</w:r>"))
    formula = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    document.add_paragraph("补贴=")._p.append(parse_xml(f'<m:oMath xmlns:m="{formula}"><m:r><m:t>标准×月数</m:t></m:r></m:oMath>'))
    assert [line.text for line in read_docx(saved(document)).lines] == ["养", "补贴=标准×月数"]


def test_a_number_stays_apart_from_a_figure_behind_it() -> None:
    levels = COUNTED.replace("%1、", "%1.").replace("chineseCounting", "decimal")
    assert numbered({90: ""}, (("5个街道", 90, 0), ("养老", 90, 0)), levels) == ["1. 5个街道", "2.养老"]


def test_cells_in_content_controls_and_their_numbers() -> None:
    document = with_lists({90: ""})
    table = document.add_table(rows=2, cols=2)
    for row, name in zip(table.rows, ("东区", "西区"), strict=True):
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'))
        row.cells[1].text = name
    for element in (table.rows[1].cells[1]._tc, table.rows[1]._tr):
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[0].append(element)
    assert [line.text for line in read_docx(saved(document)).lines] == ["一、 | 东区", "二、 | 西区"]


def test_pictures_take_no_room() -> None:
    file = BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_STORED) as package:
        package.writestr("word/media/image1.bmp", random.Random(1).randbytes(50_000_000))
    assert read_docx(file.getvalue()).lines == ()
