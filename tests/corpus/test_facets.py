"""What holds for all facets: no input makes them raise, and both scripts give the same answer."""

from datetime import date

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.doc_type import document_type
from corpus.domains import load_taxonomy, passage_domains
from corpus.gazetteer import load_gazetteer
from corpus.issuer import full_issuer
from corpus.model import DOC_TYPES
from corpus.region import RegionClues, passage_region, resolve_region
from corpus.script import detect_script
from corpus.years import YearClues, document_years, passage_years

GAZETTEER = load_gazetteer()
TAXONOMY = load_taxonomy()
PIECES = st.sampled_from(
    [
        "义乌市",
        "民政局",
        "2023年",
        "“十四五”",
        "总结",
        "计划",
        "养老服务",
        "x区",
        "、",
        "。",
        "\n",
        "《",
        "》",
        "（一）",
        "佛堂、上溪",
        "台湾",
        "　",
        "1133",
        "\x00",
        "\ud800",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join))


@settings(max_examples=60, deadline=None)
@given(title=TEXTS, text=TEXTS, number=TEXTS, doc_type=st.sampled_from(DOC_TYPES))
def test_no_input_raises(title: str, text: str, number: str, doc_type: str) -> None:
    region = resolve_region(RegionClues(title, text, title, number, number, number, text, number), GAZETTEER)
    full_issuer(title, text, title, region, GAZETTEER)
    years = document_years(YearClues(title, [text], text, doc_type, date(2024, 1, 1), None)).years
    assert list(years) == sorted(set(years))
    passage_years([title], text, years, None)
    passage_domains([title], text, TAXONOMY, title)
    passage_region([title], region.code if region else None, GAZETTEER)
    assert document_type(title, number, [text], text) in DOC_TYPES
    assert detect_script(text) in {"hans", "hant", "mixed"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("义乌市民政局2019年工作总结和2020年工作计划", "我市加强养老服务，发展社会组织，关爱儿童。"),
        ("台东县残疾人福利规划（2021—2025年）", "干部后勤，里程，系统，复核，钟表，历史。"),
    ],
)
def test_both_scripts_give_the_same(title: str, text: str) -> None:
    def facets(title: str, text: str) -> tuple[object, ...]:
        region = resolve_region(RegionClues(title=title, text=text), GAZETTEER)
        doc_type = document_type(title, None, (), text)
        years = document_years(YearClues(title, (), text, doc_type, None, None)).years
        issuer = full_issuer(None, None, title, region, GAZETTEER)
        return region and region.code, issuer, doc_type, years, passage_domains((title,), text, TAXONOMY)

    traditional = opencc.OpenCC("s2t")
    assert facets(title, text) == facets(traditional.convert(title), traditional.convert(text))
