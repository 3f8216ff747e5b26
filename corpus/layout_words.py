"""The words by which lines are told apart (`data/layout_words.tsv`), as patterns over folded text."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analyzers import fold
from corpus.word_lists import either, read_word_lists

DATA = Path(__file__).parent / "data" / "layout_words.tsv"
LISTS = (
    *("body", "title", "topic", "officer", "addressed", "counted", "page", "nothing"),
    *("own", "opens", "byline", "sure_key", "title_label", "preface", "begins", "sure_title", "short_heading"),
)
_OPENS_TEXT = (
    r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:[,来以至]|[是在](?![^,。;]{0,4}:))|"
    r"(?!的)[\u3400-\u9fff]{2,10}[\[(〔](?:19|20)\d\d[\])〕]\d+号|[各市县区][^,。;]{2,60}:"
)
"""A year, a document's number, a salutation, where a text begins."""
LONGEST_NOTHING = 8  # characters of a value that says there is none


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """Patterns over folded text; all but `counted`, `page`, and the two of a title with its text behind it over text without spaces.
    `bodies` is how names of bodies end."""

    body: re.Pattern[str]
    title_end: re.Pattern[str]
    title_inside: re.Pattern[str]
    title_run_in: re.Pattern[str]
    sure_title_run_in: re.Pattern[str]
    topic_end: re.Pattern[str]
    officer_end: re.Pattern[str]
    salutation: re.Pattern[str]
    counted: re.Pattern[str]
    page: re.Pattern[str]
    opens: re.Pattern[str]
    byline: re.Pattern[str]
    bodies: tuple[str, ...]
    nothing: frozenset[str]
    own: frozenset[str]
    sure_keys: frozenset[str]
    title_labels: frozenset[str]
    prefaces: frozenset[str]
    short_headings: frozenset[str]


@cache
def load_layout_words(path: Path = DATA) -> LayoutWords:
    """Reads the lists. Raises `DataError` naming file and line."""
    lists = read_word_lists(path, LISTS)
    any_of = {name: either(words) for name, words in lists.items()}
    kind = any_of["title"]
    return LayoutWords(
        body=re.compile(rf"[^\d,.;:、。]{{0,40}}(?:{any_of['body']})"),
        title_end=re.compile(rf"(?:{kind})(?:\(.{{1,20}}\)|[》>]|\d{{4}}年?版?|[一二三]期)*$"),
        title_inside=re.compile(rf"关于.{{2,}}的|\d{{4}}年度?.*(?:{kind}|工作)|[“\"]?十[一二三四五]五[”\"]?.*规划"),
        title_run_in=re.compile(
            rf"(?!{any_of['begins']})[《\"“]?[^。;!?:\[\]]{{6,100}}?(?:{kind})》?(?:文稿|范文)?(?:\([^()]{{1,12}}\))?"
            rf"(?= ?(?:{any_of['begins']}|{_OPENS_TEXT}))"
        ),
        sure_title_run_in=re.compile(
            rf"(?!{any_of['begins']})[^,。;:!?、《 ]{{6,50}}?(?:{any_of['sure_title']})(?=[\u3400-\u9fff])"
            r"(?![的会精和与及暨中等提要进活]|明年|下一?[半步年])"
        ),
        topic_end=re.compile(rf"(?:{any_of['topic']}):$"),
        officer_end=re.compile(rf"(?:{any_of['officer']})\S{{2,4}}$"),
        salutation=re.compile(rf"[各你您贵尊]|.{{0,6}}(?:{any_of['addressed']})们?:$"),
        counted=re.compile(any_of["counted"]),
        page=re.compile(rf"[\d:\s|,.\[\]-]|{any_of['page']}"),
        opens=re.compile(rf"(?:{any_of['opens']}):"),
        byline=re.compile(rf"(?:^|(?<= ))(?:{any_of['byline']})"),
        bodies=lists["body"],
        nothing=frozenset(lists["nothing"]),
        own=frozenset(lists["own"]),
        sure_keys=frozenset(lists["sure_key"]),
        title_labels=frozenset(lists["title_label"]),
        prefaces=frozenset(lists["preface"]),
        short_headings=frozenset(lists["short_heading"]),
    )


def squeeze(text: str) -> str:
    """A line folded and without white space: what the patterns are matched against."""
    return fold(text).text.replace(" ", "")


def is_body(squeezed: str) -> bool:
    """Whether a whole squeezed line is the name of a body: 义乌市民政局."""
    words = load_layout_words()
    return squeezed.endswith(words.bodies) and words.body.fullmatch(squeezed) is not None


def names_body(text: str) -> bool:
    """The same of a text as written."""
    return is_body(squeeze(text))


def names_bodies(text: str) -> bool:
    """Whether a text names several bodies and nothing else: 市民政局 市财政局."""
    parts = text.split()
    return len(parts) > 1 and all(len(part) >= 3 and names_body(part) for part in parts)


def is_nothing(value: str) -> bool:
    """Whether a value says that there is none: 无, 暂无, —."""
    return len(value) <= LONGEST_NOTHING and fold(value).text in load_layout_words().nothing


def ends_as_title(text: str) -> bool:
    """Whether a line ends as titles do: …的通知, …工作总结（试行）."""
    return load_layout_words().title_end.search(squeeze(text)) is not None
