"""The signature below an official text: who signs, and the day."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analyzers import fold
from corpus.dates import find_dates
from corpus.layout_words import ends_as_title, load_layout_words, names_bodies, names_body
from corpus.numbering import find_marker
from corpus.reading.page import Line

LONGEST = 60  # characters of a line that holds a date and perhaps the body that signs
ENDING = 8  # characters in which it ends
BYLINES = 2  # lines below the title, one of which may name the body
MOST_CREDITS = 4  # last lines, one of which may name who supplied the text
UNKNOWN_SIGNERS = 2  # lines that may stand between the last sentence of a notice and its day
MOST_SIGNERS = 12  # bodies that sign one document
_DISTRICT_OFFICE = re.compile("[^街乡鄉镇鎮]{2,6}[区區]?(?:福利|民政|社会|社會|房屋|地政)[^街]{0,6}[办辦事][事务務]?[处處]")
"""沙田區福利辦事處, 元朗民政事務處 of the government of Hong Kong."""
_LETTER = re.compile(r"(?:文件|[（(]函[）)]|(?<=\s)(?:书?函|書函|公告|令))$")
_OFFICER = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{3,20}?[局厅廳])(?:党组|黨組|党委|黨委)?(?:书记|書記|成员|成員|副?局[长長]|副?[厅廳][长長])(?:、[\u4e00-\u9fff]{2,8})*\s+"
    r"[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,3}$"
)
_CREDIT = re.compile(
    r"(?:^|[。！”])[（(](?:来源[：:])?(?P<body>[^（）()，。、：:\s]{3,20}?)(?:供稿|提供|供图|报道|宣)?(?:\s+[\u4e00-\u9fff]{2,4}){0,3}[）)]$"
)
_INNER_OFFICE = re.compile("办公室|辦公室|[\u4e00-\u9fff]{2,6}[科股处處室]")
_AUTHORITY = re.compile("[局厅廳委办辦部府组組室]$|委员会$|委員會$|[縣市]政府[\u4e00-\u9fff]{2,4}處$")  # 花蓮縣政府社會處
_RELEASED = re.compile("[（(]此件|附件|附[：:]|[抄主]送")
_WEEKDAY = r"(?:\s*[（(](?:星期|周|週).[）)])"
_ENDS_IN_DAY = re.compile(rf"[日\d][）)]?(?:\s*(?:印发|印發)|{_WEEKDAY})?$")
_MASKED_DAY = re.compile(r"20(?:xx|××|\*\*|__|[○〇]{2})年\S{1,3}月\S{1,3}日", re.IGNORECASE)
"""20xx年9月18日, its year taken out."""
_DAY_AT_BODY = re.compile(r"(?P<day>[^于於，。]{6,20})[于於](?P<signer>[^\d，。；：、\s]{3,30})$")
"""二零二一年一月十五日於社會工作局, as Macau signs."""
_BEGINS_TITLE = re.compile(r"[^，。；：]{0,20}(?:关于|關於)[^，。；：]{0,30}$")
_AUTONOMOUS = re.compile("[香澳][港門门]特[別别]行政[區区]政府 ")
"""What the departments of Hong Kong and Macau put before their names."""
_SEAL = re.compile(r"[（(](?:加?[盖蓋])?(?:公|印)?[章印][）)]|^落款[：:]")
"""What stands for the seal where a paper was typed off, and the word for a signature."""
_OFFICE_OF_BODY = re.compile("(?<=[局厅廳部委])(?:办公室|辦公室|办公厅|辦公廳)$")
"""The office prints what the body issues: 遂昌县民政局办公室 2023年2月1日印发 (GB/T 9704-2012, 7.4.2)."""


class Signature(NamedTuple):
    """`issuer` as it is written; both None when nothing is signed."""

    issuer: str | None = None
    day: date | None = None


def find_signature(lines: Sequence[Line]) -> Signature:
    """The first line that is nothing but a date below a line that names a body; else the last line that names a body."""
    for index, line in enumerate(lines):
        if len(line.text) > LONGEST or line.cells:
            continue
        if at := _day_at_body(line):
            return at
        if not _ENDS_IN_DAY.search(line.text, len(line.text) - ENDING):
            continue
        if _MASKED_DAY.fullmatch(line.squeezed):
            return Signature(_first_signer(lines, index))
        text = re.sub(f"{_WEEKDAY}$", "", line.text).strip("（）() ")
        whole = fold(text)
        folded = whole.text
        day = next(find_dates(folded), None)
        if day is None or len(folded.rstrip(" 印发")) > day.end:
            continue
        before = folded[: day.start].strip()
        if not before and index and (issuer := _first_signer(lines, index)):
            return Signature(issuer, day.day)
        if before and (signer := _signer(Line(text[slice(*whole.span(0, day.start))]))):
            printed = folded.endswith("印发")
            return Signature(_OFFICE_OF_BODY.sub("", signer) if printed else signer, day.day)
        if not before and 0 < index >= len(lines) - 2 and (signer := _signer(lines[-1])):  # the day above the name
            return Signature(signer, day.day)
        if not before and (
            (index >= len(lines) - 2 and index > 2) or _closes(lines, index) or _ends_notice(lines, index) or _below_officer(lines, index)
        ):
            return Signature(None, day.day)
    if len(lines) > 2 and (issuer := _first_signer(lines, len(lines))):
        return Signature(issuer, None)
    return Signature(next(filter(None, map(_credited, reversed(lines[-MOST_CREDITS:]))), None))


def _credited(last: Line) -> str | None:
    """Who supplied a piece of news, at its end: …圆满完成。（县民政局 张某）"""
    found = None if last.cells else _CREDIT.search(last.text)
    return found["body"] if found and names_body(found["body"]) and not _INNER_OFFICE.fullmatch(found["body"]) else None


def _closes(lines: Sequence[Line], index: int) -> bool:
    """Whether a date is the last line below a sentence, or stands just above whom to call: （联系人：…）."""
    ends = index == len(lines) - 1 or (index == len(lines) - 2 and lines[-1].text.startswith(("（", "(")))
    return ends and index > 0 and lines[index - 1].text.endswith("。")


def _ends_notice(lines: Sequence[Line], index: int) -> bool:
    """Whether a date ends the notice before what it publishes: below a sentence and perhaps a name nobody knows, above （此件公开发布）,
    an attachment, or the title of what is published."""
    if not 0 < index < len(lines) - 1 or not any(line.text.endswith("。") for line in lines[max(0, index - UNKNOWN_SIGNERS - 1) : index]):
        return False
    below = lines[index + 1].text
    if len(lines) > index + 2 and _BEGINS_TITLE.match(below):  # a title over two lines
        below += lines[index + 2].text
    return _RELEASED.match(below) is not None or (find_marker(below) is None and ends_as_title(below))


def _below_officer(lines: Sequence[Line], index: int) -> bool:
    """Whether a date stands below the name of who signs an order: 部长 李某某."""
    return index > 0 and load_layout_words().officer_end.match(lines[index - 1].squeezed) is not None


def _day_at_body(line: Line) -> Signature | None:
    found = _DAY_AT_BODY.match(line.text) if "于" in line.text or "於" in line.text else None
    if not found or not names_body(found["signer"]):
        return None
    folded = fold(found["day"]).text.strip()
    day = next(find_dates(folded), None)
    return Signature(found["signer"], day.day) if day and (day.start, day.end) == (0, len(folded)) else None


def find_byline_body(lines: Sequence[Line]) -> str | None:
    """The body that stands below the title, perhaps below a number, as programmes and papers name who drew them up, or whose officer wrote
    it (县民政局党组成员 王某某); 各镇人民政府 is addressed."""
    for line in lines[:BYLINES]:
        if officer := _OFFICER.match(line.text):
            return officer["body"]
        name = "".join(line.text.split()) if not line.linked and not line.cells else ""
        if 5 <= len(name) <= 30 and name[0] != "各" and _AUTHORITY.search(name) and names_body(name):
            return name
    return None


def find_letterhead(lines: Sequence[Line], title: str | None = None) -> str | None:
    """The body named by the first line, as letters have it: 永善县民政局文件, 永善县民政局; over two lines, that of a government.

    `lines` are those above and of the article; of a web page, whose first lines are its site's, `title` must begin in the next.
    """
    if not lines or lines[0].linked or lines[0].cells:
        return None
    announced = _LETTER.search(lines[0].text.strip()) is not None  # 衛生福利部 公告
    if title is not None and not announced and not (len(lines) > 1 and title.startswith(lines[1].text[:8])):
        return None
    shown = _LETTER.sub("", lines[0].text.strip())
    name = "".join(shown.split())
    if names_bodies(shown) and not _AUTONOMOUS.match(shown):
        name = shown.split()[0]
    if not (4 <= len(name) <= 40 and _AUTHORITY.search(name) and names_body(name)):
        return None
    below = "".join(lines[1].text.split()) if len(lines) > 1 and name.endswith("政府") else ""
    return name + below if 3 <= len(below) <= 20 and _AUTHORITY.search(below) and names_body(below) else name


def _first_signer(lines: Sequence[Line], end: int) -> str | None:
    """The body that signs in the line before `end`; of bodies that sign one above the other, the topmost, with its office in the district
    (社會福利署 above 沙田區福利辦事處)."""
    signers: list[str] = []
    for line in reversed(lines[max(0, end - MOST_SIGNERS) : end]):
        if (above := _signer(line)) is None:
            break
        signers.insert(0, above)
    if len(signers) > 1 and signers[0].endswith("署") and _DISTRICT_OFFICE.fullmatch(signers[1]):
        return "".join(signers[:2])
    return signers[0] if signers else None


def _signer(line: Line) -> str | None:
    """The body that a line names, alone or behind the last sentence of a text that lost its break (…请认真执行。 义乌市民政局)."""
    signed = line.text.rpartition("。")[2]
    if names_bodies(signed):
        return signed.split()[0]
    text = "".join(_SEAL.sub("", signed.strip(" ?")).split())
    return text if 3 <= len(text) <= 40 and names_body(text) else None
