"""The shapes of metadata values: what an index number, a document number, a body, a date look like, and what a key may be followed by."""

import re

from corpus.dates import find_dates, first_date
from corpus.folding import fold

DATES = ("written", "published", "updated")
LONGEST_VALUE = {"title": 160, "unknown": 60, "ignored": 40, "category": 60, "issuer": 80, "source": 60, "document_number": 60}
INDEX_NUMBER = re.compile(
    r"1[1-9]\d{6}[0-9A-Za-z]{10}(?:[/\-]\d{4}[/\-]?\d*)?|[0-9A-Za-z]{8,9}-?[0-9A-Za-z]?(?:[-/]\w+)?[-/]?(?:19|20)\d{2}(?:\d{2}){0,2}[-/]?\d{3,}|"
    r"[A-Za-z]{1,5}\d{2,}[-/]\d+[-/]\d{4}[-/]\d+(?:[-/]\d+)*"
)
ORGANISATION = re.compile(
    r"[^\d，。；：、,;:]{0,40}(?:局|厅|廳|部|委|委员会|委員會|政府|办|办公室|辦公室|办公厅|辦公廳|院|处|處|科|中心|组|組|社|协会|協會|总会|總會|署|会|會|站|街道|党组|黨組|法院|检察院|学会|網|网)"
)
DOCUMENT_NUMBER = re.compile(
    r"[^\s，。：；《》]{1,20}[〔﹝\[【(（［]\s*(?:19|20)\d{2}\s*[〕﹞\]】)）］]\s*(?:第)?\s*\d+\s*[号號]|(?:[^\s，。：；《》]{0,12}令)\s*[（(]?第?\s*[\d一二三四五六七八九十百]+\s*[号號][）)]?"
)
_NUMBER_FOLDED = re.compile(r"[^\s,.;:]{1,20}[\[(] ?(?:19|20)\d{2} ?[\])] ?第? ?\d+ ?号")
_ENDS_AS_TITLE = re.compile(
    "(?:总结|總結|计划|計劃|计畫|通知|规划|規劃|方案|办法|辦法|报告|報告|意见|意見|要点|要點|公告|公示|细则|細則|规定|規定)$"
)
NOTHING = frozenset(("无", "暂无", "无文号", "空", "-", "--", "—", "——", "/", "null", "none", "n/a", "不详", "其他无"))


def tells(field: str, folded: str, end: int, in_block: bool) -> bool:
    """Whether what follows a key without colon shows that it is one: nothing, or a value of the right shape."""
    value = folded[end:].strip()
    if not value:
        return True
    if field in DATES:
        return (day := next(find_dates(value), None)) is not None and day.start == 0 and len(value) <= 30
    if field == "index_number":
        return INDEX_NUMBER.fullmatch(value) is not None
    if field == "document_number":
        return _NUMBER_FOLDED.fullmatch(value) is not None
    separated = folded[end - 1] == " "
    if field in ("issuer", "source"):
        return (separated or in_block) and ORGANISATION.fullmatch(value) is not None
    named = _ENDS_AS_TITLE.search(value) is not None
    if field == "title":
        return (separated or in_block) and named
    return (separated or in_block) and not named and len(value) <= 30 and not re.search("[。;:]", value)


def field_of_lost(meant: frozenset[str], value: str) -> str:
    """The field of a key that lost its first characters: the only one it can have meant, else told by the shape of its value."""
    if len(meant) == 1:
        return next(iter(meant))
    if INDEX_NUMBER.fullmatch(value.strip()):
        return "index_number"
    if DOCUMENT_NUMBER.fullmatch(value.strip()):
        return "document_number"
    return "ignored"


def may_be_value(field: str, text: str, longest: int) -> bool:
    """Whether a whole line may be the value of a key on the line above; `longest` is for values of no shape."""
    if field in DATES:
        return len(text) <= 40 and first_date(fold(text).text) is not None
    if field == "index_number":
        return len(text) <= 60 and re.search(r"\d", text) is not None and not re.search(r"[，。年]", text)
    if field == "document_number":
        return DOCUMENT_NUMBER.fullmatch(text) is not None
    if field in ("issuer", "source"):
        return ORGANISATION.fullmatch(text) is not None
    if field == "title":
        return 4 <= len(text) <= LONGEST_VALUE["title"]
    if field == "category":
        return len(text) <= longest and "。" not in text
    return len(text) <= longest and "。" not in text and not _ENDS_AS_TITLE.search(text)


def fits(field: str, value: str) -> bool:
    """Whether a value has the shape its field wants."""
    if field in DATES:
        return first_date(fold(value).text) is not None
    if field == "index_number":
        return re.search(r"\d{3}", value) is not None
    if field == "document_number":
        return re.search(r"\d", value) is not None and re.search(r"大.*中.*小", value) is None
    return len(value) <= LONGEST_VALUE.get(field, 200)
