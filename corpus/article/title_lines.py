"""Lines that are titles or parts of one: what they look like, which go on in the next, and how they become one title."""

import re
from collections.abc import Sequence

from analyzers import fold
from corpus.article.document_numbers import is_number
from corpus.dates import first_date
from corpus.layout_words import ends_as_title, load_layout_words, names_bodies, names_body, squeeze
from corpus.reading.page import Line

LONGEST = 120  # characters of a title; the longest in the field have about 90
_AFTER_BODY = re.compile(r"关于|關於|转发|轉發|印发|印發|(?:19|20)\d\d(?:[-–—至]\d\d(?:\d\d)?)?\s*年")
"""How a title goes on below the name of its body."""
_WIDE = r"\u3000-\u9fff\uff00-\uffef"
_BETWEEN_BODIES = r"(?<=[部署厅廳局委办辦])\s+[\u4e00-\u9fff]{1,12}?[部署厅廳局委办辦](?:\s|关于|關於|令|公告)"  # 民政部 财政部关于…
_SPACE = re.compile(
    rf"(?<=[{_WIDE}])\s+(?=关于|關於|转发|轉發|印发|印發)|(?!{_BETWEEN_BODIES})(?:"
    rf"(?<=[{_WIDE}“”])\s+(?=[{_WIDE}“”]{{1,5}}(?![{_WIDE}“”]))|"
    rf"(?<![{_WIDE}“”][{_WIDE}“”]{{5}})(?<=[{_WIDE}“”])\s+(?=[{_WIDE}“”]))"
)
_UNFINISHED = re.compile(
    r"(?:(?:19|20)\d\d\s*年度?|支出|[资資]金|项目|項目|[及和与與的、])$"
)  # how no title ends, so that it goes on below
_YEAR_BEGINS = re.compile(r"(?<!\d)(?:19?|20?)\d?$")
_YEAR_ENDS = re.compile(r"(\d{1,3})\s*年")
CUT_OF_BODY = 2  # characters of its last word that may stand below it: three are a body of their own (民政局)
_ABOUT_NAMED = re.compile(r"(?:关于|關於)[^《》]{0,8}《.*[》>]$")
_REST = re.compile(r"[^，。；：:,;]{0,16}的(?:通知|公告|通告|公示|意见|意見|决定|決定|函|批复|批復|说明|說明|解读|解讀|报告|報告)")
TITLE_WITH_COLON = re.compile(r"[^，。；：:]{0,40}(?:关于|關於)[^，。；：:]{2,80}的[\u4e00-\u9fff]{2,4}[：:]")  # 关于暂停祭扫的通告：
_CUT = re.compile(r"[\u4e00-\u9fff]{1,9}?[省市州盟县縣區区旗][\u4e00-\u9fff“”\d]{4,}[^局厅廳委办辦室会會网網站心开開页頁目户戶]")
"""The first half of a title cut anywhere (来凤县民政事业发|展“十四五”规划): it begins with the place, and names no body or site."""
_OF_ITS_OWN = re.compile(r"(?:19|20)\d\d|关于|關於|[\u4e00-\u9fff]{0,9}?(?:[省市州盟县縣区區旗]|民政)")  # how a whole title begins
CONTENTS = re.compile(r"目\s*[录錄次]")
_COUNTED = re.compile(r"[（(]\d{3,6}字[）)]$")  # how long it is, as sites that sell texts say
_PAGE = re.compile(r"^Page \d+ [-–] ")  # as books that one can leaf through on the web have it
_REPORTER = re.compile(r"(?:记者|記者|通讯员|通訊員|作者)[：:]?\s*\S{2,4}$")
SENTENCE = re.compile(r"[。；！!？]")
FULL_STOP = re.compile(r"[。；]")
_PROSE = re.compile("[。；：:]")
_MARKS = ">»➤▶►★◆■●▲"  # what pages put before a title for show
_COLUMN = re.compile(r"^【[^【】\d]{2,8}】\s*(?=.{6})")  # 【政策解读】, 【转载】: under what a site files it
_EXPLAINED = re.compile(
    r"【[^【】]*(?:解读|解讀|图解|圖解|问答|問答)】\s*《[^《》]+》$"
)  # only its column says that the title explains another
_BULLET = re.compile("^[-–·•] +")
_BOOK_MARKS = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》")  # around the whole title
_UNTOLD = re.compile(rf"^[-–·•] |[\s《》“”\"|｜{_MARKS}]|:$")
"""What two forms of one title may differ in."""


