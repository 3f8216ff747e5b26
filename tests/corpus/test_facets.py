"""What holds for all facets: no input makes them raise, and both scripts give the same answer."""

from datetime import date

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import fold, fold_lines
from corpus.doc_type import document_type
from corpus.domains.passage_domains import body_weights, heading_domains, passage_domains
from corpus.domains.taxonomy import load_taxonomy
from corpus.model import DOC_TYPES
from corpus.places.gazetteer import load_gazetteer
from corpus.places.issuer import full_issuer
from corpus.places.region import RegionClues, heading_region, resolve_region
from corpus.script import detect_script
from corpus.years.covered import HeadingYears, YearClues, document_years, passage_years
from corpus.years.phrases import YearPhrases

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
    folded, own, issuer = fold_lines(text), fold(title).text, fold(number).text
    regions = resolve_region(RegionClues(own, folded.text, own, number, number, number, folded.text, number), GAZETTEER)
    region = regions[0] if regions else None
    full_issuer(own, folded.text, own, region, GAZETTEER)
    joined = folded.joined().text
    years = document_years(YearClues(own, [joined], YearPhrases(joined, None), doc_type, date(2024, 1, 1), None)).years
    assert list(years) == sorted(set(years))
    span = (0, len(joined))
    passage_years(HeadingYears().below(own, None), YearPhrases(joined, None), span, years)
    passage_domains(heading_domains(TAXONOMY.weigh(own)), body_weights(TAXONOMY.find(joined), span), {})
    heading_region(own, region.code if region else None, GAZETTEER)
    assert document_type(own, issuer, [joined], joined) in DOC_TYPES
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
        title, text = fold(title).text, fold(text).text
        regions = resolve_region(RegionClues(title=title, text=text), GAZETTEER)
        doc_type = document_type(title, "", (), text)
        years = document_years(YearClues(title, (), YearPhrases(text, None), doc_type, None, None)).years
        issuer = full_issuer(None, None, title, regions[0] if regions else None, GAZETTEER)
        return [region.code for region in regions], issuer, doc_type, years, TAXONOMY.weigh(title), TAXONOMY.weigh(text)

    traditional = opencc.OpenCC("s2t")
    assert facets(title, text) == facets(traditional.convert(title), traditional.convert(text))
