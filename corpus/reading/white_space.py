"""White space as a browser shows it: what every reader does to the text of a line."""

import re

_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]\s*")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\xad]")
_SPREAD = re.compile(r"(?:[⺀-鿿] ){3,40}[⺀-鿿]")  # 实 施 方 案
_WIDE_BREAK = re.compile(r"(?<=[⺀-鿿　-〿＀-￯]) (?=[⺀-鿿　-〿＀-￯])")


def tidy(text: str) -> str:
    """White space as a browser shows it; breaks of the source between wide characters, invisible characters and spread-out lines go."""
    if not text.isprintable():  # which a line with wide or zero-width spaces is not
        text = _INVISIBLE.sub("", text)
        if "\n" in text or "\r" in text:
            text = _WIDE_BREAK.sub("", _SOURCE_BREAK.sub(" ", text))
    elif " " not in text:
        return text
    text = " ".join(text.split())
    return text.replace(" ", "") if text[1:2] == " " and _SPREAD.fullmatch(text) else text