def like_title(text: str) -> bool:
    """Whether a line says what kind of document it heads (…工作总结) or what it is about (关于…的…)."""
    text = text.rstrip("：:") if TITLE_WITH_COLON.fullmatch(text) else text
    folded, words = squeeze(text), load_layout_words()
    if not 6 <= len(folded) <= LONGEST or not (words.title_end.search(folded) or words.title_inside.search(folded)):
        return False
    return not is_no_title(text)


def is_no_title(text: str, stop: re.Pattern[str] = SENTENCE) -> bool:
    """Whether a line is surely none; a headline that its place shows (`stop` is `FULL_STOP`) may ask or exclaim."""
    return (
        stop.search(text) is not None
        or all(map(names_body, text.split()))
        or is_number(text)
        or text.count("|") > 1
        or text.endswith(("：", ":", "文件", "平台", "网站", "網站", "门户", "入口網"))
        or (len(text) < 20 and first_date(fold(text).text) is not None)
        or text.startswith(("(", "（", "—", "-"))
        or _REPORTER.search(text) is not None
    )


def continues(above: Line, below: Line) -> bool:
    """Whether a line that looks like a title is the end of one that began in the line above."""
    if not may_be_part(above) or above.heading != below.heading:
        return False
    body = names_body(above.text)
    opens = re.search("关于|關於|转发|轉發|印发|印發|《", above.text) is not None
    together = above.centered and below.centered and above.bold == below.bold and not body
    if (_UNFINISHED.search(above.text) and not body) or _is_cut(above.text, below.text):
        return True
    if _CUT.fullmatch(above.text) and not _OF_ITS_OWN.match(below.text) and not ends_as_title(above.text):
        return True
    if names_bodies(above.text) and names_bodies(below.text):  # of many that issue together, over lines
        return True
    named_below = body and above.text in below.text  # 某市民政局 above 2023年度某市民政局部门决算 is who issues it
    return (
        opens
        or (body and not named_below and _AFTER_BODY.match(below.text) is not None)
        or (above.centered and above.bold and below.bold)
        or together
    )


def goes_on(above: Sequence[Line], line: Line) -> bool:
    """Whether a title goes on in the next line: it has not ended, and the line does not repeat it."""
    title = joined_lines(above)
    if _is_rest(title, line.text):
        return True
    ended = ends_as_title(title) and title.count("《") == title.count("》")
    return not ended and may_be_part(line) and not {title_key(title), title_key(above[-1].text)} & {title_key(line.text)}


def _is_cut(above: str, below: str) -> bool:
    """Whether a line was broken inside a year or the last word of a body: 县民政局2 above 024年工作要点, 市民政 above 局2022年工作总结."""
    if (year := _YEAR_ENDS.match(below)) and (begun := _YEAR_BEGINS.search(above)):
        return len(begun[0] + year[1]) == len("2024")
    ends = range(1, CUT_OF_BODY + 1)
    return not names_body(above) and any(_AFTER_BODY.match(below, end) and names_body(above + below[:end]) for end in ends)


def _is_rest(above: str, text: str) -> bool:
    """公开征求意见的公告 below 关于《…规划（草案）》, 的通知 below 关于印发《…方案》, which end as titles do."""
    return _ABOUT_NAMED.search(above) is not None and _REST.fullmatch(text) is not None


def may_be_part(line: Line) -> bool:
    """Whether a line may be a part of a title split over lines."""
    text = line.text
    return (
        len(text) <= 40
        and not _PROSE.search(text)
        and not is_number(text)
        and not text.endswith("文件")
        and text[0] not in "·•"  # of a list
        and not CONTENTS.fullmatch(text)
    )


def joined_lines(lines: Sequence[Line]) -> str:
    """The title that lines say together."""
    return tidy_title("".join(line.text for line in lines))


def tidy_title(title: str) -> str:
    """Without the spaces that part characters or a body from what it issues – between two clauses one stays (清明“云”上办 新风拂面来) –
    and without book marks around the whole."""
    title = _PAGE.sub("", _COUNTED.sub("", title)).lstrip(_MARKS)
    if not _EXPLAINED.match(title):
        title = _COLUMN.sub("", title)
    title = _BULLET.sub("", title)
    tidy = " ".join(_SPACE.sub("", title).split()) if len(title.split()) > 1 else title.strip()
    tidy = tidy.rstrip("：: |｜_")
    return marked[1] if (marked := _BOOK_MARKS.fullmatch(tidy)) else tidy


def title_key(title: str) -> str:
    """What two forms of one title have in common."""
    return _UNTOLD.sub("", fold(_COLUMN.sub("", _COUNTED.sub("", title))).text)
