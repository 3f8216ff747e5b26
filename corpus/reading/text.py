"""Plain text and Markdown → lines."""

import re
from collections import Counter
from collections.abc import Sequence
from html import unescape

from corpus.reading.encoding import decode
from corpus.reading.flattened import unflattened
from corpus.reading.page import UNMARKED, Line, Marks, Page, make_lines
from corpus.reading.readings import without_readings
from corpus.reading.white_space import tidy

BARS = 3  # of a plain line that begins or ends with one, from which on it is a row of a table
BEGINNING = 20_000  # bytes of a text in which headings tell that it is Markdown
WRAPPED_LINES = 8  # so many lines of one width before a text counts as hard-wrapped
HUNG_LINES = 2  # lines below a number that hangs out of its text
NARROWEST, WIDEST = 30, 200  # columns at which texts are wrapped
NARROW, HANGING = (50, 90), 10  # columns at which laws of Taiwan are wrapped, and by which their lines fall short
RAGGED = 6  # columns by which a wrapped line may fall short: a wide character, and punctuation that may not begin a line
_HEADING_LINE = re.compile(rb"^#{1,6} +[^\s#]", re.MULTILINE)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n((?:[A-Za-z_-]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n)+)---[ \t]*(?:\r?\n|$)")
_META_NAMES = {"title": "articletitle", "date": "pubdate", "published": "pubdate", "publish_date": "pubdate", "source": "contentsource"}
_SETEXT = re.compile(r"(=+|-{3,})$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MARKED = re.compile(r"[*_\[<&]")
_MARKS = "#|>-+*_=:"
"""What marks a line as more than plain text at its beginning."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)\s]*\)")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}$")
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_BULLET = re.compile(r"^[-*+]\s+")
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_ENDS = re.compile(r"[。！？；：…!?;:|」』”）)》】]$")
_OPENING = "《〈（“「『"
_ESCAPED = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>")
_STARTS = re.compile(r"[\s|]|[（(【《“「—－\-*•●◆■□○◇第]|[一二三四五六七八九十]+[、.是要]|\d+\s*[.．、)）:：]|[①-⑳㈠-㈩]")
SPACES = frozenset({0x20, 0x09, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF})


def read_text(data: bytes) -> Page:
    """A text: each line is a paragraph, unless the text was wrapped at a fixed width; what takes the text out of pages writes the rows of
    tables between bars, and these are rows."""
    decoded = decode(data)
    text, warnings = _mended(decoded.text)
    texts = paragraphs(text)
    if "|" not in text:
        return Page(lines=make_lines(texts), warnings=decoded.warnings + warnings)
    lines = [_barred(line) for line in texts if "|" not in line or not _TABLE_RULE.match(line)]
    shown = _captioned([(line, told) for line, told in lines if line])
    return Page(lines=make_lines([line for line, _ in shown], [told for _, told in shown]), warnings=decoded.warnings + warnings)


def _captioned(lines: Sequence[tuple[str, Marks]]) -> list[tuple[str, Marks]]:
    """The lines, rows of one cell above the first with several as lines of text: the caption of the table, or a page that it arranges."""
    first = next((index for index, (_, told) in enumerate(lines) if sum(map(bool, told.cells)) > 1), len(lines))
    return [(line, UNMARKED) for line, _ in lines[:first]] + list(lines[first:])


def looks_like_markdown(data: bytes) -> bool:
    """Whether some of the first lines are marked as headings (## 二、养老服务)."""
    if data.count(b"# ", 0, BEGINNING) < 2 or data.lstrip()[:1] == b"<":
        return False
    return len(_HEADING_LINE.findall(data, 0, BEGINNING)) >= 2


def read_markdown(data: bytes) -> Page:
    """A text whose lines may be marked as headings, bold, table rows."""
    decoded = decode(data)
    text, warnings = _mended(decoded.text)
    meta, text = _front_matter(text)
    return Page(lines=_markdown_lines(text), meta=meta, warnings=decoded.warnings + warnings)


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without comments and without what programs added to it, and what is to be said of that."""
    text, unescaped = unescape_spaces(_COMMENT.sub("", text))
    text, unread = without_readings(text)
    return text, unescaped + unread


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The named values between two `---` at the top, by the names web pages give them, and the text below."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    pairs = (line.partition(":") for line in found[1].splitlines())
    named = {name.strip().lower(): value.strip().strip("\"'") for name, _, value in pairs}
    return {_META_NAMES.get(name, name): value for name, value in named.items() if value}, text[found.end() :]


def paragraphs(text: str) -> list[str]:
    """The non-empty lines, trimmed; hard-wrapped lines joined, one line that lost its breaks cut."""
    lines = _unhung(unflattened(text.splitlines()))
    width = wrap_width(lines)
    if width is None:
        return _closed([tidied for line in lines if (tidied := tidy(line))])
    joined: list[list[str]] = []  # the lines of each paragraph
    open_line = False
    for line in lines:
        tidied = tidy(line)
        if tidied and open_line and not _STARTS.match(line):
            joined[-1].append(f" {tidied}" if joined[-1][-1][-1].isascii() and tidied[0].isascii() else tidied)
        elif tidied:
            joined.append([tidied])
        open_line = bool(tidied) and _columns(line) >= width - RAGGED
    return _closed(["".join(parts) for parts in joined])


def _unhung(lines: list[str]) -> list[str]:
    """The lines, joined where a text is wrapped below the numbers that hang out of it, as laws of Taiwan are printed:

    （一）據點每週開放三個時段，提供關懷訪視、電話問安、餐飲服
          務及健康促進。
    """
    if any(len(line) > NARROW[1] for line in lines):
        return lines
    widths = [_columns(line) for line in lines]
    counts = Counter(widths)
    near = ((width, sum(counts[width - short] for short in range(HANGING + 1))) for width in sorted(counts, reverse=True))
    width = next((width for width, lines_near in near if lines_near > HUNG_LINES), 0)
    if not NARROW[0] <= width <= NARROW[1]:
        return lines
    open_ = [columns >= width - HANGING and _ENDS.search(line.rstrip()) is None for line, columns in zip(lines, widths, strict=True)]
    goes_on = [above and bool(below.strip()) and not _STARTS.match(below.lstrip()) for above, below in zip(open_, lines[1:], strict=False)]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    hung = sum(going and below > above for going, above, below in zip(goes_on, indents, indents[1:], strict=False))
    if hung < HUNG_LINES or sum(goes_on) < 0.8 * sum(open_):
        return lines
    joined = [lines[:1]]
    for going, line in zip(goes_on, lines[1:], strict=True):
        if going:
            joined[-1].append(line.strip())
        else:
            joined.append([line])
    return [parts[0].rstrip() + "".join(parts[1:]) for parts in joined]


def _closed(lines: list[str]) -> list[str]:
    """The lines, one that ends with an opening mark (根据《) joined with the next."""
    if not any(line[-1] in _OPENING for line in lines):
        return lines
    closed: list[list[str]] = []
    for line in lines:
        if closed and closed[-1][-1][-1] in _OPENING:
            closed[-1].append(line)
        else:
            closed.append([line])
    return ["".join(parts) for parts in closed]


def wrap_width(lines: list[str]) -> int | None:
    """The width at which a text was wrapped, in columns, or None: many lines reach it, and most of these end in mid-sentence."""
    if any(len(line) > WIDEST and len(line.rstrip()) > WIDEST for line in lines):
        return None  # no line takes fewer columns than characters
    widths = [columns for line in lines if (columns := _columns(line))]
    if len(widths) < WRAPPED_LINES:
        return None
    width = max(widths)
    if not NARROWEST <= width <= WIDEST:
        return None
    full = [line for line in lines if _columns(line) >= width - RAGGED]
    unfinished = sum(_ENDS.search(line.rstrip()) is None for line in full)
    return width if len(full) >= max(WRAPPED_LINES, 0.4 * len(widths)) and unfinished >= 0.6 * len(full) else None


def _columns(line: str) -> int:
    """The columns a line takes on a screen: a wide character takes two."""
    return len(line.rstrip().encode("gb18030", errors="replace"))  # one byte for a narrow character, two for a wide one


def unescape_spaces(text: str) -> tuple[str, tuple[str, ...]]:
    """`<U+00A0>` and the like, left by programs that could not write the character, become the space they stand for."""
    if "<U+" not in text:
        return text, ()
    text, count = _ESCAPED.subn(lambda found: " " if int(found[1], 16) in SPACES else found[0], text)
    return text, (f"{count} characters are written as escapes (<U+00A0>); those of spaces were read as spaces",)


def _markdown_lines(text: str) -> tuple[Line, ...]:
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
            after_text = not any(rule.match(stripped) for rule in (_SETEXT, _TABLE_RULE, _RULE))
            if not after_text:
                continue
            plain, told = _marked(stripped)
        if plain:
            texts.append(plain)
            marks.append(told)
    return make_lines(texts, marks)


def _marked(line: str) -> tuple[str, Marks]:
    """The text of a line that begins with a mark, and what the mark tells."""
    if found := _MARKDOWN_HEADING.match(line):
        return _plain(found[2]), Marks(heading=len(found[1]))
    if line.startswith("|"):
        return _row(line)
    return _plain(_BULLET.sub("", line.lstrip("> "), count=1)), Marks(bold=_EMPHASIS.fullmatch(line) is not None)


def _barred(line: str) -> tuple[str, Marks]:
    """A line of a text; between bars the row of a table, or what a table of one cell, which only arranges the page, holds."""
    if line[0] != "|" and line[-1] != "|":
        return line, UNMARKED
    if line.count("|") >= BARS:
        return _row(line)
    inner = line.strip("|")
    return (line if "|" in inner else inner.strip()), UNMARKED


def _row(line: str) -> tuple[str, Marks]:
    """A row of a table between bars, as readers are shown it, and its cells."""
    cells = tuple(_plain(cell) for cell in line.strip("|").split("|"))
    return " | ".join(cell for cell in cells if cell), Marks(cells=cells)


def _plain(marked: str) -> str:
    """Inline marks and tags taken off."""
    if _MARKED.search(marked) is None:
        return tidy(marked)
    return tidy(unescape(_HTML_TAG.sub("", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", marked)))))
