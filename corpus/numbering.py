"""The numbering of Chinese official documents: which marker a line begins with, its style and its number.

Styles from the outside in (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）; laws by the Legislation Law, article 65: 编 章 节 条 款 项;
papers of Taiwan by its handbook of official documents: 壹、 一、 （一） 1、 （1） 甲、), in full- and half-width forms.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from analyzers import fold
from corpus import numerals
from corpus.layout_words import load_layout_words

STYLES = (
    "part",
    "chapter",
    "section",
    "article",
    "formal",
    "han",
    "han_bracketed",
    "labelled",
    "arabic",
    "decimal",
    "arabic_bracketed",
    "stem",
    "circled",
    "letter",
)
"""From the outermost to the innermost; a marker of a later style lies below one of an earlier style."""
RANK = {style: rank for rank, style in enumerate(STYLES)}

_HAN = "[一二三四五六七八九十百零〇两]{1,5}"
_MAY_BEGIN = re.compile(
    r"[ \u3000第篇甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾貳參叄陸一二三四五六七八九十百零〇两（(〔㈠-㈩\d①-⑳⑴-⒇❶-❿⒈-⒛A-Za-z]"
)
"""What a marker can begin with, looked at first, since most lines have none."""
_MARKER = re.compile(
    rf"""[ \u3000]*(?:
    第\ ?(?P<ordinal>{_HAN}|\d{{1,3}})\ ?(?P<unit>[编編篇章节節条條]|部分)(?:之[一二三四五六七八九十])?
        (?=[ \u3000:：、.．【〔\[（(]|$|(?!规定|規定)[^款项項的第和至])
  | 篇\ ?(?P<part>{_HAN}|\d{{1,2}})(?:[ \u3000]*[:：][ \u3000]*|[ \u3000]+|$)
  | (?P<formal>[壹贰叁肆伍陆柒捌玖拾貳參叄陸]{{1,3}})\ ?[、．.]\ ?
  | (?P<han>{_HAN})\ ?[、．.，,]\ ?(?![、，。])
  | [（(〔]\ ?(?P<han_bracketed>{_HAN})\ ?[）)〕]\ ?[、．.]?
  | (?P<enclosed>[㈠-㈩])
  | (?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?P<gap>[ \u3000]*)(?=[\u4e00-\u9fff“《])
  | (?P<arabic>\d{{1,2}})\ ?(?:[．、]|\.(?!\d)|\.(?=\d{{4}}年))\ ?
  | [（(]\ ?(?P<arabic_bracketed>\d{{1,2}})\ ?[）)]\ ?[、．.]?
  | (?P<half_bracketed>\d{{1,2}})[）)]\ ?
  | (?P<stem>[甲乙丙丁戊己庚辛壬癸])[、．.]\ ?
  | (?P<circled>[①-⑳⑴-⒇❶-❿])
  | (?P<full_stop>[⒈-⒛])
  | (?P<letter>[A-Za-z])[.．、）)]\ ?(?=[\u4e00-\u9fff])
    )""",
    re.VERBOSE,
)
_UNITS = {
    "编": "part",
    "編": "part",
    "篇": "part",
    "部分": "part",
    "章": "chapter",
    "节": "section",
    "節": "section",
    "条": "article",
    "條": "article",
}
_LOST_MARK = re.compile(r"(\d{1,2})[ \u3000]*(?=[\u4e00-\u9fff])")
_DAMAGED_MARK = re.compile(
    rf"({_HAN})(?:[?？\ufffd]{{1,3}}[ \u3000]*(?=[\u4e00-\u9fff“《]|\d{{2,4}} ?年)|(?=(?:19|20)\d\d ?年))|[-—–－]、[ \u3000]*(?=\S)"
)
"""二?时间安排; 三2022年工作计划, whose mark is lost; -、 for 一、, as scanned texts have it."""
_SEPARATED = re.compile(
    rf"""[ \u3000]*(?:
    (?P<roman>[Ⅰ-Ⅻ]|[IVX]{{1,4}}(?![A-Za-z]))[ \u3000]*[、．.，,：:）)]?[ \u3000]*
  | [（(〔][ \u3000]*(?P<opened>{_HAN})[?？\ufffd]{{0,2}}(?=[\u4e00-\u9fff])(?!.{{0,40}}[）)〕])
  | (?P<closed>{_HAN})[ \u3000]*[）)〕][、．.]?[ \u3000]*
  | [【\[「][ \u3000]*(?P<boxed>{_HAN})[ \u3000]*[】\]」][ \u3000]*
  | (?P<han>{_HAN})(?:[ \u3000]+|[ \u3000]*[：:][ \u3000]*)
  | (?P<arabic>\d{{1,2}})[，,：:][ \u3000]*
  | (?!星期|禮拜|礼拜|附)[\u4e00-\u9fff](?![表图圖件])[\u4e00-\u9fff](?P<labelled>{_HAN}|\d{{1,2}})(?:[：:、]|[ \u3000])[ \u3000]*
    )(?=[\u4e00-\u9fff“《])""",
    re.VERBOSE,
)
"""Numbers marked otherwise than the standard has it: Ⅰ、 II. （二居家 二）居家 【二】 二 居家 二：居家 3，居家 任务二：居家"""
_MAY_BE_LOST = re.compile(
    r"[ \u3000—–－\-Ⅰ-ⅫIVX（(〔【\[「\d一二三四五六七八九十百零〇两]|[\u4e00-\u9fff]{2}[\d一二三四五六七八九十百零〇两]"
)
"""What such a line can begin with."""
_STYLE_OF = {"roman": "formal", "opened": "han_bracketed", "closed": "han_bracketed", "boxed": "han_bracketed"}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMAL = str.maketrans("壹贰貳叁參叄肆伍陆陸柒捌玖拾", "一二二三三三四五六六七八九十")


class Marker(NamedTuple):
    """The marker of a line: `line[:end]` is the marker with the space around it. `rank` tells where it lies between the outermost (0)
    and the innermost: by its style, 1.2.1 below 1.2. `restored` tells that its point was lost."""

    style: str
    number: int
    end: int
    rank: float
    restored: bool = False


def _marker(style: str, number: int, end: int, *, restored: bool = False) -> Marker:
    return Marker(style, number, end, RANK[style], restored)


@lru_cache(maxsize=512)  # each line is asked about by several steps
def find_marker(line: str) -> Marker | None:
    """The marker a line begins with, or None."""
    if not _MAY_BEGIN.match(line) or not (found := _MARKER.match(line)):
        return None
    style = str(found.lastgroup)
    if style == "unit":
        return _marker(_UNITS[found["unit"]], numerals.value(found["ordinal"]), found.end())
    style = "decimal" if style == "gap" else style
    text = found[style]
    if style in ("enclosed", "circled", "full_stop"):
        first = {"enclosed": "㈠", "full_stop": "⒈"}.get(style, "①" if text < "⑴" else "⑴" if text < "❶" else "❶")
        style = {"enclosed": "han_bracketed", "full_stop": "arabic"}.get(style, style)
        return _marker(style, ord(text) - ord(first) + 1, found.end())
    if style == "decimal":
        if not found["gap"] and _counts(line, found.end()):
            return None
        numbers = re.split("[.．]", text)
        return Marker(style, int(numbers[-1]), found.end(), RANK[style] + len(numbers) / 10)
    if style == "stem":
        return _marker(style, _STEMS.index(text) + 1, found.end())
    if style == "letter":
        return _marker(style, ord(text.lower()) - ord("a") + 1, found.end())
    if style == "formal":
        return _marker(style, numerals.value(text.translate(_FORMAL)), found.end())
    style = "arabic_bracketed" if style == "half_bracketed" else style
    return _marker(style, numerals.value(text), found.end())


def is_marker(heading: str) -> bool:
    """Whether a heading is a marker and nothing more: 第三条."""
    marker = find_marker(heading)
    return marker is not None and marker.end == len(heading)


def find_lost_marker(line: str) -> Marker | None:
    """`2健全…`, `二?时间安排`, `二）时间安排`: a number whose mark was lost, damaged or is none of the standard's.

    It is a marker only where its list goes on before or after it.
    """
    if not _MAY_BE_LOST.match(line):
        return None
    if separated := _SEPARATED.match(line):
        shape = str(separated.lastgroup)
        number = _roman(separated[shape]) if shape == "roman" else numerals.value(separated[shape])
        return _marker(_STYLE_OF.get(shape, shape), number, separated.end(), restored=True) if number else None
    if damaged := _DAMAGED_MARK.match(line):
        return _marker("han", numerals.value(damaged[1] or "一"), damaged.end(), restored=True)
    found = _LOST_MARK.match(line)
    if not found or _counts(line, found.end()):
        return None
    return _marker("arabic", int(found[1]), found.end(), restored=True)


def _counts(line: str, end: int) -> bool:
    """Whether the digits before `end` count something: 2个社区, 2.5亿元."""
    return load_layout_words().counted.match(fold(line[end : end + 4]).text.lstrip()) is not None


def _roman(numeral: str) -> int:
    """1 to 12, written with letters or with the characters for them; 0 for what is no such number."""
    return ord(numeral) - ord("Ⅰ") + 1 if "Ⅰ" <= numeral[0] <= "Ⅻ" else _ROMAN.index(numeral) if numeral in _ROMAN else 0
