"""The lines of a text → its paragraphs: hard-wrapped lines joined, one line that lost its breaks cut."""

import re
from collections import Counter

from corpus.reading.flattened import unflattened
from corpus.reading.white_space import tidy

WRAPPED_LINES = 8  # so many lines of one width before a text counts as hard-wrapped
HUNG_LINES = 2  # lines below a number that hangs out of its text
NARROWEST, WIDEST = 30, 200  # columns at which texts are wrapped
NARROW, HANGING = (50, 90), 10  # columns at which laws of Taiwan are wrapped, and by which their lines fall short
RAGGED = 6  # columns by which a wrapped line may fall short: a wide character, and punctuation that may not begin a line
ENDS = re.compile(r"[。！？；：…!?;:|」』”）)》】]$")
_OPENING = "《〈（“「『"
_STARTS = re.compile(r"[\s|]|[（(【《“「—－\-*•●◆■□○◇第]|[一二三四五六七八九十]+[、.是要]|\d+\s*[.．、)）:：]|[①-⑳㈠-㈩]")


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
    open_ = [columns >= width - HANGING and ENDS.search(line.rstrip()) is None for line, columns in zip(lines, widths, strict=True)]
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
    unfinished = sum(ENDS.search(line.rstrip()) is None for line in full)
    return width if len(full) >= max(WRAPPED_LINES, 0.4 * len(widths)) and unfinished >= 0.6 * len(full) else None


def _columns(line: str) -> int:
    """The columns a line takes on a screen: a wide character takes two."""
    return len(line.rstrip().encode("gb18030", errors="replace"))  # one byte for a narrow character, two for a wide one
