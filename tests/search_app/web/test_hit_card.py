"""What the card of a hit says of its passage: where text is left out, whose words they are, and of when."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from flask.testing import FlaskClient

from analyzers import load_analyzer
from corpus.places.gazetteer import Gazetteer
from search_app.i18n import Interface
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary
from search_app.web import create_app
from tests.search_app.made import indexed, made

CANTEEN = "# 一、社区食堂\n" + "社区食堂开放。" + "食堂为老年人送餐。" * 30 + "年底统一结算。" + "账目张榜公布。" * 30
CUT = '<span class="cut" aria-hidden="true">…</span>'


@pytest.fixture(scope="module")
def canteen(gazetteer: Gazetteer, vocabulary: Vocabulary, interfaces: Mapping[str, Interface]) -> FlaskClient:
    document = made("a", CANTEEN, gazetteer=gazetteer, years=(2021,), issuer="義烏市民政局", published=date(2022, 1, 8), script="hant")
    return create_app(Settings(), indexed([document], gazetteer), load_analyzer(), vocabulary, interfaces).test_client()


def snippet(html: str) -> str:
    (found,) = re.findall('<p class="hit-snippet"[^>]*>(.*?)</p>', html)
    return found


def about(html: str) -> list[str]:
    (found,) = re.findall('<ul class="meta"[^>]*>(.*?)</ul>', html, re.DOTALL)
    return re.findall("<li[^>]*>(.*?)</li>", found)


@pytest.mark.parametrize(("asked", "cut_before"), [("开放", False), ("结算", True)])
def test_text_is_said_to_be_left_out_where_more_than_the_heading_is(canteen: FlaskClient, asked: str, cut_before: bool) -> None:
    shown = snippet(canteen.get(f"/search?q={asked}").text)
    assert shown.startswith(CUT) == cut_before
    assert shown.endswith(CUT)


def test_a_card_says_whose_words_it_shows(canteen: FlaskClient) -> None:
    html = canteen.get("/search?q=开放").text
    assert about(html)[:2] == ["金华市义乌市", "義烏市民政局"]
    assert '<li lang="zh-Hant">義烏市民政局</li>' in html, "in the script of the document"


@pytest.mark.parametrize(("language", "said"), [("zh-Hans", "内容为2021年，2022年1月8日发布"), ("en", "about 2021, published Jan 8, 2022")])
def test_a_year_that_is_not_that_of_publication_is_told_in_words(canteen: FlaskClient, language: str, said: str) -> None:
    assert about(canteen.get(f"/search?q=开放&lang={language}").text)[2] == said
