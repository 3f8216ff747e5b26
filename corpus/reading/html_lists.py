"""Ordered lists of pages: the numbers their items are shown with, since the outline lives on them.

Only lists that say how they count have numbers here, as those that people write in an editor do. The templates of sites write menus and
paths as `<ol>` too, and take the numbers off in a style sheet.
"""

import re
from collections.abc import Iterator

from corpus.reading.html_tree import Element
from corpus.reading.list_numerals import in_format

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_SHOWN = {
    "decimal": ("decimal", "{}."),
    "decimal-leading-zero": ("decimalZero", "{}."),
    "lower-alpha": ("lowerLetter", "{}."),
    "lower-latin": ("lowerLetter", "{}."),
    "upper-alpha": ("upperLetter", "{}."),
    "upper-latin": ("upperLetter", "{}."),
    "lower-roman": ("lowerRoman", "{}."),
    "upper-roman": ("upperRoman", "{}."),
    "cjk-ideographic": ("chineseCountingThousand", "{}、"),
    "cjk-decimal": ("ideographDigital", "{}、"),
    "simp-chinese-informal": ("chineseCountingThousand", "{}、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "{}、"),
    "trad-chinese-informal": ("chineseCountingThousand", "{}、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "{}、"),
    "cjk-heavenly-stem": ("ideographTraditional", "{}、"),
    "cjk-earthly-branch": ("ideographZodiac", "{}、"),
    "custom_num": ("decimal", "{}."),
    "custom_num1": ("decimal", "{})"),
    "custom_num2": ("decimal", "({})"),
    "custom_cn": ("chineseCountingThousand", "{}、"),
    "custom_cn1": ("chineseCountingThousand", "{})"),
    "custom_cn2": ("chineseCountingThousand", "({})"),
}
"""Style → the format of the number and what stands around it: those of CSS (Counter Styles 3), and the classes of UEditor, with which most
sites of governments are written."""
_EDITED = "list-paddingleft-"
"""How the class begins that UEditor gives all its lists."""
_NUMBERED = re.compile(r"[（(\[【第]?[0-9一二三四五六七八九十零〇○]{1,3}(?:[、．)）\]】:：章节條条]|\.(?!\d))|[①-⑳⑴-⒛㈠-㈩]")
_DIGITS = re.compile(r"-?\d{1,6}$", re.ASCII)


def item_markers(list_: Element) -> Iterator[tuple[Element, str]]:
    """The items of an ordered list, each with the marker before it; none where the list does not say how it counts."""
    style = _style(list_)
    if style is None:
        return
    form, around = _SHOWN[style]
    number = _number(list_, "start", 1)
    for item in list_.contents:
        if isinstance(item, Element) and item.name == "li":
            number = _number(item, "value", number)
            yield item, around.format(in_format(number, form))
            number += 1


def is_numbered(text: str) -> bool:
    """Whether a text brings a number of its own, as those do that were typed before a list was made of them."""
    return _NUMBERED.match(text) is not None


def _style(list_: Element) -> str | None:
    """What the list says of its numbers, a name in `_SHOWN`; None where it says nothing, or that it has none."""
    if found := _STYLE.search(_attribute(list_, "style")):
        return name if (name := found[1].lower()) in _SHOWN else None
    classes = _attribute(list_, "class").split()
    if name := next((name for name in classes if name in _SHOWN), None):
        return name
    if "type" in list_.attrs:
        return _TYPES.get(_attribute(list_, "type"))
    return "decimal" if "start" in list_.attrs or any(name.startswith(_EDITED) for name in classes) else None


def _attribute(element: Element, name: str) -> str:
    return str(element.get(name, ""))


def _number(element: Element, name: str, otherwise: int) -> int:
    written = _attribute(element, name)
    return int(written) if _DIGITS.match(written) else otherwise
