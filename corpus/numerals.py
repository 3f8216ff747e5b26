"""Numbers below a thousand as documents write them: 12, 十二, 廿三, 一百一十三, 一一三, 二〇; and years digit by digit (二〇二四)."""

from functools import lru_cache

ZERO = "0〇○◯oＯo零"
"""What a zero among numerals is written as: people take the letter, or a circle, for it."""
DIGITS = {digit: value for value, digits in enumerate((ZERO, "一元", "二两", "三", "四", "五", "六", "七", "八", "九")) for digit in digits}
"""What each numeral is worth; 元 is the first (元年)."""
_TENS = {"十": 10, "百": 100}
_TWENTIES = {"廿": 20, "卅": 30}


@lru_cache(maxsize=1024)
def value(numeral: str) -> int:
    """The number; what is no numeral in it counts nothing."""
    if numeral.isdecimal():
        return int(numeral)
    total = current = 0
    for character in numeral:
        if character in _TENS:
            total += (current or 1) * _TENS[character]
            current = 0
        elif character in _TWENTIES:
            total += _TWENTIES[character]
        elif character in DIGITS:
            current = current * 10 + DIGITS[character]
    return total + current


def spelled(numeral: str) -> int:
    """The number of which each digit is written for itself: 二〇二四 is 2024."""
    return int("".join(str(DIGITS.get(digit, 0)) for digit in numeral))
