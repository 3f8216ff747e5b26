"""The shapes of metadata values: what an index number, a document number, a body, a date look like, and what a key may be followed by."""

import re

from analyzers import fold
from corpus.article.document_numbers import is_number
from corpus.dates import find_dates, value_date
from corpus.layout_words import ends_as_title, names_body

DATES = ("written", "generated", "sent", "published", "updated")
LONGEST_VALUE = {"title": 160, "unknown": 60, "ignored": 40, "category": 60, "issuer": 80, "source": 60, "document_number": 60}
INDEX_NUMBER = re.compile(
    r"1[1-9]\d{6}[0-9A-Za-z]{10}(?:[/\-]\d{4}[/\-]?\d*)?|[0-9A-Za-z]{8,9}-?[0-9A-Za-z]?(?:[-/]\w+)?[-/]?(?:19|20)\d{2}(?:\d{2}){0,2}[-/]?\d{3,}|"
    r"[A-Za-z]{1,5}\d{2,}[-/]\d+[-/]\d{4}[-/]\d+(?:[-/]\d+)*"
)
_CODE = re.compile(r"[A-Za-z]{2,12}/(?:19|20)\d{2}-\d{3,}|/?[0-9A-Za-z]+(?:[-/][0-9A-Za-z]+)+")
"""Index numbers of no standard shape, trusted only behind a key that may be theirs: pdsmzj/2023-00045."""
_IN_WORDS = re.compile(r"[^\s;；，。]{2,10}(?:[;；][^\s;；，。]{2,10})+")
"""民政;工作总结, the words under which a paper is filed."""
_NUMBER_FOLDED = re.compile(r"[^\s,.;:]{1,20}[\[(] ?(?:19|20)\d{2} ?[\])] ?第? ?\d+ ?号")


def tells(field: str, folded: str, end: int, in_block: bool) -> bool:
    """Whether what follows a key without colon shows that it is one: nothing, or a value of the right shape."""
    value = folded[end:].strip(" |")
    if not value:
        return True
    if field in DATES:
        return (day := next(find_dates(value), None)) is not None and day.start == 0 and len(value) <= 30
    if field == "index_number":
        return INDEX_NUMBER.fullmatch(value) is not None or (in_block and _CODE.fullmatch(value) is not None)
    if field == "document_number":
        return _NUMBER_FOLDED.fullmatch(value) is not None
    separated = folded[end - 1] == " "
    if field in ("issuer", "source"):
        return (separated or in_block) and names_body(value)
    named = ends_as_title(value)
    if field == "title":
        return (separated or in_block) and named
    fits_in = (separated and in_block) or ((separated or in_block) and not named)  # 组配分类 计划总结 in a block, not 分类推进工作总结
    return fits_in and len(value) <= 30 and not re.search("[。;:]", value)


def field_of_lost(meant: frozenset[str], value: str) -> str:
    """The field of a key that lost its first characters: the only one it can have meant, else told by the shape of its value."""
    if len(meant - {"sent"}) == 1:
        return next(iter(meant - {"sent"}))
    if INDEX_NUMBER.fullmatch(value.strip()) or ("index_number" in meant and _CODE.fullmatch(value.strip())):
        return "index_number"
    if is_number(value.strip()):
        return "document_number"
    return "title" if "title" in meant and ends_as_title(value) else "ignored"


def may_be_value(field: str, text: str, longest: int) -> bool:
    """Whether a whole line may be the value of a key on the line above; `longest` is for values of no shape."""
    if field in DATES:
        return len(text) <= 40 and _is_day(text)
    if field == "index_number":
        return len(text) <= 60 and re.search(r"\d", text) is not None and not re.search(r"[，。年]", text)
    if field == "document_number":
        return is_number(text)
    if field in ("issuer", "source"):
        return names_body(text)
    if field == "title":
        return 4 <= len(text) <= LONGEST_VALUE["title"]
    if field == "category":
        return len(text) <= longest and "。" not in text
    return len(text) <= longest and "。" not in text and (not ends_as_title(text) or _IN_WORDS.fullmatch(text) is not None)


def fits(field: str, value: str) -> bool:
    """Whether a value has the shape its field wants."""
    if field in DATES:
        return _is_day(value)
    if field == "index_number":
        return re.search(r"\d{3}", value) is not None and "**" not in value  # a site that sells tenders masks it
    if field == "document_number":
        return re.search(r"\d", value) is not None and re.search(r"大.*中.*小", value) is None
    return len(value) <= LONGEST_VALUE.get(field, 200)


def _is_day(value: str) -> bool:
    return value_date(fold(value).text) is not None
