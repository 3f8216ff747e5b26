"""Markdown."""

import pytest

from corpus.reading import Line
from corpus.reading.markdown import read_markdown


def test_markdown() -> None:
    text = "# 标题 #\n\n正文**重点**和[链接](http://a)\n**小标题**\n\n> 引文\n\n- 条目\n\n"
    text += "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n小节\n---\n\n---\n"
    assert read_markdown(text.encode()).lines == (
        Line("标题", heading=1),
        Line("正文重点和链接"),
        Line("小标题", bold=True),
        Line("引文"),
        Line("条目"),
        Line("甲 | 乙", cells=("甲", "乙")),
        Line("1 | 2", cells=("1", "2")),
        Line("小节", heading=2),
    )


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("详见 <https://mz.example.cn/a.html>。", "详见 https://mz.example.cn/a.html。"),
        (r"标记\*不变\_，\[附件\]", "标记*不变_，[附件]"),
        ("这是*重点*与~~旧文~~和`代码`，3*4*5=60，1*项", "这是重点与旧文和代码，3*4*5=60，1*项"),
        ("[养老][1]服务、[附件](a_(1).html)\n\n[1]: https://mz.example.cn/a", "养老服务、附件"),
        ("按照[1][2]执行", "按照[1][2]执行"),
        ("[来源]:民政部网站http://www.example.cn/abc发布的《办法》。", "[来源]:民政部网站http://www.example.cn/abc发布的《办法》。"),
        ("由500~~600元提高到550~~650元", "由500~~600元提高到550~~650元"),
        (r"| 区 | 床位\|数 | |", "区 | 床位|数"),
    ],
)
def test_marks_inside_lines_of_markdown(marked: str, shown: str) -> None:
    page = read_markdown(f"# 通知\n\n{marked}\n".encode())
    assert [line.text for line in page.lines] == ["通知", shown]


def test_front_matter_of_markdown() -> None:
    page = read_markdown("---\ntitle: 低保通知\ndate: 2023-01-18\ntags:\n  - 救助\n---\n# 低保通知\n各乡镇：".encode())
    assert page.meta == {"articletitle": "低保通知", "pubdate": "2023-01-18"}
    assert [line.text for line in page.lines] == ["低保通知", "各乡镇："]
