"""Numbers of documents (文号): 于民发〔2018〕32号, 民政部令第68号, 第12/IAS/2021號公告, 府社老字第1130012345號, 沙田區議會文件DH18/2022.

Shapes by GB/T 9704-2012, 7.2.5, and as orders, announcements, Hong Kong, Macau and Taiwan write them.
"""

import re

LONGEST = 80  # characters of a number, with the blanks in it
_YEAR = r"(?:19|20)\d{2}"
_COUNT = r"[\d一二三四五六七八九十百零〇]+"
_OPEN, _CLOSE = "〔﹝\\[【(（［〈<{｛〖", "〕﹞\\]】)）］〉>}｝〗"
_BRACKETED = rf"(?:[{_OPEN}]{_YEAR}[{_CLOSE}]?|{_YEAR}[{_CLOSE}])"
"""The year in any brackets, of which copying may have lost one."""
_NUMBER = re.compile(
    rf"[^\s，。：；《》{_OPEN}{_CLOSE}]{{1,20}}{_BRACKETED}第?\d+(?:[-—－、]\d+)?[号號]"
    rf"|[\u4e00-\u9fff]{{2,10}}[议議][会會]文件(?:第?[A-Z()]{{0,8}}\d+|{_YEAR})[／/]第?\d+[号號]?"
    rf"|[^\s，。：；《》]{{0,18}}(?:令|公告|通告|布告)[（(]?(?:{_YEAR}年)?第?{_COUNT}[号號][）)]?"
    rf"|第\d+/[A-Z]{{2,8}}/{_YEAR}[号號](?:公告|批示|通告|告示)?"
    r"|[\u4e00-\u9fff]{2,10}字第[\dA-Z]{6,14}[号號](?:令|函|公告)?"
)
_SENT_AS = re.compile(r"(字第[\dA-Z]{6,14}[号號])(?:令|函|公告)")  # 府社障字第1080284613號令: what was sent under a number of Taiwan
_UNENDED = re.compile(rf"[\u4e00-\u9fff]{{2,12}}{_BRACKETED}\d{{1,4}}")  # 遂民发〔2023〕12, its 号 lost
_LEADING = re.compile(rf"[\u4e00-\u9fff]{{2,12}}{_BRACKETED}第?\d+[号號]")
_BESIDE_TITLE = re.compile(
    rf"(?P<before>[\u4e00-\u9fff]{{2,12}}{_BRACKETED}第?\d+[号號])[-—\s]*(?=\S{{6}})(?P<title>.+)"
    rf"|(?P<named>.{{6,}}?)\s*[（(]\s*(?P<behind>[\u4e00-\u9fff]{{2,12}}\s*{_BRACKETED}\s*第?\s*\d+\s*[号號])\s*[）)]"
)
ISSUE = re.compile(rf"[（(]?(?:{_YEAR}\s*年\s*)?第\s*{_COUNT}\s*[号號][）)]?")
"""第68号, alone below the title of an order or announcement."""
_ISSUED = re.compile(rf".{{2,30}}(?:令|公告|通告|布告)(?P<issue>\s*{ISSUE.pattern})?")
_ANNOUNCED = re.compile(r"(?:公告|通告|令)(?:[（(][^（）()]{1,12}[）)])?$")
_BRACKETED_YEAR = re.compile(rf"[{_OPEN}]({_YEAR})(?:[{_CLOSE}]|(?!年))|({_YEAR})[{_CLOSE}]")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def is_number(text: str) -> bool:
    """Whether a whole text is a number, whatever blanks and wide digits it is written with: 遂民 〔２０２３〕 5 号."""
    if len(text) > LONGEST or not ("号" in text or "號" in text or "会文件" in text or "會文件" in text or _BRACKETED_YEAR.search(text)):
        return False
    bare = _bare(text)
    return (_NUMBER.fullmatch(bare) or _UNENDED.fullmatch(bare)) is not None


def leading_number(text: str) -> str | None:
    """The number a text begins with: 义民发〔2024〕5号 of 义民发〔2024〕5号各镇人民政府：…"""
    found = _LEADING.match(text)
    return found[0] if found else None


def without_number(title: str) -> tuple[str, str | None]:
    """A title, and the number that sites write beside it: …的意见（皖政〔2001〕85号）, 皖政〔2001〕85号 关于…的意见."""
    found = _BESIDE_TITLE.fullmatch(title)
    if found is None:
        return title, None
    return (found["title"], found["before"]) if found["before"] else (found["named"], found["behind"])


def _bare(text: str) -> str:
    return "".join(text.split()).translate(_WIDE_DIGITS)


def is_issued(title: str) -> bool:
    """Whether a title is only that of an order or announcement, whose number goes on with it: 中华人民共和国民政部令."""
    found = _ISSUED.fullmatch(title)
    return found is not None and found["issue"] is None


def is_announced(title: str) -> bool:
    """Whether a title is that of an announcement about something, below which its number may stand alone: 关于…年检结果的公告（第二批）."""
    return _ANNOUNCED.search(title) is not None


def number_in_title(title: str) -> str | None:
    """民政部公告第469号 or 第12/IAS/2021號公告, when it is the whole title."""
    found = _ISSUED.fullmatch(title)
    return title if (found and found["issue"]) or (title.endswith("公告") and is_number(title)) else None


def year_of_number(number: str | None) -> int | None:
    """2018 of 于民发〔2018〕32号."""
    found = _BRACKETED_YEAR.search(_bare(number or ""))
    return int(found[1] or found[2]) if found else None


def canonical_number(number: str) -> str:
    """The form in which numbers are cited: the year in 〔〕, no spaces, narrow digits, 号 at the end; words in their own script."""
    bare = _SENT_AS.sub(r"\1", _bare(number))
    below = bare.rpartition("文件")[2]  # 义乌市民政局文件 义民〔2022〕74号, in one line
    bare = below if _LEADING.fullmatch(below) else bare
    return _BRACKETED_YEAR.sub(lambda found: f"〔{found[1] or found[2]}〕", f"{bare}号" if _UNENDED.fullmatch(bare) else bare)
