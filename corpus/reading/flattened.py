"""Texts whose line breaks all became spaces: one long line, cut again at its spaces.

Chinese is written without spaces, so that those of such a text are its breaks, but for the few inside a line: before the time of day,
behind 第一章, and in words of two characters that were spread out (总 则).
"""

import re
from collections.abc import Iterable, Sequence

LEAST = 80  # characters of a text that may have been flattened
SHARE = 0.7  # of the text that stands in its longest line; a line of metadata may have kept its break
BREAKS = 4  # least spaces in it, one of them behind the end of a sentence, which no author writes
_PARAGRAPH = re.compile(r"[。：；][ \t\u3000\xa0]+(?=[^\s])")
_BREAK = re.compile(r"[\u3000-\u9fff\uff00-\uffef][ \t\u3000\xa0]+(?=\S)")
_SPACES = re.compile(r"[ \t\u3000\xa0]+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百]{1,4}(?:[章节節条條]|部分)|[一二三四五六七八九十]{1,3}、|[•·●◆■*-])$")
_HAN = re.compile(r"[\u3400-\u9fff]")


def unflattened(lines: Sequence[str]) -> list[str]:
    """The lines of a text; where one line is nearly all of it and paragraphs end inside, its pieces between spaces."""
    longest = max(lines, key=len, default="")
    if len(longest) < LEAST or len(longest) < SHARE * sum(map(len, lines)) or not _is_flat(longest):
        return list(lines)
    return [piece for line in lines for piece in (_joined(_SPACES.split(line.strip())) if line is longest else [line])]


def _is_flat(line: str) -> bool:
    return _PARAGRAPH.search(line) is not None and len(_BREAK.findall(line)) >= BREAKS


def _joined(pieces: Iterable[str]) -> list[str]:
    """The pieces, those that a space parts inside a line joined."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (_CLOCK.match(piece) or _ORDINAL.search(joined[-1])):
            joined[-1] += f" {piece}"
        elif joined and _HAN.fullmatch(piece) and _HAN.fullmatch(joined[-1]):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
