"""Readings of characters that a copying program wrote behind them, in brackets: 區(qū)民政局, 發(fā)布.

They are no text of the document but stand in the middle of its words, so that neither its names nor a search would find them. They
are taken out, which gives the text back as it was.
"""

import re

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_READING = re.compile(rf"(?<=[\u3400-\u9fff])[(（](?=[a-zü]{{0,5}}[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）]")
"""A syllable with its tone; one without may be a letter of a list (甲(a)) or a unit (千克(kg))."""


def without_readings(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without readings in brackets, and a warning that counts them."""
    if not any(letter in text for letter in _TONED):
        return text, ()
    text, count = _READING.subn("", text)
    return text, (f"{count} readings in brackets stood behind characters (區(qū)): they were taken out",) if count else ()
