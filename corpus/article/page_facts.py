"""What the lines of a page tell of the page and its site, wherever they stand: its codes, its owner, where on the site one is."""

import re
from collections.abc import Sequence

from corpus.article.crumbs import TOP, crumb_site
from corpus.reading.page import Line

FIRST = 5  # first lines, of which one may be the name of the file a library shows
FOOTER = 15  # last lines of a page, in which it says whose site it is
END = 60  # last lines, in which it says when it was sent out
LONGEST_FACT = 400  # characters of a line that tells one
NUMERALS = r"\d〇○零一二三四五六七八九十"
CODES = ("site_code", "filing_number")
_SITE_CODE = re.compile(r"标识码 ?:? ?([a-z]{0,2}\d{8,10})")
_FILING = re.compile(r"公网安备 ?:? ?(\d{6,})")
_OWNER_BEFORE = re.compile(r"(?:^| )([\u3400-\u9fff]{4,30}?) ?版权所有")
_OWNER = re.compile(r"(?:版权所有|主办单位|主办) ?:? ?(?:©|\(c\))? ?([\u3400-\u9fff]{4,30}?)(?= |$|[,|;:(]|版权|主办|承办|地址|网站|备案)")
_WELCOME = re.compile(r"欢迎(?:您|你)?(?:光临|访问|来到|浏览) ?([\u3400-\u9fff]{4,30}?)(?:官方|门户)?(?:网|!|$)")
_RELEASED = re.compile(rf"([{NUMERALS}]{{4}}年[{NUMERALS}]{{1,3}}月[{NUMERALS}]{{1,3}}日)(?: ?\(星期.\))?\n香港时间")
"""The day and, below it, the minute at which the government of Hong Kong sent out news."""
_FILE_NAME = re.compile(r"(.{4,70}?)(?:\.(?:docx?|pdf|pptx?|wps)|_第\d+页)$")


def page_facts(lines: Sequence[Line]) -> dict[str, str]:
    """The facts by name: `site_code`, `filing_number`, `site_crumb` and `released` folded, `site_owner`, `site_welcome` and `file_name` as
    they stand. Each has a sign, which is looked for in all lines it may stand in at once, since most pages lack it."""
    said = [line.folded if len(line.text) <= LONGEST_FACT else "" for line in lines]
    top, footer = slice(TOP), slice(-FOOTER, None)
    facts: dict[str, str] = {}
    for name, signs, pattern, part in (
        ("site_code", ("标识码",), _SITE_CODE, slice(None)),
        ("filing_number", ("公网安备",), _FILING, slice(None)),
        ("site_owner", ("版权所有",), _OWNER_BEFORE, footer),
        ("site_owner", ("版权所有", "主办"), _OWNER, footer),
        ("file_name", (".doc", ".pdf", ".ppt", ".wps", "_第"), _FILE_NAME, slice(FIRST)),
        ("site_welcome", ("欢迎",), _WELCOME, top),
    ):
        whole = "\n".join(said[part])
        if not any(sign in whole for sign in signs):
            continue
        for line, text in zip(lines[part], said[part], strict=True):
            if found := pattern.search(text):
                facts[name] = found[1] if name in CODES else line.text[slice(*line.folding.span(*found.span(1)))]
                break
    if released := _RELEASED.search("\n".join(said[-END:])):
        facts["released"] = released[1]
    if site := crumb_site(said):
        facts["site_crumb"] = site
    return facts
