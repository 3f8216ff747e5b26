"""Texts that report, texts that plan."""

from corpus.tense import tense_of

DONE = "截至12月底，累计发放救助金320万元，已建成助餐点15家，同比增长3%，获评省级试点。社区环境整洁，居民满意，服务规范有序。"
AHEAD = "力争年底前建成助餐点15家，继续完善制度，确保床位不低于320张，进一步规范服务。社区环境要更整洁，居民要更满意。"
PLAIN = "社区环境整洁，居民满意，服务规范有序，老人在树下喝茶，孩子在院里读书，邻里和睦，街巷安静。"


def test_report() -> None:
    assert tense_of(DONE * 20) == "done"


def test_plan() -> None:
    assert tense_of(AHEAD * 20) == "ahead"


def test_report_then_plan() -> None:
    assert tense_of(DONE * 20 + AHEAD * 10) == "both"


def test_neither() -> None:
    assert tense_of(PLAIN * 30) is None


def test_too_short() -> None:
    assert tense_of(DONE) is None
