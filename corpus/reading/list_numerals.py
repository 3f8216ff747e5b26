"""How the number of a list is written, in each of the formats of Word (ECMA-376, part 1, 17.18.59), which those of pages are among."""

import re
from collections.abc import Callable, Mapping

_HAN = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_FORMAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FORMAL_TRADITIONAL = str.maketrans("〇一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_DIGITS_AND_POINT = frozenset("0123456789.．")
_LARGEST = 9_999
"""The largest number that is spelled; no list of people has more."""


def in_format(number: int, style: str) -> str:
    """A number as a level of this format shows it; in digits where the format is unknown or has no sign for it."""
    write = _FORMATS.get(style)
    return (write(number) if write and 1 <= number <= _LARGEST else "") or str(number)


def before(marker: str, text: str) -> str:
    """A text with its marker before it, parted where the digits of both would make one number (1. 5个街道, 2 2023年)."""
    parted = marker[-1:] in _DIGITS_AND_POINT and text[:1].isdecimal()
    return f"{marker} {text}" if marker and parted else marker + text


def _in_full(number: int) -> str:
    """一十, 一十一, 二十一, 一百〇五, 一百一十."""
    digits = str(number)
    named = (_HAN[int(digit)] + (_UNITS[-place - 1] if digit != "0" else "") for place, digit in enumerate(digits, -len(digits)))
    return re.sub("〇+", "〇", "".join(named)).rstrip("〇")


def _spelled(number: int) -> str:
    """The same as people count: 十, 十一."""
    return _in_full(number).removeprefix("一") if 10 <= number < 20 else _in_full(number)


def _digits(number: int) -> str:
    """一〇五."""
    return "".join(_HAN[int(digit)] for digit in str(number))


def _counted(number: int) -> str:
    """Spelled below a hundred, digit for digit from there on."""
    return _spelled(number) if number < 100 else _digits(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _letter(number: int) -> str:
    """a to z, then aa, bb."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _sign(signs: str) -> Callable[[int], str]:
    """One sign a number."""
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _signs_from(first: str, count: int) -> Callable[[int], str]:
    """One sign a number, in the order of Unicode."""
    return _sign("".join(chr(ord(first) + place) for place in range(count)))


_CIRCLED = _signs_from("①", 20)
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _counted,
    "taiwaneseCounting": _counted,
    "chineseCountingThousand": _spelled,
    "taiwaneseCountingThousand": _spelled,
    "japaneseCounting": _spelled,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda number: _in_full(number).translate(_FORMAL),
    "ideographLegalTraditional": lambda number: _in_full(number).translate(_FORMAL_TRADITIONAL),
    "ideographTraditional": _sign("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _sign("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _signs_from("㊀", 10),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _signs_from("⑴", 20),
    "decimalEnclosedFullstop": _signs_from("⒈", 20),
    "decimalZero": lambda number: f"{number:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}
