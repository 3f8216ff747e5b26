"""Word files."""

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


def test_automatic_numbering_is_counted() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (style, text) in enumerate((("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")))
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for text, level in (("总体要求", 0), ("指导思想", 1), ("坚持党建", 2), ("基本原则", 1), ("主要任务", 0), ("养老", 1)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
    assert [line.text for line in read_docx(saved(document)).lines] == [
        "一、总体要求",
        "（一）指导思想",
        "1.坚持党建",
        "（二）基本原则",
        "二、主要任务",
        "（一）养老",
    ]


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
