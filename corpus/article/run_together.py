"""Texts that lost their line breaks: the title stands in one line with what follows it, all headings in one with their text.

A title is known by its last word, which says what kind of document it is, and by what follows: the first marker, a salutation, a
number, a key of metadata, or words with which texts begin (2022年工作总结2022年，…; …管理办法第一章 总则 …).
"""

import re
from collections.abc import Iterable

from corpus.article.document_numbers import leading_number
from corpus.article.keys import load_keys
from corpus.article.title_lines import like_title
from corpus.dates import first_date
from corpus.layout_words import ends_as_title, is_body, load_layout_words, names_body
from corpus.reading.page import Line

OPENING = 12  # lines among which one may hold the title with the text
LONGEST_BLOCK = 300  # characters of a line with metadata and the title behind it
LONGEST_TITLE = 100  # characters of a title with a text behind it
LEAST_HEADLINE = 8  # characters of a title before source and day
LEAST_TEXT = 12  # characters of a line that may hold both
LEAST_BEGUN = 4  # and least characters of the text
LONGEST_SIGNATURE = 120  # characters of body and day, and what the page says behind them, at the end of a text
LEAST_SPACED = 120  # characters of a line that may be a whole text
SPACED_MARKERS = 3  # markers behind a space in it
BYLINE = ("published", "updated", "source", "document_number")
SIGNS = ("来源", "时间", "日期", "发布", "供稿", "出处", "稿源", "文号", "字号")  # one of which nearly every such key holds; a quick look
_NO_HEADLINE = re.compile("[。；;:]|\\d号$")
_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_MARKER = rf"[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)]|第{_NUMERAL}[章节節条條][ \u3000]"
_PAGE_BEHIND = r"(?:[ \u3000]+【?(?:打印|列印|关闭|關閉|返回|扫一扫|掃一掃|主办|主辦).{0,60})?$"
"""The page's own words behind a signature."""
_SIGNED = re.compile(
    r"(?<=[。！])[ \u3000]*(?P<body>[^，。；：！\d]{4,30}?)[ \u3000]*(?P<day>(?:20\d\d|二[〇○零O0]\S{2})年\S{1,3}月\S{1,3}日)"
    rf"{_PAGE_BEHIND}"
)
_DATED = re.compile(r"(?P<title>[^。；]{8,100}?)\s*[（(]\s*(?P<day>[\d年月日./ -]{8,22}?)\s*[)）]")  # …工作报告 ( 2024-01-25 )
_BODY_AND_DAY = re.compile(
    r"(?P<title>[^。；]{8,100})(?<!\s)\s*(?:[（(]\s*(?P<inner>[\u4e00-\u9fff]{4,20}\s+[\d年月日./-]{8,12})\s*[)）]"
    r"|(?<=总结|报告|计划|规划|方案|通知|意见|要点|办法)(?P<body>[\u4e00-\u9fff]{2,12}?(?:局|政府|办公室|委员会))(?P<month>(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?))"
)
"""…工作总结(桦南县民政局 2012-12-20), …评估报告通川区民政局2020年12月"""
_DAY = r"(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d\d\.\d\d\.20\d\d)(?: +\d{1,2}:\d\d(?::\d\d)?)?"
_DAY_BEHIND = re.compile(rf"(?P<title>[^。；：:]{{8,100}}?)[ \u3000]+(?P<day>(?:[a-z]{{3,10}} )?{_DAY}(?: 浏览量?(?: ?\d+)?)?)")
"""…工作情况的通报 2024-01-19, …工作打算 admin 2024-01-19 13:05"""
_BYLINE_BEFORE_TEXT = re.compile(rf"[\u4e00-\u9fff]{{2,6}}[：:][^\s。，：:]{{2,20}}[ \u3000]+{_DAY}[ \u3000]+(?=.{{20}})")
_DAY_INSIDE = re.compile(
    rf"(?P<title>[^。；：:]{{8,100}}?)[ \u3000]+(?P<byline>{_DAY}(?:[ \u3000]+[\u4e00-\u9fff]{{2,6}}[：:][^\s。，：:]{{1,20}})*)[ \u3000]+"
    "(?=.{30})"
)
"""…工作总结 2021年12月28日 作者：办公室 阅读：436次 2021年，全县…"""
_TITLE_BEHIND = re.compile(
    rf"(?P<block>.*?(?:[\]：:】] ?(?:[^\s：:]{{2,20}}[〔\[(]20\d\d[〕\])]第?\d+[号號]|{_DAY})|"
    r"(?:机构|機構|单位|單位|部门|部門|机关|機關|来源|來源) ?[：:] ?[\u4e00-\u9fff]{2,20}[局厅廳府会會室]))[ \u3000]+"
    r"(?P<title>[^：:]{8,100})"
)
"""索引号：… 文号：义民〔2022〕11号 义乌市养老服务规划"""
_STAMPED = re.compile(
    r"(?P<stamp>(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? \d{1,2}:\d\d(?::\d\d)?"
    r"(?: ?\d+ ?(?:[阅閱][读讀]?|次|浏览|瀏覽|点击|點擊|人看过)?)?) (?P<text>[\u4e00-\u9fff“《].{20,})"
)
"""2023-05-22 09:30:05 41阅 每一张彩票背后都是一份善意。…"""
_BOOK_TITLE = re.compile(r"[\s:：—–-]*《(?P<title>[^《》]{4,80})》")  # 巴市民发〔2022〕42号-《巴中市临时救助实施办法》
_SPACED_MARKER = re.compile(rf"[ \u3000]+(?={_MARKER})")
_SPACED_SECOND = re.compile(r"[ \u3000](?:二、|第二[章条條][ \u3000])")
_SPACED_HEADING = re.compile(r"^([一二三四五六七八九十]{1,3}、[^ \u3000，。；：]{2,30})[ \u3000]+")
_SPACED_SIGNATURE = re.compile(rf"(?<=。)[ \u3000]+([^ \u3000，。]{{4,30}})[ \u3000]+(\S{{2,5}}年\S{{1,3}}月\S{{1,3}}日){_PAGE_BEHIND}")


