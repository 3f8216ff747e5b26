"""Readers and rules on random bytes and on mutated pages: never an exception, and passages always tile the text."""

import zipfile
from functools import cache
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article.splitting import split_glued
from corpus.model import ParsedDocument, RawFile, Skipped
from corpus.pipeline import Resources, load_resources, parse_file
from corpus.reading import SUFFIXES, Line
from corpus.reading.paragraphs import paragraphs
from tests.corpus.reading.test_pdf import printed
from tests.corpus.test_pipeline import PAGE

TEXT = """索引号：11330782002609418N/2024-42040 发布机构：义乌市民政局
成文日期：2024-12-30　　发布日期：2025-01-06
义乌市民政局2024年工作总结
2024年，全市民政系统扎实推进各项工作，现将情况报告如下。
一、养老服务
（一）设施建设。一是新建老年食堂12家；二是改造敬老院3家。（二）人才培育。培训护理员200人。
1健全制度。完善补贴办法。
2强化监管。开展专项检查。
第一章 总则
第一条 为了规范管理，制定本办法。
附件：1.申请表
义乌市民政局
二〇二四年十二月三十日
"""
CHARACTERS = st.text("一二三、（）().1２养老服务，。；：\n\t 　①是第章条年月日号〔〕|#*<>&;\x00\ufffd\ue000𠀀Ⅷ民國局A0-/:", max_size=300)

WORDS = (
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "第一章 总则",
    "第一条",
    "第二条 ",
    "一是",
    "养老服务",
    "我市",
    "2023年",
    "“十四五”",
    "民政局",
    "的通知",
)
PIECES = st.lists(st.sampled_from((*WORDS, "。", "；", "：", "，", "）", "《", " ", "\u3000", "\n")), max_size=60).map("".join)


@cache
def resources() -> Resources:
    return load_resources()


@cache
def office_files() -> dict[str, bytes]:
    document, word, packed = docx.Document(), BytesIO(), BytesIO()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(word)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("b.txt", TEXT)
    return {".docx": word.getvalue(), ".pdf": printed([[*TEXT.splitlines(), "1"]]), ".zip": packed.getvalue()}


def check(source: str, data: bytes) -> None:
    """Parses, and holds what must hold of every document."""
    for item in parse_file(RawFile(source, data), resources()):
        if isinstance(item, Skipped):
            assert item.reason
            continue
        assert isinstance(item, ParsedDocument)
        text, at = item.document.text, 0
        for passage in item.passages:
            assert not text[at : passage.start].strip()
            assert passage.text == text[passage.start : passage.end]
            assert passage.text.strip()
            at = passage.end
        assert not text[at:].strip()
        for section in item.sections:
            assert 0 <= section.start <= section.end <= len(text)
            assert section.path[-1] == section.heading
            assert section.level == len(section.path)


@given(st.sampled_from(sorted(SUFFIXES)), st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_random_bytes(suffix: str, data: bytes) -> None:
    check(f"a{suffix}", data)


@given(st.sampled_from((".txt", ".md", ".html")), CHARACTERS, st.sampled_from(("utf-8", "gb18030", "utf-16")))
@settings(max_examples=150, deadline=None)
def test_random_text(suffix: str, text: str, encoding: str) -> None:
    check(f"a{suffix}", text.encode(encoding))


@given(PIECES)
@settings(max_examples=1500, deadline=None)
def test_lines_cut_at_glued_headings_hold_their_text_once(text: str) -> None:
    cut = [line.text for line in split_glued(map(Line, paragraphs(text)))]
    assert all(cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


@given(st.sampled_from((".txt", ".md")), PIECES)
@settings(max_examples=150, deadline=None)
def test_words_of_the_field_in_any_order(suffix: str, text: str) -> None:
    check(f"a{suffix}", text.encode())


MUTATIONS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=8)


@pytest.mark.parametrize("suffix", [".html", ".txt", ".md", ".docx", ".pdf", ".zip"])
@given(mutations=MUTATIONS)
@settings(max_examples=40, deadline=None)
def test_mutated_files(suffix: str, mutations: list[tuple[float, float, bytes]]) -> None:
    data = {".html": PAGE.encode(), ".txt": TEXT.encode(), ".md": TEXT.encode(), **office_files()}[suffix]
    for start, length, inserted in mutations:
        first = int(start * len(data))
        last = first + int(length * length * 40)
        data = data[:first] + inserted + data[last:]
    check(f"a{suffix}", data)
