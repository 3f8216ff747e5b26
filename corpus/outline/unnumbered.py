"""Which lines without number are headings: those the mark-up says so (h1–h6, bold, centered), and short ones without punctuation above a
paragraph or a numbered heading; also the titles of what a notice publishes.
"""

import re
from collections.abc import Sequence

from corpus.article.document_numbers import ISSUE, is_number
from corpus.layout_words import is_body, load_layout_words
from corpus.numbering import find_marker
from corpus.outline.numbered import WHOLE_LINE, Numbered
from corpus.reading.page import Line

UNNUMBERED = 30  # characters of a heading without number and mark-up
PARAGRAPH = 40  # a line longer than this is running text
SENTENCE = 25  # and so is one as long as this that ends as sentences do
NOTICE = 12  # first lines of an article in which it may publish another
_PUNCTUATION = re.compile(r"[，。；！？、,;!?…|]|\.$")
APPENDIX = re.compile(r"附(?:件|錄|录|表|则|則)?\s*[\d一二三四五六七八九十]*$")
_TITLED_APPENDIX = re.compile(
    r"附(?:件|錄|录)\s*[\d一二三四五六七八九十]*(?:\s*[：:]\s*|\s+)[^，。；：、？！,;:!?\s|]{4,40}$"
)  # 附件1：公墓年检办法
_QUESTION = re.compile(r"(?:[问問][题題]?|Q)\s*[\d一二三四五六七八九十]{0,2}\s*[：:、.]|[【\[][问問]")  # 问：, 问题1：, Q1：, 【问】
_ANSWER = re.compile(r"(?:答|A\s*\d{0,2}\s*[：:、.]|[【\[]答)")
_TWO_CLAUSES = re.compile(r"[^，,。；！？、;!?…|：:]{4,14}[，,][^，,。；！？、;!?…|：:]{4,14}")  # 坚持多措并举，善款募集保持稳定
_TITLE_AGAIN = re.compile(r"(?:报告|報告|决算|決算|预算|預算|公开|公開|办法|辦法|方案|细则|細則|规划|規劃)(?:[（(][^（）()]*[）)])?$")
"""How a document's own title ends where it stands again above the text, worded otherwise."""
_BEGINNINGS = ("part", "chapter", "article", "formal", "han")
"""What a paper begins with; the attachments a notice lists are counted in Arabic figures."""
_PUBLISHES = re.compile("印发|转发|发布|公布|通过|同意")
_TITLED = re.compile(r"《((?:[^《》]|《[^《》]*》){4,80})》")
_FIGURE = re.compile(r"[：:].|[\u4e00-\u9fff%][\d.,]+$|^\S+ \S{1,8} [\d.,]+%?$")  # 养老机构：22家; 街道个14; 街道 个 14
_COLUMNS = frozenset(("单位", "單位", "序号", "序號", "合计", "合計", "数量", "數量", "备注", "備註"))
"""Words that name the columns of a table: 指标名称 单位 本期累计."""
_DAY = re.compile(r"[（(]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[)）]?")  # in one heading with the title
_NO_HEADING = re.compile(
    r"[：:]$|^(?:附件?|注|备注|備註)[：:]|\d{4}\s*年.{0,6}月.{0,6}日|^\d{4}-\d{1,2}-\d{1,2}|^[（(—–-]|[月日][）)]?$|^[\d\s.,%/:-]+$|"
    r"^[表图圖]\s*[\d一二三四五六七八九十]|\s\d[\d.,%]*\s|^(?:序[号號]|\S{2,8}(?: \S{2,8}){3,}$)"
)


def is_plain(line: Line) -> bool:
    """Whether the mark-up tells nothing of a line."""
    return not (line.heading or line.bold or line.centered)


def is_unnumbered(lines: Sequence[Line], numbered: dict[int, Numbered], index: int, heads: bool) -> bool:
    """Whether a line without number is a heading; `heads` tells that a line with the same mark-up was one above."""
    line, text = lines[index], lines[index].text
    if line.cells or index + 1 == len(lines):
        return False
    if (told := _is_told(lines, index)) is not None:
        return told
    short = len(text) < 3 and line.squeezed not in load_layout_words().short_headings
    if short or _is_alone_below(lines, numbered, index) or len(text) > (UNNUMBERED if is_plain(line) else WHOLE_LINE):
        return False
    if load_layout_words().topic_end.search(line.squeezed) and not _PUNCTUATION.search(text):
        return True
    if _says_otherwise(line) or (_is_title_again(lines, index) and not any(_runs(above.text) for above in lines[:index])):
        return False
    if lines[index + 1].cells and not line.heading:  # a table's caption, unless lines that look like it are headings
        return heads and not is_plain(line)
    return not is_plain(line) or _heads_what_follows(lines, numbered, index)


