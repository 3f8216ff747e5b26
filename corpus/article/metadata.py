"""The metadata block above an article: which lines it takes up and what they say.

Read are one pair a line, several pairs a line, key and value on alternate lines or in neighbouring cells, a row of keys
above a row of values, keys with inner spaces, without colon or with lost first characters, an empty value followed by the
next key, and values that stand alone, known by their shape.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.article.document_numbers import ISSUE, is_announced, is_issued, is_number, number_in_title
from corpus.article.keys import Keys, load_keys
from corpus.article.metadata_block import Block, Reading
from corpus.article.value_shapes import INDEX_NUMBER
from corpus.dates import first_date
from corpus.layout_words import is_body, load_layout_words
from corpus.numbering import find_marker
from corpus.reading.page import Line

BLOCK = 3  # lines with keys that make a block
OPENING = 25  # lines looked at above the article
LONGEST_HEAD = 80  # lines a block with the navigation around it may take up
FOOT = 20  # last lines in which such a block is looked for below the article
LONGEST_NOTE = 8  # characters of a note behind the number: A类
TELLING = ("index_number", "document_number", "issuer", "written", "generated", "sent", "published")
_NUMBERED = re.compile(r"[\[【•·]?(?:信息)?索引号|信息索引|[\[【•·]?(?:发文)?(?:文号|字号)|文件编号")
_PROSE = re.compile(r"[。；]")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the article: `fields` by name, in order of appearance; `rest` are the lines that are not metadata; `above` is the
    one of them just above the first line that names source or day, where pages show their title."""

    fields: Mapping[str, tuple[Reading, ...]]
    rest: tuple[Line, ...]
    above: Line | None = None

    def first(self, *names: str) -> Reading | None:
        """The first reading of the first field that has one."""
        return next((readings[0] for name in names if (readings := self.fields.get(name))), None)


def read_head(lines: Sequence[Line], start: int = 0) -> Head:
    """Reads the block at the top and the source lines at the bottom; everything else is `rest`.

    `start` is the first line below the navigation: what stands above it begins no article and is no title.
    """
    keys = load_keys()
    keyed = (line for line in lines[: start + OPENING] if _has_key(line, keys))
    block = Block(keys, in_block=len(list(islice(keyed, BLOCK))) == BLOCK)
    end = 0
    rest: list[Line] = []
    above = None
    while end < min(len(lines), start + LONGEST_HEAD) and (end < start or not _begins_article(lines[end])):
        if not block.take(lines[end]):
            rest.append(lines[end])
        elif above is None and end > start and rest and rest[-1] is lines[end - 1] and block.has_byline():
            if len(rest) > 1 and block.take_supplier(rest[-1]):
                rest.pop()
            above = rest[-1]
        end += 1
    rest = block.finish(rest)
    tail = _read_foot(list(lines[end:]), keys, block)
    while len(tail) > 1 and block.take_credit(tail[-1]):
        tail.pop()
    tail = _read_foot(tail, keys, block)  # which may stand above the credits
    return Head({name: tuple(readings) for name, readings in block.fields.items()}, (*rest, *tail), above)


def _read_foot(tail: list[Line], keys: Keys, block: Block) -> list[Line]:
    """The lines without a block of keys that ends them, which some pages put below the article; what it says fills what `block` lacks."""
    last = tail[-FOOT:]
    if not any(_NUMBERED.match(line.squeezed) for line in last):
        return tail
    for begin, line in enumerate(last):
        if not _has_key(line, keys):
            continue
        foot = Block(keys, in_block=True)
        if all(foot.take(below) for below in last[begin:]) and sum(len(foot.fields.get(name, ())) for name in TELLING) >= BLOCK:
            for name, readings in foot.fields.items():
                block.fields.setdefault(name, readings)
            return tail[: len(tail) - len(last) + begin]
    return tail


def _has_key(line: Line, keys: Keys) -> bool:
    folded = line.folded[:40]
    return keys.find_bare(folded) is not None or any(key.field != "unknown" for key in keys.find(folded))


def _begins_article(line: Line) -> bool:
    """Whether a line is of the article itself: a sentence, a salutation, a numbered line."""
    text = line.text
    if line.cells:
        return False
    if load_layout_words().opens.match(line.squeezed):
        return True
    if text.endswith("。") or (len(text) >= 40 and _PROSE.search(text)):
        return all(key.field in ("unknown", "lost") for key in load_keys().find(line.folded[:20]))
    if text.endswith(("：", ":")):
        keys = load_keys().find(line.folded)
        addressed = load_layout_words().salutation.match(line.squeezed) is not None or is_body(line.squeezed[:-1])
        return (len(text) > 10 or addressed) and all(key.field == "unknown" for key in keys)
    return find_marker(text) is not None and not INDEX_NUMBER.match(text) and first_date(line.folded) is None


def own_number(head: Head, title: str | None, lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """The document's own number as written, and the lines without those above the article that hold nothing else.

    A number cited in the text is not the document's: only the metadata block and lines of their own above the article count, or
    the title of an order or announcement (民政部令第68号).
    """
    reading = head.first("document_number")
    number = reading.value if reading else None
    kept: list[Line] = []
    end = 0
    while end < min(len(lines), OPENING) and not _begins_article(lines[end]):
        text = lines[end].text.strip()
        bare = text.strip("（）() ")
        first, _, note = text.partition(" ")
        forms = (text, bare, first if "：" in text or len(note) <= LONGEST_NOTE else text)  # 义民〔2024〕5号 是否宜公开选项：宜公开
        if whole := next((form for form in forms if is_number(form)), None):
            number = number or whole
        elif title and ISSUE.fullmatch(bare) and (is_issued(title) or is_announced(title)):
            number = number or (f"{title}{bare}" if is_issued(title) else bare)
        else:
            kept.append(lines[end])
        end += 1
    return number or (number_in_title(title) if title else None), [*kept, *lines[end:]]
