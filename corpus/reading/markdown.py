"""Markdown → lines: headings, rows of tables, text without its marks."""

import re
from html import unescape

from corpus.reading.cleaned import cleaned
from corpus.reading.page import UNMARKED, Line, Marks, Page, make_lines, row_text
from corpus.reading.white_space import tidy

BEGINNING = 20_000  # bytes of a text in which headings tell that it is Markdown
_HEADING_LINE = re.compile(rb"^#{1,6} +[^\s#]", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})\s+")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n((?:[A-Za-z_-]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n)+)---[ \t]*(?:\r?\n|$)")
_META_NAMES = {"title": "articletitle", "date": "pubdate", "published": "pubdate", "publish_date": "pubdate", "source": "contentsource"}
_SETEXT = re.compile(r"(=+|-{3,})$")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}$")
TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_BULLET = re.compile(r"^[-*+]\s+")
_MARKS = "#|>-+*_=:"
"""What marks a line as more than plain text at its beginning."""
_MARKED = re.compile(r"[*_\[<&\\~`]")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_SLIGHT = re.compile(
    r"(?<![*0-9A-Za-z])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![*0-9A-Za-z])"
    r"|(?<![~0-9A-Za-z])~~(?=[^\s~])([^~]+)(?<=\S)~~(?![~0-9A-Za-z])"
    r"|`([^`]+)`"
)
"""Single stars, as around words and not as between factors (3*4), words struck out (and not 500~~600), code."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*+\)")
"""The address may have brackets: x_(1).html."""
_DEFINITION = re.compile(
    r"^[ \t]*\[([^\[\]^\n]{1,40})\]:[ \t]*(?:https?://\S+|<[^<>\s]+>)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
"""The line with the address of a link that the text names elsewhere ([养老][1])."""
_REFERENCE = re.compile(r"!?\[([^\[\]\n]*)\]\[([^\[\]^\n]{1,40})\]")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_AWAY = 0xDC00  # from where on no text that was decoded has characters
_BACK = {_AWAY + sign: sign for sign in range(0x80)}
_CELL_END = re.compile(r"(?<!\\)\|")


def looks_like_markdown(data: bytes) -> bool:
    """Whether some of the first lines are marked as headings (## 二、养老服务)."""
    if data.count(b"# ", 0, BEGINNING) < 2 or data.lstrip()[:1] == b"<":
        return False
    return len(_HEADING_LINE.findall(data, 0, BEGINNING)) >= 2


def read_markdown(data: bytes) -> Page:
    """A text whose lines may be marked as headings, bold, table rows."""
    text, warnings = cleaned(data)
    meta, text = _front_matter(text)
    text = _without_references(text)
    return Page(lines=_lines(text), meta=meta, warnings=warnings)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The named values between two `---` at the top, by the names web pages give them, and the text below."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    pairs = (line.partition(":") for line in found[1].splitlines())
    named = {name.strip().lower(): value.strip().strip("\"'") for name, _, value in pairs}
    return {_META_NAMES.get(name, name): value for name, value in named.items() if value}, text[found.end() :]


def _without_references(text: str) -> str:
    """The text without links whose addresses stand elsewhere in it, and without these; what names no address stays ([1][2])."""
    names = {found[1].lower() for found in _DEFINITION.finditer(text)}
    if not names:
        return text
    return _REFERENCE.sub(lambda found: found[1] if found[2].lower() in names else found[0], _DEFINITION.sub("", text))


def _lines(text: str) -> tuple[Line, ...]:
    texts: list[str] = []
    marks: list[Marks] = []
    after_text = False
    plain_text = tidy if _MARKED.search(text) is None else _plain  # few texts have marks inside their lines
    for raw in text.splitlines():
        stripped = raw.strip()
        if not stripped:
            after_text = False
            continue
        if stripped[0] not in _MARKS:
            after_text, plain, told = True, plain_text(stripped), UNMARKED
        else:
            if after_text and texts and _SETEXT.match(stripped) and not marks[-1].heading and len(texts[-1]) <= 60:
                marks[-1] = Marks(heading=1 if stripped[0] == "=" else 2)
            after_text = not any(rule.match(stripped) for rule in (_SETEXT, TABLE_RULE, _RULE))
            if not after_text:
                continue
            plain, told = _marked(stripped)
        if plain:
            texts.append(plain)
            marks.append(told)
    return make_lines(texts, marks)


def _marked(line: str) -> tuple[str, Marks]:
    """The text of a line that begins with a mark, and what the mark tells."""
    if found := _HEADING.match(line):
        text = line[found.end() :]
        closed = text.rstrip("#")
        return _plain(text if closed[-1:].strip() else closed), Marks(heading=len(found[1]))
    if line.startswith("|"):
        return bar_row(line)
    return _plain(_BULLET.sub("", line.lstrip("> "), count=1)), Marks(bold=_EMPHASIS.fullmatch(line) is not None)


def bar_row(line: str) -> tuple[str, Marks]:
    """A row of a table between bars, as readers are shown it, and its cells."""
    inner = line.removeprefix("|").rstrip("|")
    cells = tuple(_plain(cell) for cell in _CELL_END.split(inner))
    return row_text(cells), Marks(cells=cells)


def _plain(marked: str) -> str:
    """Inline marks and tags taken off; a sign behind a backslash is none."""
    if _MARKED.search(marked) is None:
        return tidy(marked)
    text = _ESCAPE.sub(lambda found: chr(_AWAY + ord(found[1])), marked)
    text = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))
    text = _SLIGHT.sub(lambda found: found[1] or found[2] or found[3], text)
    text = unescape(_HTML_TAG.sub("", _ADDRESS.sub(r"\1", text)))
    return tidy(text.translate(_BACK))
