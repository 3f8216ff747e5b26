"""The metadata block of a page, read line by line: which lines belong to it, and what they say of which field."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analyzers import Folded, fold
from corpus.article.bylines import begins_with_day, body_beside, is_byline, is_day_alone, is_republic_day
from corpus.article.document_numbers import is_number
from corpus.article.keys import FoundKey, Keys
from corpus.article.value_shapes import INDEX_NUMBER, field_of_lost, fits, may_be_value, tells
from corpus.dates import find_dates, value_date
from corpus.layout_words import ends_as_title, is_body, is_nothing, load_layout_words
from corpus.reading.page import Line

LONGEST_LINE = 400  # characters of a line that may hold metadata
_SIZES = re.compile(r"大\W*中\W*小")
_DAY_BEHIND = re.compile(
    r"(?<![ \u3000|])[ \u3000|]+"
    r"(?P<day>(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?(?:[ \u3000]+\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?)$"
)
_FORMAL_DAY = re.compile("中[华華]民[国國]")
_TO_THE_MINUTE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d\d")
_STAMP = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2} \d{1,2}:\d\d:\d\d")
_PASSED = re.compile(
    r"(?:[^()，。,]{0,40}(?:印发|公布|发布|颁布|通过|批准|修订|修正))?\)"
)  # what a day below the title says happened on it
_BULLET = re.compile(
    r"^(?:[•·●◆■]\s*(?=.)|https?://[!-~]+\s*(?=[\u4e00-\u9fff])|www\.[!-~]+\s+(?=\S))"
)  # or the page's address, as copies have it
_OPEN, _CLOSE = "[【", "]】"
LATEST_KEY = 60  # characters before the first key of a line; what comes later is said in running text
DATA_CELLS = 4  # least cells of a row that may be of a table of data: 序号 | 公开事项 | 公开时限 | 公开主体
LONGEST_CREDIT = 80  # characters of a line below the article that names source or editor


class Reading(NamedTuple):
    """A value and the line it was read from, both as they are written."""

    value: str
    line: str


class _Piece(NamedTuple):
    """A key (`field` set) or a value of a line."""

    field: str | None
    text: str


class Block:
    """The block being read: fields so far and the key that still waits for its value."""

    def __init__(self, keys: Keys, *, in_block: bool) -> None:
        self.fields: dict[str, list[Reading]] = {}
        self._keys = keys
        self._in_block = in_block  # so many lines have keys that one without colon is one too
        self._waiting: list[str] = []  # fields whose value is expected next
        self._bare_dates: list[Reading] = []
        self._stamps: list[Reading] = []  # those beside a key, which are surely of the article and not of the site's head
        self._keyed = False  # whether a line with keys was read
        self._alternating = False  # whether values stand on the line below their key

    def take(self, line: Line) -> bool:
        """Whether the line belongs to the block; its values are kept."""
        line = _without_bullet(line)
        pieces = self._pieces(line)
        if any(piece.field for piece in pieces):
            if self._names_metadata(pieces) and not _is_data_row(line, pieces):
                self._take_pieces(pieces, line)
                return True
            self._waiting = []
            return False
        if self._waiting and self._take_value(line):
            return True
        self._waiting = []
        return self._take_shape(line)

    def take_credit(self, line: Line) -> bool:
        """Whether a line below the article names source, editor or dates of the page."""
        text = line.text.strip("()（）[]【】 ")
        if len(text) > LONGEST_CREDIT:
            return False
        pieces = self._pieces(Line(text))
        if not pieces or pieces[0].field not in {"source", "issuer", "ignored", "published", "updated"}:
            return False
        if pieces[0].field == "published" and len(pieces[0].text) < 5:  # 时间：… may be of a meeting
            return False
        self._take_pieces(pieces, line)
        return True

    def take_supplier(self, line: Line) -> bool:
        """Whether a line that stands just above the first day names a body and nothing else: who supplied the text."""
        if len(self._bare_dates) != 1 or self._stamps or self._keyed or line.heading or line.cells or not is_body(line.squeezed):
            return False
        self.fields.setdefault("source", []).append(Reading(line.text, line.text))
        return True

    def has_byline(self) -> bool:
        """Whether a day or a source was read, as stand below the title of an article."""
        return bool(self._bare_dates or self._stamps or self.fields.keys() & {"published", "source", "updated"})

    def finish(self, rest: list[Line]) -> list[Line]:
        """Settles what was known by shape only; gives back the lines that are not metadata after all."""
        self._bare_dates = self._stamps or self._bare_dates
        if self._bare_dates:
            days = sorted(self._bare_dates, key=lambda reading: str(value_date(reading.value)))
            if len(days) > 1:
                self.fields.setdefault("written", [days[0]])
            self.fields.setdefault("published", [days[-1]])
        if len(self._bare_dates) + len(self.fields.get("index_number", ())) < 2:
            return rest
        remaining = []
        for line in rest:  # short words between values that stand alone: 計劃總結, 其他, 面向社會
            word = _without_bullet(line)
            if len(word.text) <= 8 and not line.heading and not line.bold and not re.search(r"\d", word.text) and not self._keyed:
                field = "issuer" if is_body(word.squeezed) else "category"
                self.fields.setdefault(field, []).append(Reading(word.text, line.text))
            else:
                remaining.append(line)
        return remaining

    def _names_metadata(self, pieces: Sequence[_Piece]) -> bool:
        """Whether a line with keys is of the block: tables of data have columns named 名称 or 时间, minutes begin with 时间：… 地点：…"""
        if pieces[0].field == "ignored" and len(pieces) == 2 and pieces[0].text[-1] in _CLOSE and ends_as_title(pieces[1].text):
            return False  # 【政策解读】《…办法》解读, a title below the name of its column
        if self._keyed or self._in_block:
            return True
        if any(piece.field not in (None, "unknown") and _is_specific(piece) for piece in pieces):
            return True
        if any(key.field == "title" and ends_as_title(value.text) for key, value in pairwise(pieces)):
            return True
        first = pieces[0].text
        if pieces[0].field is None and (is_day_alone(first) or body_beside(first) or _TO_THE_MINUTE.match(first)):
            return True  # 2023-01-02 字号：[大][中][小]; 2023-01-02 11:12 某街道 （点击：）
        known = sum(piece.field not in (None, "unknown") for piece in pieces)
        days = [value.text for key, value in pairwise(pieces) if key.field == "published" and begins_with_day(value.text)]
        dated = bool(days)
        if any(_STAMP.match(day) for day in days):  # 时间：2019-05-15 13:34:29下载本文
            return True
        return dated and (known > 1 or ([piece.field for piece in pieces] == ["published", None] and is_day_alone(pieces[1].text)))

    def _pieces(self, line: Line) -> list[_Piece]:
        if not line.cells:
            return self._text_pieces(line.folding)
        return [piece for cell in line.cells for piece in (self._text_pieces(fold(cell)) if cell else [_Piece(None, "")])]

    def _text_pieces(self, folded: Folded) -> list[_Piece]:
        text = folded.original
        if len(text) > LONGEST_LINE:
            return [_Piece(None, text)]
        found = self._find_keys(folded.text)
        pieces: list[_Piece] = []
        at = 0
        for index, key in enumerate(found):
            if before := _slice(text, folded.span(at, key.start)):
                pieces.append(_Piece(None, before))
            stop = found[index + 1].start if index + 1 < len(found) else len(folded.text)
            value = _slice(text, folded.span(key.end, stop)) if key.end < stop else ""
            name = folded.text[key.start : key.end].rstrip(": ").replace(" ", "")
            field = field_of_lost(self._keys.lost[name], value) if key.field == "lost" else key.field
            if name == "时间" and _FORMAL_DAY.match(value):  # of a rule, as sites of Taiwan have it below its name
                field = "written"
            pieces.append(_Piece(field, text[slice(*folded.span(key.start, key.end))]))
            if value:
                pieces.append(_Piece(None, value))
            at = stop
        return pieces or [_Piece(None, text)]

    def _find_keys(self, folded: str) -> list[FoundKey]:
        found = list(self._keys.find(folded)) or self._keys.find_spaced(folded) or self._keys.find_glued(folded)
        before = folded[: found[0].start] if found else folded  # 文号 义民〔2023〕14号 成文日期:2023-09-11
        if before and (bare := self._keys.find_bare(before)) and tells(bare.field, before, bare.end, self._in_block):
            found.insert(0, bare)
        return found if found and found[0].start <= LATEST_KEY else []

    def _take_pieces(self, pieces: Sequence[_Piece], line: Line) -> None:
        """Keys and values of one line. Keys in a row without values wait for the row below."""
        keys_only = all(piece.field or not piece.text for piece in pieces)
        waiting: list[str] = []
        for piece in pieces:
            if piece.field:
                if keys_only and line.cells and len([p for p in pieces if p.field]) > 1 and not any(not p.field for p in pieces):
                    waiting.append(piece.field)
                else:
                    waiting = [piece.field]
            elif waiting:
                if piece.text or line.cells:
                    self._keep(waiting[0], piece.text, line)
                    waiting = waiting[1:]
            elif is_number(piece.text):  # the number of a report before its 签发人：…
                self._keep("document_number", piece.text, line)
            elif piece.text:
                before = len(self._bare_dates)
                self._take_shape(Line(piece.text), beside_key=True)
                self._stamps += self._bare_dates[before:]
        of_several = not line.cells and sum(piece.field is not None for piece in pieces) > 1
        self._waiting = [] if of_several and waiting in (["ignored"], ["unknown"]) else waiting  # 来源：… 字体大小：, and a heading below
        self._keyed = True

    def _take_value(self, line: Line) -> bool:
        """The value of keys that ended the line above."""
        if line.cells and len(self._waiting) > 1:
            for field, value in zip(self._waiting, line.cells, strict=False):
                self._keep(field, value, line)
            self._waiting = []
            return True
        field, text = self._waiting[0], line.text
        if field in ("ignored", "unknown") and (line.heading or line.bold or line.centered):  # 分享：, and the article's first heading
            return False
        if is_nothing(text):
            self._waiting = self._waiting[1:]
            return True
        if not may_be_value(field, text, 60 if self._alternating else 12):
            return False
        self._alternating = True
        self._keep(field, text, line)
        self._waiting = self._waiting[1:]
        return True

    def _keep(self, field: str, value: str, line: Line) -> None:
        value = value.strip(" \u3000")
        sizes = None
        if field in ("ignored", "unknown", "document_number") and (
            sizes := _SIZES.search(value)
        ):  # 字体：[大][中][小] 2022-08-10, 字号：大 中 小
            rest = value[sizes.end() :].strip("]】 \u3000")
            if is_number(rest):  # 【字体：大 中 小】 义民公告〔2023〕第2号
                self.fields.setdefault("document_number", []).append(Reading(rest, line.text))
            folded = fold(rest).text
            self._stamps.extend(Reading(folded[day.start : day.end], line.text) for day in find_dates(folded))
        if field == "source" and is_day_alone(value):  # 来源：2022.04.29, the source left out
            self._stamps.append(Reading(value, line.text))
            return
        if (
            sizes is None and field in ("issuer", "source", "ignored") and (behind := _DAY_BEHIND.search(value))
        ):  # 来源：市民政局 2024-07-04
            value = value[: behind.start()]
            self._stamps.append(Reading(fold(behind["day"]).text, line.text))
        if not value or is_nothing(value) or not fits(field, value):
            return
        self.fields.setdefault(field, []).append(Reading(value, line.text))

    def _take_shape(self, line: Line, *, beside_key: bool = False) -> bool:
        """A value that stands alone, or before the first key of a line: index number, dates, or dates among little else (`admin 2024-12-19
        18:42 浏览量`)."""
        text = line.text.strip()
        if len(text) > 60 or line.heading or line.bold:
            return False
        if INDEX_NUMBER.fullmatch(text):
            self.fields.setdefault("index_number", []).append(Reading(text, text))
            return True
        folded = line.folded.strip()
        days = list(find_dates(folded))
        if is_republic_day(folded):
            self._bare_dates.append(Reading(folded, text))
            return True
        if not days or (folded.startswith("(") and not _PASSED.fullmatch(folded[days[-1].end :].strip())):
            return False
        if folded.startswith("(") and "年" in folded:  # （2019年1月22日） below a title is the day of a speech or decision
            if len(days) == 1:
                self.fields.setdefault("written", [Reading(text, text)])
            return len(days) == 1
        if not is_byline(line, days, beside_key=beside_key):
            return False
        if self._keyed and "published" in self.fields and folded.endswith("日") and is_day_alone(folded):  # on the cover of a report
            self.fields.setdefault("written", [Reading(text, text)])
            return True
        self._bare_dates.extend(Reading(folded[day.start : day.end], text) for day in days)
        if body := body_beside(text):
            self.fields.setdefault("source", []).append(Reading(body, text))
        return True


def _without_bullet(line: Line) -> Line:
    return line.with_text(_BULLET.sub("", line.text)) if line.text[0] in "•·●◆■hw" else line


def _is_data_row(line: Line, pieces: Sequence[_Piece]) -> bool:
    """Whether a row is of a table of data, whatever its columns are named: a row of metadata has keys in every other cell, of which the
    first may be one that nobody knows."""
    pairs = len(pieces) == DATA_CELLS and pieces[2].field not in (None, "unknown") and not pieces[1].field and not pieces[3].field
    return len(line.cells) >= DATA_CELLS and pieces[0].field is None and bool(pieces[0].text) and not pairs


def _is_specific(key: _Piece) -> bool:
    """Whether a key is one that only metadata have: 来源, 标题 and all of three characters or more, but for those that head titles."""
    name = fold(key.text).text.replace(" ", "").strip("[]:")
    if name in load_layout_words().title_labels:
        return False
    return len(name) >= 3 or name in load_layout_words().sure_keys or key.field == "index_number"


def _slice(text: str, span: tuple[int, int]) -> str:
    piece = text[span[0] : span[1]].strip(" \u3000|｜;；,，")
    if piece[:1] in _OPEN and piece[-1:] in _CLOSE:
        return piece[1:-1]
    return piece.lstrip(_CLOSE).rstrip(f"{_OPEN}(（ ")  # brackets of the keys beside it