def split_run_together(lines: Iterable[Line]) -> list[Line]:
    """The lines, cut where breaks were lost: behind a title, at the headings of a whole text, before its signature."""
    apart = _split_signature(_split_title(list(lines)))
    return [piece for line in apart for piece in (_pieces(line) if _is_spaced(line) else [line])]


def _split_title(lines: list[Line]) -> list[Line]:
    """The lines with the title, and the number below it, as lines of their own."""
    for index, line in enumerate(lines[:OPENING]):
        if line.cells or len(line.text) < LEAST_TEXT:
            continue
        texts = _at_number(line.text) or _at_day(line.text) or _at_byline(line) or _at_text(line, first=index == 0)
        if texts:
            return [*lines[:index], *(line.with_text(text.strip()) for text in texts if text), *lines[index + 1 :]]
        if line.text.endswith("。"):
            break
    return lines


def _at_number(text: str) -> tuple[str, ...]:
    """The pieces of a line that begins with the document's number: before a title in book marks, whom it addresses."""
    number = leading_number(text)
    if number is None:
        return ()
    if titled := _BOOK_TITLE.fullmatch(text, len(number)):
        return number, titled["title"]
    addresses = text.endswith(("：", ":")) and len(text) > len(number) + 1  # 义民〔2020〕5号 各镇人民政府：
    return (number, text[len(number) :]) if addresses else ()


