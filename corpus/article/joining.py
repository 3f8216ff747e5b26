"""Lines that are one: a heading centered over several lines, the number of a part or paragraph and what it numbers below it."""

import re
from collections.abc import Sequence

from corpus.numbering import find_marker
from corpus.reading.page import Line

LONGEST_NAME = 30  # characters of the name of a part below its number
LONGEST_PART = 60  # and of a line of a centered heading
ORDINAL = 6  # characters of 第十二部分
BARE = 5  # and of （十二）
_PADDED = re.compile("0[1-9]")
_WHOLE = re.compile(r"[。；：:]|\d{4}年|日[)）]?$|^附|^[（(]")  # a centered line with any of these stands for itself
_WHOLE_NAME = re.compile(r"[，,。；;：:？?！!]")  # a line with any of these is the part's text, not its name


def join_centered(lines: Sequence[Line]) -> list[Line]:
    """A heading that was centered over several lines becomes one line, and so does 第一部分 with its name in the line below, and 一、 that
    stands alone (laws of Taiwan) with what it numbers."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and is_ordinal(above) and _is_name(line):
            joined[-1] = above.with_text(f"{above.text} {line.text}")
        elif above and _is_bare(above) and not line.cells and find_marker(line.text) is None:
            joined[-1] = line.with_text(above.text + (" " if above.text[-1].isdecimal() else "") + line.text)
        elif above and _is_part(above) and _is_part(line) and above.bold == line.bold and above.heading == line.heading:
            joined[-1] = above.with_text(above.text + line.text)
        else:
            joined.append(line)
    return joined


def is_ordinal(line: Line) -> bool:
    """Whether a line is the number of a part or chapter and nothing else."""
    text = line.text
    return text[0] == "第" and len(text) <= ORDINAL and (marker := find_marker(text)) is not None and marker.end == len(text)


def _is_bare(line: Line) -> bool:
    """Whether a line is the number of a paragraph and nothing else; that of an article may stand above its paragraphs."""
    text = line.text
    if _PADDED.fullmatch(text):
        return True
    return len(text) <= BARE and text[-1] in "、.．)）" and (marker := find_marker(text)) is not None and marker.end == len(text)


def _is_name(line: Line) -> bool:
    return len(line.text) <= LONGEST_NAME and not line.cells and find_marker(line.text) is None and not _WHOLE_NAME.search(line.text)


def _is_part(line: Line) -> bool:
    return (
        line.centered
        and not line.cells
        and len(line.text) <= LONGEST_PART
        and not _WHOLE.search(line.text)
        and find_marker(line.text) is None
    )
