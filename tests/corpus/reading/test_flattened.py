"""Texts whose line breaks all became spaces."""

from corpus.reading.flattened import unflattened
from corpus.reading.paragraphs import paragraphs

BODY = "全县低保、特困供养、临时救助各项工作有序推进，困难群众的基本生活得到保障，群众满意度持续提升。"
LINES = [
    "遂昌县民政局2022年工作总结",
    "发布时间：2023-01-12 09:30",
    "来源：县民政局",
    "第一章 总则",
    BODY,
    "一、 救助",
    BODY,
    "前言",
    BODY,
    "遂昌县民政局",
    "2023年1月12日",
]


def test_one_long_line_is_cut_at_its_spaces() -> None:
    flat = " ".join(LINES).replace("前言", "前 言")
    assert unflattened([flat]) == LINES
    assert paragraphs(f"\n{flat}\n") == LINES


def test_a_line_of_metadata_above_may_have_kept_its_break() -> None:
    above = "索引号:12345/2023-00012 公开方式:主动公开"
    assert unflattened([above, " ".join(LINES)]) == [above, *LINES]


def test_spaces_that_authors_write_cut_nothing() -> None:
    paragraph = f"{BODY}其中： 低保对象 1200 人。{BODY * 3}"
    assert unflattened([paragraph]) == [paragraph]
    assert unflattened([BODY, f"{BODY} {BODY} 一、救助 {BODY}", BODY, BODY]) == [BODY, f"{BODY} {BODY} 一、救助 {BODY}", BODY, BODY]
    assert unflattened([]) == []
