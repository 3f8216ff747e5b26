"""The metadata block above an article: which lines it takes up and what they say.

Read are one pair a line, several pairs a line, key and value on alternate lines or in neighbouring cells, a row of keys
above a row of values, keys with inner spaces, without colon or with lost first characters, an empty value followed by the
next key, and values that stand alone, known by their shape.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.dates import find_dates, first_date
from corpus.folding import fold
from corpus.keys import Keys, load_keys
from corpus.numbering import find_marker
from corpus.reading.page import Line

LONGEST_VALUE = {"title": 160, "unknown": 60, "ignored": 40, "category": 60, "issuer": 80, "source": 60, "document_number": 60}
INDEX_NUMBER = re.compile(
    r"1[1-9]\d{6}[0-9A-Za-z]{10}(?:[/\-]\d{4}[/\-]?\d*)?|[0-9A-Za-z]{8,9}-?[0-9A-Za-z]?(?:[-/]\w+)?[-/]?(?:19|20)\d{2}(?:\d{2}){0,2}[-/]?\d{3,}|"
    r"[A-Za-z]{1,5}\d{2,}[-/]\d+[-/]\d{4}[-/]\d+(?:[-/]\d+)*"
)
ORGANISATION = re.compile(
    r"[^\d，。；：、,;:]{0,40}(?:局|厅|廳|部|委|委员会|委員會|政府|办|办公室|辦公室|办公厅|辦公廳|院|处|處|科|中心|组|組|社|协会|協會|总会|總會|署|会|會|站|街道|党组|黨組|法院|检察院|学会|網|网)"
)
DOCUMENT_NUMBER = re.compile(
    r"[^\s，。：；《》]{1,20}[〔﹝\[【(（［]\s*(?:19|20)\d{2}\s*[〕﹞\]】)）］]\s*(?:第)?\s*\d+\s*[号號]|(?:[^\s，。：；《》]{0,12}令)\s*[（(]?第?\s*[\d一二三四五六七八九十百]+\s*[号號][）)]?"
)
BLOCK = 3  # lines with keys that make a block
OPENING = 25  # lines looked at above the article
_NUMBER_FOLDED = re.compile(r"[^\s,.;:]{1,20}[\[(] ?(?:19|20)\d{2} ?[\])] ?第? ?\d+ ?号")
_ENDS_AS_TITLE = re.compile(
    "(?:总结|總結|计划|計劃|计畫|通知|规划|規劃|方案|办法|辦法|报告|報告|意见|意見|要点|要點|公告|公示|细则|細則|规定|規定)$"
)
_SALUTATION = re.compile(r"[各你您贵貴尊]|.{0,6}(?:代表|同志|委员|委員|先生|女士|市民|朋友)(?:们|們)?[：:]$")
_PROSE = re.compile(r"[。；]")
_NONE = frozenset(("无", "暂无", "无文号", "空", "-", "--", "—", "——", "/", "null", "none", "n/a", "不详", "其他无"))


class Reading(NamedTuple):
    """A value and the line it was read from, both as they are written."""

    value: str
    line: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the article: `fields` by name, in order of appearance; `rest` are the lines that are not metadata."""

    fields: Mapping[str, tuple[Reading, ...]]
    rest: tuple[Line, ...]

    def first(self, *names: str) -> Reading | None:
        """The first reading of the first field that has one."""
        return next((readings[0] for name in names if (readings := self.fields.get(name))), None)


class _Piece(NamedTuple):
    """A key (`field` set) or a value of a line."""

    field: str | None
    text: str


def read_head(lines: Sequence[Line]) -> Head:
    """Reads the block at the top and the source lines at the bottom; everything else is `rest`."""
    keys = load_keys()
    block = _Block(keys, in_block=sum(_has_key(line, keys) for line in lines[:OPENING]) >= BLOCK)
    end = 0
    rest: list[Line] = []
    while end < len(lines) and not _begins_article(lines[end]):
        if not block.take(lines[end]):
            rest.append(lines[end])
        end += 1
    rest = block.finish(rest)
    tail = list(lines[end:])
    while tail and len(tail) > 1 and block.take_credit(tail[-1]):
        tail.pop()
    return Head({name: tuple(readings) for name, readings in block.fields.items()}, (*rest, *tail))


def _has_key(line: Line, keys: Keys) -> bool:
    folded = fold(line.text[:40]).text
    return keys.find_bare(folded) is not None or any(key.field != "unknown" for key in keys.find(folded))


def _begins_article(line: Line) -> bool:
    """Whether a line is of the article itself: a sentence, a salutation, a numbered line."""
    text = line.text
    if line.cells:
        return False
    if text.endswith("。") or (len(text) >= 40 and _PROSE.search(text)):
        return all(key.field in ("unknown", "lost") for key in load_keys().find(fold(text[:20]).text))
    if text.endswith(("：", ":")):
        keys = load_keys().find(fold(text).text)
        return (len(text) > 10 or _SALUTATION.match(text) is not None) and all(key.field == "unknown" for key in keys)
    return find_marker(text) is not None and not INDEX_NUMBER.match(text) and first_date(fold(text).text) is None


