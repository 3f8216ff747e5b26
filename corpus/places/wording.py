"""The phrases by which documents tell where they come from, as patterns (`data/wording.tsv`)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.word_lists import either, read_word_lists

_YEAR = r"(?:(?:19|20)\d\d年?度?(?:上半年|下半年|第?[一二三四]季度)?(?:以?来)?)?"
_YEAR_AGAIN = r"(?:19|20)\d\d"
_AFTER_BODY = (
    r"[ 、][㐀-鿿]{2,20}[局厅部院会委府]|[局厅部署]长|关于|公告|令|通告|印发|转发|"
    r"1\d\d年|(?:19|20)\d\d|[一二][〇零○◯0o九][〇零○◯0o一二三四五六七八九]{2}年"
)
_AUTHORITY = (
    "(?:民政部|[㐀-鿿]{2,20}?(?:[局厅]|(?<!部)署|人民政府|办事处|管委会|管理委员会|人民政府办公[室厅]|[县市]政府(?:(?:社会|民政)[局处])?|"
    "慈善(?:总|联合)?会|残联|残疾人联合会))"
)
_OFFICE = "[㐀-鿿]{2,6}[科股处室]"
_RULES = (
    "(?:办法|要点|规定|细则|规则|自治条例|计划|方案|总结|报告|公告|公示|通告|情况|名单|清单|目录|指南|预案|制度|说明)"
    "(?:[(（][^()（）]*[)）])?$"
)
DATA = Path(__file__).resolve().parents[1] / "data" / "wording.tsv"
LISTS = (
    *("authority", "body_end", "media", "stem_followed", "looked_at_before", "looked_at_after"),
    *("title_lead", "visits_us", "not_a_stem", "title_works", "text_works"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Patterns over folded text; each says in its name where it is matched."""

    authority: re.Pattern[str]
    body_end: re.Pattern[str]
    media: re.Pattern[str]
    title_body: re.Pattern[str]
    title_works: re.Pattern[str]
    text_works: re.Pattern[str]
    text_says: re.Pattern[str]
    stem_followed: re.Pattern[str]
    looked_at_before: re.Pattern[str]
    looked_at_after: re.Pattern[str]
    title_lead: re.Pattern[str]
    visits_us: re.Pattern[str]
    not_a_stem: re.Pattern[str]


@cache
def load_wording(path: Path = DATA) -> Wording:
    """Reads the phrases. Raises DataError naming file and line."""
    lists = read_word_lists(path, LISTS)
    any_of = {name: either(words) for name, words in lists.items()}
    return Wording(
        authority=re.compile(any_of["authority"]),
        body_end=re.compile(rf"(?:{any_of['body_end']})$"),
        media=re.compile(rf"(?:{any_of['media']})$"),
        title_body=re.compile(
            rf"[《“]?((?:[㐀-鿿]|[xX×*]){{1,24}}?(?:{any_of['body_end']})(?<!部署))(?=(?:[(（][^()（）]{{1,8}}[)）])?[《“]?\s*(?:{_AFTER_BODY}))"
        ),
        title_works=re.compile(
            rf"{_YEAR}({_AUTHORITY})(?={any_of['title_works']}|{_YEAR_AGAIN}|(?!{_OFFICE})[^,。;:《》]{{2,40}}{_RULES})"
        ),
        text_works=re.compile(
            rf"\s*(?:(?:{_YEAR}|今年|近年来?|一年来|上半年|(?:今|去)年以来|近期|\d{{1,2}}月\d{{1,2}}日(?:[上下]午)?)[,，]?)?({_AUTHORITY})"
            rf"(?=(?:\([㐀-鿿]{{2,6}}\))?(?:{any_of['text_works']}))"
        ),
        text_says=re.compile(
            rf"(?:^|[\n、。 ]|[发公]布|编制|年度?|巡察组对)({_AUTHORITY})"
            r"(?:(?=党[组委]?(?:开展|进行)|(?:开展|进行)[^。]{0,8}巡察|(?:\d{4}年度?)?(?:政府)?信息公开(?:工作)?年度报告|新闻稿)|\(以下简称:?[“\"「]?本[府局会部处署厅])"
        ),
        stem_followed=re.compile(rf"$|[^㐀-鿿]|{any_of['stem_followed']}"),
        looked_at_before=re.compile(rf"(?:{any_of['looked_at_before']})[^,。;、\n]{{0,4}}$"),
        looked_at_after=re.compile(rf"[^,。;、\n]{{0,2}}(?:{any_of['looked_at_after']})"),
        visits_us=re.compile(rf"[^,。;、\n]{{0,12}}(?:{any_of['visits_us']})"),
        not_a_stem=re.compile(any_of["not_a_stem"]),
        title_lead=re.compile(
            rf"(?:[【\[][^【】\[\]]{{1,8}}[】\]]|[《“\"〈（(【\[\s]|{any_of['title_lead']}|(?:19|20)\d\d(?:[-—–~至](?:19|20)?\d\d)?年?度?)*"
        ),
    )
