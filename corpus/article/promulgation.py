"""The note below the title of a measure: when, by whom and under which number it was made known.

（2022年12月20日县人民政府常务会议通过 2023年1月10日遂昌县人民政府令第12号公布 自2023年2月1日起施行）, as regulations, rules and
measures have it (题注). The number and the day are those of the first making known.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analyzers import fold
from corpus.article.document_numbers import is_number
from corpus.dates import find_dates
from corpus.layout_words import names_body
from corpus.reading.page import Line

OPENING = 6  # lines below the title in which the note may stand
LONGEST = 400  # characters; a note that tells all amendments is long
_BEGINS = re.compile(r"[（(]\s*(?:中华人民共和国)?[\d〇○零一二三四五六七八九]{4}\s*年|[（(]?\s*(?:中華民國|民國|民国)")
_MADE_KNOWN = re.compile(r"(?P<what>[^，,。；;：:]{2,60}?)(?:重新)?(?:公布|公佈|发布|發布|发佈|發佈|颁布|頒布|印发|印發)")
_NUMBERED = re.compile(
    r"(?P<what>[^，,。；;：:\s]{2,40}字第 ?[A-Za-z\d]{4,} ?[号號])(?:令|公告|函)?(?:重新)?(?:制定|製定|訂定|订定|修正|核定)(?![公发發颁頒])"
)
"""How offices of Taiwan tell it of their own rules: 高市社老字第11231234500號函修正."""
_DECREED = re.compile("(?<=[号號])(?:令|公告|函)?(?:制定|製定|訂定|订定|修正|核定)$")  # 府授法規字第1050237764號令制定公布
_NUMBER = re.compile(r"(?P<body>.*?)(?P<order>(?:令|公告)?\s*(?:[（(]?第\s*\S{1,6}\s*[号號][）)]?))$")


class Promulgation(NamedTuple):
    """As written, but for the day; None for what the note does not tell."""

    day: date | None = None
    issuer: str | None = None
    number: str | None = None


def find_promulgation(lines: Sequence[Line]) -> Promulgation:
    """The note among the first lines of an article."""
    for line in lines[:OPENING]:
        if len(line.text) <= LONGEST and not line.cells and _BEGINS.match(line.text):
            return _read(line.text)
    return Promulgation()


def _read(note: str) -> Promulgation:
    folded = fold(note)
    days = list(find_dates(folded.text))
    for index, day in enumerate(days):
        end = days[index + 1].start if index + 1 < len(days) else len(folded.text)
        clause = note[slice(*folded.span(day.end, end))]
        if found := _MADE_KNOWN.match(clause.strip()) or _NUMBERED.match(clause.strip()):
            return Promulgation(day.day, *_parties("".join(found["what"].split())))
    return Promulgation()


def _parties(what: str) -> tuple[str | None, str | None]:
    """Body and number of 遂昌县人民政府令第12号, 遂政发〔2023〕5号, 遂昌县人民政府."""
    what = _DECREED.sub("", what.removeprefix("以"))
    what = what if is_number(what) else what.removesuffix("令")
    found = _NUMBER.fullmatch(what)
    body = found["body"] if found else what
    return body if names_body(body) else None, what if is_number(what) else None