class _Block:
    """The block being read: fields so far and the key that still waits for its value."""

    def __init__(self, keys: Keys, *, in_block: bool) -> None:
        self.fields: dict[str, list[Reading]] = {}
        self._keys = keys
        self._in_block = in_block  # so many lines have keys that one without colon is one too
        self._waiting: list[str] = []  # fields whose value is expected next
        self._bare_dates: list[Reading] = []
        self._alternating = False  # whether values stand on the line below their key

    def take(self, line: Line) -> bool:
        """Whether the line belongs to the block; its values are kept."""
        pieces = self._pieces(line)
        if any(piece.field for piece in pieces):
            self._take_pieces(pieces, line)
            return True
        if self._waiting and self._take_value(line):
            return True
        self._waiting = []
        return self._take_shape(line)

    def take_credit(self, line: Line) -> bool:
        """Whether a line below the article names source, editor or dates of the page."""
        text = line.text.strip("()（）[]【】 ")
        if len(text) > 80:
            return False
        pieces = self._pieces(Line(text))
        if not pieces or pieces[0].field not in {"source", "ignored", "published", "updated"}:
            return False
        if pieces[0].field == "published" and len(pieces[0].text) < 5:  # 时间：… may be of a meeting
            return False
        self._take_pieces(pieces, line)
        return True

    def finish(self, rest: list[Line]) -> list[Line]:
        """Settles what was known by shape only; gives back the lines that are not metadata after all."""
        if self._bare_dates:
            days = sorted(self._bare_dates, key=lambda reading: str(first_date(fold(reading.value).text)))
            if len(days) > 1:
                self.fields.setdefault("written", [days[0]])
            self.fields.setdefault("published", [days[-1]])
        if len(self._bare_dates) + len(self.fields.get("index_number", ())) < 2:
            return rest
        remaining = []
        for line in rest:  # short words between values that stand alone: 計劃總結, 其他, 面向社會
            if len(line.text) <= 8 and not line.heading and not line.bold and not re.search(r"\d", line.text) and not self._has_keys():
                field = "issuer" if ORGANISATION.fullmatch(line.text) else "category"
                self.fields.setdefault(field, []).append(Reading(line.text, line.text))
            else:
                remaining.append(line)
        return remaining

    def _has_keys(self) -> bool:
        return "keyed" in self.fields

    def _pieces(self, line: Line) -> list[_Piece]:
        if line.cells:
            return [piece for cell in line.cells for piece in self._cell_pieces(cell)]
        return self._text_pieces(line.text)

    def _cell_pieces(self, cell: str) -> list[_Piece]:
        if not cell:
            return [_Piece(None, "")]
        return self._text_pieces(cell)

    def _text_pieces(self, text: str) -> list[_Piece]:
        if len(text) > 400:
            return [_Piece(None, text)]
        folded = fold(text)
        found = list(self._keys.find(folded.text))
        if not found and (bare := self._keys.find_bare(folded.text)) and _tells(bare.field, folded.text, bare.end, self._in_block):
            found = [bare]
        if found and found[0].start > 60:
            return [_Piece(None, text)]
        pieces: list[_Piece] = []
        at = 0
        for index, key in enumerate(found):
            if before := self._slice(text, folded.span(at, key.start)):
                pieces.append(_Piece(None, before))
            stop = found[index + 1].start if index + 1 < len(found) else len(folded.text)
            value = self._slice(text, folded.span(key.end, stop)) if key.end < stop else ""
            name = folded.text[key.start : key.end].rstrip(": ").replace(" ", "")
            field = _field_of_lost(self._keys.lost[name], value) if key.field == "lost" else key.field
            pieces.append(_Piece(field, text[slice(*folded.span(key.start, key.end))]))
            if value:
                pieces.append(_Piece(None, value))
            at = stop
        return pieces or [_Piece(None, text)]

    @staticmethod
    def _slice(text: str, span: tuple[int, int]) -> str:
        return text[span[0] : span[1]].strip(" \u3000|｜;；,，[]【】")

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
            elif piece.text:
                self._take_shape(Line(piece.text))
        self._waiting = waiting
        self.fields.setdefault("keyed", [])

    def _take_value(self, line: Line) -> bool:
        """The value of keys that ended the line above."""
        if line.cells and len(self._waiting) > 1:
            for field, value in zip(self._waiting, line.cells, strict=False):
                self._keep(field, value, line)
            self._waiting = []
            return True
        field, text = self._waiting[0], line.text
        if fold(text).text in _NONE:
            self._waiting = self._waiting[1:]
            return True
        if not _may_be_value(field, text, 60 if self._alternating else 12):
            return False
        self._alternating = True
        self._keep(field, text, line)
        self._waiting = self._waiting[1:]
        return True

    def _keep(self, field: str, value: str, line: Line) -> None:
        value = value.strip(" \u3000")
        if not value or value.lower() in _NONE or not _fits(field, value):
            return
        self.fields.setdefault(field, []).append(Reading(value, line.text))

    def _take_shape(self, line: Line) -> bool:
        """A value that stands alone: index number, dates, or dates among little else (`admin 2024-12-19 18:42 浏览量`)."""
        text = line.text.strip()
        if len(text) > 60 or line.heading or line.bold:
            return False
        if INDEX_NUMBER.fullmatch(text):
            self.fields.setdefault("index_number", []).append(Reading(text, text))
            return True
        folded = fold(text).text
        days = list(find_dates(folded))
        if not days or re.match(r"[(]", folded):
            return False
        other = re.sub(
            r"[\d:\s|,.\[\]-]|[时分秒]|浏览量?|次数?|阅读|点击|admin|编辑|发布|时间|星期.|周.",
            "",
            folded[: days[0].start] + folded[days[-1].end :],
        )
        if len(other) > 4:
            return False
        self._bare_dates.extend(Reading(folded[day.start : day.end], text) for day in days)
        return True


