"""Bytes → text. The bytes themselves are the evidence; what a file declares only settles a draw.

Order: byte order mark, UTF-8 that decodes, UTF-16 by its zero or Han high bytes, then GB18030 (the superset of GB2312 and GBK)
against Big5 by the share of common characters: each character set was laid out with the common ones first ("level 1"),
so text read with the wrong one lands outside.
"""

import codecs
import re
from functools import cache
from typing import NamedTuple

from corpus.reading.page import Unreadable

SAMPLE = 65_536  # bytes looked at to compare encodings; beyond it the share of common characters no longer changes
CERTAIN = 0.80  # least share of common characters to accept a legacy encoding: real text has above 0.95, misread text below 0.70
DAMAGED_UTF8 = 0.02  # share of broken sequences up to which a text is damaged UTF-8 and not another encoding

BINARY = 0.02  # share of control characters from which data is no text
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")


class Decoded(NamedTuple):
    """A text and the encoding it was read with; `warnings` says what could not be decoded."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Reads bytes as text. Raises `Unreadable` for binary data and for an encoding that cannot be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return _checked(text, "utf-8", declared)
    if wide := _utf16_without_mark(data):
        return _decoded(data, wide, declared)
    if b"\0" in data:
        raise Unreadable("binary data, not text: remove it, or give the file the suffix of its format")
    if _is_damaged_utf8(data):
        return _decoded(data, "utf-8", declared)
    return _decoded(data, _legacy(data, declared), declared)


def _decoded(data: bytes, encoding: str, declared: str | None) -> Decoded:
    return _checked(data.decode(encoding, errors="replace"), encoding, declared)


def _checked(text: str, encoding: str, declared: str | None) -> Decoded:
    """Raises `Unreadable` for control characters; names what could not be decoded and a declaration that is wrong."""
    sample = text[:SAMPLE].encode("utf-8", errors="replace")
    if len(sample) - len(sample.translate(None, _CONTROL)) > BINARY * min(len(text), SAMPLE):
        raise Unreadable("binary data, not text: remove it, or give the file the suffix of its format")
    warnings = []
    if damaged := text.count("\ufffd"):
        warnings.append(f"{damaged} characters could not be decoded as {encoding}")
    if declared and _canonical(declared) not in {_canonical(encoding), _canonical(encoding.removesuffix("-sig"))}:
        warnings.append(f"declared as {declared}, but the bytes are {encoding}")
    return Decoded(text, encoding, tuple(warnings))


def _canonical(encoding: str) -> str:
    """GB2312 and GBK are subsets of GB18030, and Big5 of Big5-HKSCS: no contradiction."""
    name = encoding.strip().lower().replace("_", "-")
    return {
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "gb-2312": "gb18030",
        "big5": "big5hkscs",
        "big5-hkscs": "big5hkscs",
        "utf8": "utf-8",
    }.get(name, name)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in every second byte: zero for Latin letters and digits, 4E–9F for Han."""
    sample = data[: SAMPLE // 2 * 2]
    if len(sample) < 4:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        wide = sum(byte == 0 or 0x4E <= byte <= 0x9F or byte in (0x30, 0xFF, 0x20) for byte in high)
        if wide >= 0.95 * len(high):
            return encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    sample = data[:SAMPLE]
    sound = sum(len(found) for found in _MULTIBYTE_UTF8.findall(sample))
    high = len(_HIGH_BYTES.findall(sample))
    return high > 0 and (high - sound) <= DAMAGED_UTF8 * high + 4 and sound > high / 2


def _legacy(data: bytes, declared: str | None) -> str:
    """GB18030 or Big5, whichever gives more common characters."""
    sample = data[:SAMPLE]
    shares = {encoding: _common_share(sample, encoding) for encoding in ("gb18030", "big5hkscs")}
    best = max(shares, key=lambda encoding: (shares[encoding], declared is not None and _canonical(declared) == encoding))
    if shares[best] < CERTAIN:
        raise Unreadable("encoding not recognised (neither UTF-8, UTF-16, GB18030 nor Big5): save it as UTF-8")
    return best


def _common_share(sample: bytes, encoding: str) -> float:
    """The share of common characters among those that are not ASCII."""
    text = sample.decode(encoding, errors="replace")
    wide = len(text) - len(text.encode("ascii", errors="ignore"))
    return len(_common().findall(text)) / wide if wide else 0.0


@cache
def _common() -> re.Pattern[str]:
    """Level 1 of GB 2312 (rows 16–55) and of Big5 (A440–C67E), and the punctuation and full-width forms of both."""
    characters = set("　、。·“”‘’…—～《》〈〉「」『』【】〔〕！（），．：；？％＂＋－／①②③④⑤⑥⑦⑧⑨⑩○〇─│\u00a0")
    characters.update(chr(code) for code in range(0xFF10, 0xFF5B))
    for lead in range(0xB0, 0xD8):
        characters.update(bytes([lead, trail]).decode("gb2312", errors="ignore") for trail in range(0xA1, 0xFF))
    for lead in range(0xA4, 0xC7):
        trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
        characters.update(bytes([lead, trail]).decode("big5", errors="ignore") for trail in trails)
    return re.compile(f"[{''.join(sorted(characters))}]")