def _is_told(lines: Sequence[Line], index: int) -> bool | None:
    """What mark-up or fixed words say: a heading of HTML, an appendix, a question above its answer, 前言; None where they say nothing."""
    line, text, below = lines[index], lines[index].text, lines[index + 1].text
    if line.heading and len(text) <= 2 * WHOLE_LINE:
        return _DAY.fullmatch(text) is None
    if is_appendix(lines, index):
        return True
    if text[0] in "问問Q【[" and _QUESTION.match(text) and _ANSWER.match(below):
        return len(text) <= 2 * WHOLE_LINE
    return len(below) > PARAGRAPH if line.squeezed in load_layout_words().prefaces else None


def _heads_what_follows(lines: Sequence[Line], numbered: dict[int, Numbered], index: int) -> bool:
    """Whether a plain line, which only its place makes a heading, stands above a paragraph or a numbered part, and goes on with nothing."""
    if _opens(lines, numbered, index):
        return False  # above the first paragraph stands whose text it is, or what the page is called
    before, text, below = lines[index - 1].text if index else "", lines[index].text, lines[index + 1].text
    introduced = before.endswith(("：", ":")) and len(before) > PARAGRAPH and len(below) > PARAGRAPH  # …情况如下：, and its first part
    if before.endswith(("：", ":", "；", "，", "、")) and not introduced and not APPENDIX.match(before[:-1]):
        return False
    followed = len(below) > PARAGRAPH or index + 1 in numbered or (len(below) >= SENTENCE and below.endswith("。"))
    clauses = (before.endswith("。") or index - 1 in numbered) and _TWO_CLAUSES.fullmatch(text) and "。" in below
    return followed and bool(clauses or not _PUNCTUATION.search(text))


def _is_title_again(lines: Sequence[Line], index: int) -> bool:
    """Whether a line ends as a title does, by itself or with the next of the same mark-up."""
    line, below = lines[index], lines[index + 1]
    alike = not is_plain(line) and (line.heading, line.bold, line.centered) == (below.heading, below.bold, below.centered)
    return _TITLE_AGAIN.search(line.text) is not None or (alike and _TITLE_AGAIN.search(below.text) is not None)


def _says_otherwise(line: Line) -> bool:
    """Whether a line is by its words no heading: a sentence, a figure, a date, a number, a body, a speaker."""
    text, plain = line.text, is_plain(line)
    if plain and text.count(" ") > 1 and not _COLUMNS.isdisjoint(text.split()):
        return True
    if _NO_HEADING.search(text) or text[-1] in ("。；;，,！!？?" if plain else "。；;，,！!") or (plain and _FIGURE.search(text)):
        return True
    if is_body(line.squeezed) or load_layout_words().officer_end.search(line.squeezed):
        return True
    return is_number(text) or ISSUE.fullmatch(text) is not None


def _is_alone_below(lines: Sequence[Line], numbered: dict[int, Numbered], index: int) -> bool:
    """Whether a line is all that stands below a numbered heading: 一、活动主题, and below it the slogan."""
    above, below = numbered.get(index - 1), numbered.get(index + 1)
    return bool(above and below and above.end == len(lines[index - 1].text) and below.marker.rank <= above.marker.rank)


def _opens(lines: Sequence[Line], numbered: dict[int, Numbered], index: int) -> bool:
    """Whether a line and the one below it stand above all numbers and running text."""
    return index <= NOTICE and index + 1 not in numbered and not any(at in numbered or _runs(lines[at].text) for at in range(index))


def _runs(text: str) -> bool:
    return len(text) > PARAGRAPH or text.endswith("。")


def is_appendix(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the label of an attachment that begins below it, alone or with the title behind it."""
    text = lines[index].text
    if text[0] != "附":  # as with most lines
        return False
    if APPENDIX.match(text):
        return True
    if index + 1 == len(lines):
        return False
    if text[-1] in "：:" and APPENDIX.match(text[:-1]):
        return _begins_appendix(lines, index)
    below = lines[index + 1].text
    marker = find_marker(below)
    begins = marker.number == 1 and marker.style in _BEGINNINGS if marker else len(below) > PARAGRAPH and below.endswith("。")
    return begins and _TITLED_APPENDIX.match(text) is not None


def _begins_appendix(lines: Sequence[Line], index: int) -> bool:
    """Whether 附件： stands above an attachment, which begins with its title, and not above the list of them at the end of a notice."""
    title, *below = lines[index + 1 : index + 3]
    if find_marker(title.text) or _PUNCTUATION.search(title.text) or title.cells or not below:
        return False
    return not is_body(below[0].squeezed) and not _NO_HEADING.search(below[0].text)


def published_titles(lines: Sequence[Line]) -> frozenset[str]:
    """The titles of what a notice publishes: those in book marks in its first lines (现将《…》印发给你们)."""
    opening = [line for line in lines[:NOTICE] if _PUBLISHES.search(line.folded)]
    return frozenset(title.replace("〈", "《").replace("〉", "》") for line in opening for title in _TITLED.findall(line.squeezed))