def _tells(field: str, folded: str, end: int, in_block: bool) -> bool:
    """Whether what follows a key without colon shows that it is one: nothing, or a value of the right shape."""
    value = folded[end:].strip()
    if not value:
        return True
    if field in ("written", "published", "updated"):
        return (day := next(find_dates(value), None)) is not None and day.start == 0 and len(value) <= 30
    if field == "index_number":
        return INDEX_NUMBER.fullmatch(value) is not None
    if field == "document_number":
        return _NUMBER_FOLDED.fullmatch(value) is not None
    separated = folded[end - 1] == " "
    if field in ("issuer", "source"):
        return (separated or in_block) and ORGANISATION.fullmatch(value) is not None
    named = _ENDS_AS_TITLE.search(value) is not None
    if field == "title":
        return (separated or in_block) and named
    return (separated or in_block) and not named and len(value) <= 30 and not re.search("[。;:]", value)


def _field_of_lost(meant: frozenset[str], value: str) -> str:
    """The field of a key that lost its first characters: the only one it can have meant, else told by the shape of its value."""
    if len(meant) == 1:
        return next(iter(meant))
    if INDEX_NUMBER.fullmatch(value.strip()):
        return "index_number"
    if DOCUMENT_NUMBER.fullmatch(value.strip()):
        return "document_number"
    return "ignored"


def _may_be_value(field: str, text: str, longest: int) -> bool:
    """Whether a whole line may be the value of a key on the line above; `longest` is for values of no shape."""
    if field in ("written", "published", "updated"):
        return len(text) <= 40 and first_date(fold(text).text) is not None
    if field == "index_number":
        return len(text) <= 60 and re.search(r"\d", text) is not None and not re.search(r"[，。年]", text)
    if field == "document_number":
        return DOCUMENT_NUMBER.fullmatch(text) is not None
    if field in ("issuer", "source"):
        return ORGANISATION.fullmatch(text) is not None
    if field == "title":
        return 4 <= len(text) <= LONGEST_VALUE["title"]
    if field == "category":
        return len(text) <= longest and "。" not in text
    return len(text) <= longest and not re.search(
        r"。|(?:总结|總結|计划|計劃|计畫|通知|规划|規劃|方案|办法|辦法|报告|報告|意见|意見|要点|要點)$", text
    )


def _fits(field: str, value: str) -> bool:
    """Whether a value has the shape its field wants."""
    if field in ("written", "published", "updated"):
        return first_date(fold(value).text) is not None
    if field == "index_number":
        return re.search(r"\d{3}", value) is not None
    if field == "document_number":
        return re.search(r"\d", value) is not None and re.search(r"大.*中.*小", value) is None
    return len(value) <= LONGEST_VALUE.get(field, 200)


def own_number(head: Head, lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """The document's own number, and the lines without those above the article that hold nothing else.

    A number cited in the text is not the document's: only the metadata block and lines of their own above the article count.
    """
    reading = head.first("document_number")
    number = reading.value if reading else None
    kept: list[Line] = []
    end = 0
    while end < min(len(lines), OPENING) and not _begins_article(lines[end]):
        bare = lines[end].text.strip("（）() ")
        if DOCUMENT_NUMBER.fullmatch(bare):
            number = number or re.sub(r"\s", "", bare)
        else:
            kept.append(lines[end])
        end += 1
    return number, [*kept, *lines[end:]]
