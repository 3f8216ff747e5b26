"""Lines that say where on a site a page stands (当前位置：首页 > 政务公开 > 通知公告, 义乌市人民政府 >> 公示公告)."""

import re
from collections.abc import Sequence

from corpus.article.keys import load_keys
from corpus.article.title_lines import like_title
from corpus.reading.page import Line

TOP = 40  # first lines of a page, in which it says where one is
LONGEST = 110  # characters of such a line
LONGEST_COLUMN = 12  # characters of the name of a column
LEAST_BEHIND = 8  # characters of what lost its break behind it
_SIGNS = ">»›→"
_BEGINS = re.compile("(?:您|你|当前|现在|目前|所在).{0,6}位置|位置 ?:|(?:首页|主页) ?[>»›/→]|(?:文档|文件)简介$")
_BEHIND = re.compile(rf".*[{_SIGNS}] ?(?:(?P<column>[^ {_SIGNS}]{{1,{LONGEST_COLUMN}}}) )?(?P<behind>[^{_SIGNS}]{{{LEAST_BEHIND},}})")
_WAY = re.compile(
    rf"(?:[^ {_SIGNS}。，,]{{2,{LONGEST_COLUMN}}} ?[{_SIGNS}]+ ?)+(?=[^{_SIGNS}]{{8,}}$)"
    rf"|(?:[^ -]{{2,{LONGEST_COLUMN}}} - ){{2,}}(?=.{{8,}}$)"
)
_SIGNED = re.compile(f"[{_SIGNS}]")
_TITLED = re.compile(r"关于|.*\d")  # how a title begins that has spaces
_SITE = r"(?P<site>[\u3400-\u9fff]{2,20}(?:政府|局|厅|网站?))"
_NAMED = re.compile(rf"位置 ?[:>]? ?{_SITE}(?= |$|[^\u3400-\u9fff])|^{_SITE.replace('site', 'first')} ?[{_SIGNS}]+(?= ?[\u3400-\u9fff])")
_HEADER = re.compile(r"(?:^|\n)(?P<site>[\u3400-\u9fff]{4,20}(?:政府|[局厅市县区州盟旗]|网站?))\n(?:首页|主页) ?[>»›/]")
"""The site's name, above the line that says where on it one is."""


def crumb_site(said: Sequence[str]) -> str | None:
    """The site in whose columns a page stands, by its first lines (folded)."""
    told = [text if len(text) <= LONGEST else "" for text in said[:TOP]]
    whole = "\n".join(told)
    if not any(sign in whole for sign in (*_SIGNS, "位置", "首页", "主页")):  # as in most texts
        return None
    found = next(filter(None, map(_NAMED.search, told)), None)
    if found:
        return found["site"] or found["first"]
    header = _HEADER.search(whole)
    return header["site"] if header else None


def split_crumbs(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, one that goes on behind the last column with a title, or with source and day (… > 部门动态 > 民政局 2022年工作要点
    信息来源：民政局 发布日期：…), cut there."""
    for index, line in enumerate(lines[:TOP]):
        if not _SIGNED.search(line.folded) and " - " not in line.folded:
            continue
        crumbs = _BEGINS.match(line.folded) or _NAMED.match(line.folded)
        behind = _BEHIND.fullmatch(line.folded) if crumbs else None
        start = 0 if crumbs else _titled_way(line)
        if behind and _is_another(behind["column"], behind["behind"]):
            start = line.folding.span(behind.start("behind"), len(line.folded))[0]
        if start:
            return [*lines[:index], line.with_text(line.text[:start].rstrip()), line.with_text(line.text[start:]), *lines[index + 1 :]]
    return lines


def _titled_way(line: Line) -> int:
    """Where the title begins that ends a way through columns (刊物及报告 >> …报告摘要, 政策法规 - 地方规章 - …办法); 0 where none does."""
    way = _WAY.match(line.folded)
    if way is None:
        return 0
    key = next(iter(load_keys().find(line.folded)), None)
    title = line.folded[way.end() : key.start if key else None].strip()
    return line.folding.span(way.end(), len(line.folded))[0] if like_title(title) and not _SIGNED.search(title) else 0


def _is_another(column: str | None, behind: str) -> bool:
    """Whether what stands behind the name of a column does not go on with it: a title in crumbs may have spaces too."""
    if any(key.field not in ("unknown", "lost", "ignored") for key in load_keys().find(behind)):
        return True
    return column is not None and not _TITLED.match(column) and like_title(behind)


def below_crumbs(lines: Sequence[Line], kept: Sequence[Line]) -> Line | None:
    """The first of the lines `kept` below the last line that says where one is."""
    crumbs = [index for index, line in enumerate(lines[:TOP]) if len(line.text) <= LONGEST and _BEGINS.match(line.folded)]
    remaining = {id(line) for line in kept}
    return next((line for line in lines[crumbs[-1] + 1 :] if id(line) in remaining), None) if crumbs else None