def _at_day(text: str) -> tuple[str, ...]:
    """The pieces of a line that has a day beside the title or the text, or a block of metadata before the title."""
    if len(text) <= LONGEST_BLOCK and (behind := _TITLE_BEHIND.fullmatch(text)) and like_title(behind["title"]):
        return behind["block"], behind["title"]
    if (dated := _DATED.fullmatch(text)) and first_date(dated["day"]):
        return dated["title"], f"({dated['day']})" if "年" in dated["day"] else dated["day"]  # of the document, not of the page
    if (signed := _BODY_AND_DAY.fullmatch(text)) and ends_as_title(signed["title"]):
        return signed["title"], *filter(None, (signed["inner"], signed["body"], signed["month"]))
    if (dated := _DAY_BEHIND.fullmatch(text)) and ends_as_title(dated["title"]):
        return dated["title"], dated["day"]
    if (inside := _DAY_INSIDE.match(text)) and ends_as_title(inside["title"]):
        return inside["title"], inside["byline"], text[inside.end() :]
    stamped = _STAMPED.fullmatch(text)
    return (stamped["stamp"], stamped["text"]) if stamped else ()


def _at_text(line: Line, *, first: bool) -> tuple[str, ...]:
    """Title, number and text of a line that holds both."""
    words = load_layout_words()
    found = words.title_run_in.match(line.folded, 0, LONGEST_TITLE + LEAST_TEXT)
    if found is None and first and len(line.text) >= LEAST_SPACED:
        found = words.sure_title_run_in.match(line.folded, 0, LONGEST_TITLE)
    if found is None or len(line.folded) - found.end() < LEAST_BEGUN or found[0].count("(") != found[0].count(")"):
        return ()
    end = line.folding.span(0, found.end())[1]
    text = line.text[end:].strip()
    number = leading_number(text) or ""
    return line.text[:end], number, text[len(number) :]


def _split_signature(lines: list[Line]) -> list[Line]:
    """The lines with body and day, which ended the last of them, as lines of their own: …取得实效。义乌市民政局2020年1月15日"""
    if not lines or lines[-1].cells or not (signed := _SIGNED.search(lines[-1].text, max(0, len(lines[-1].text) - LONGEST_SIGNATURE))):
        return lines
    if not names_body(signed["body"]):
        return lines
    return [*lines[:-1], *(lines[-1].with_text(text) for text in (lines[-1].text[: signed.start()], signed["body"].strip(), signed["day"]))]


def _at_byline(line: Line) -> tuple[str, ...]:
    """Title and byline that stand in one line: …大会 发布时间：2024-07-04 来源：市民政局."""
    if not any(sign in line.folded for sign in SIGNS):
        return ()
    keys = list(load_keys().find(line.folded))
    if not any(key.field in BYLINE for key in keys) or keys[0].field not in (*BYLINE, "ignored"):  # 访问次数： may come first
        return ()
    if not LEAST_HEADLINE <= keys[0].start <= LONGEST_TITLE:
        return ()
    before = line.folded[: keys[0].start].rstrip(" [(|")
    if (dated := _DAY_BEHIND.fullmatch(before)) and ends_as_title(dated["title"]):  # …统计公报 2015-04-21 来源：市民政局
        before = dated["title"]
    if _NO_HEADLINE.search(before) or first_date(before) or is_body(before.replace(" ", "")):
        return ()
    end = line.folding.span(0, len(before))[1]
    rest = line.text[end:].strip()
    byline = _BYLINE_BEFORE_TEXT.match(rest)  # 来源：县民政局 2018-01-09 今年以来，…
    return (line.text[:end], rest[: byline.end()], rest[byline.end() :]) if byline else (line.text[:end], rest)


def _is_spaced(line: Line) -> bool:
    if len(line.text) < LEAST_SPACED or line.cells or not _SPACED_SECOND.search(line.text):
        return False
    return len(_SPACED_MARKER.findall(line.text)) >= SPACED_MARKERS


def _pieces(line: Line) -> list[Line]:
    first, *middle, last = (
        cut for piece in _SPACED_MARKER.split(line.text) for cut in _SPACED_HEADING.sub(r"\1\n", piece, count=1).split("\n")
    )
    title, space, rest = first.partition(" ")
    opening = [title, rest] if space and ends_as_title(title) else [first]
    texts = [*opening, *middle, *_SPACED_SIGNATURE.sub(r"\n\1\n\2", last).split("\n")]
    return [line.with_text(text) for text in texts]
