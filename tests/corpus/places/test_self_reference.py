"""What a document calls its own place."""

import pytest

from corpus.places.gazetteer import load_gazetteer
from corpus.places.self_reference import is_of_kind, own_kind, unnamed_kind, without_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市民政局", "市"),
        ("省民政厅", "省"),
        ("x区民政局", "区"),
        ("××县民政局", "县"),
        ("自治区民政厅", "自治区"),
        ("市财政局", "市"),
        ("地区民政局", "地区"),
        ("市政府办公室", "市"),
        ("市政协", "市"),
        ("市场监督管理局", None),
        ("区域合作办公室", None),
        ("旗帜鲜明加强机关党建办公室", None),
        ("县城养老服务中心", None),
        ("民政局", None),
        ("义乌市民政局", None),
        ("国务院", None),
    ],
)
def test_unnamed_kind(name: str, kind: str | None) -> None:
    assert unnamed_kind(name) == kind


def test_without_kind() -> None:
    assert without_kind("x区民政局") == ("区", "民政局")
    assert without_kind("民政局") == (None, "民政局")
    assert without_kind("义乌市民政局") == (None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我市完成任务，位列全省第二，全省第三，全省前列，我市推广。", "市"),
        ("全县低保对象，全县特困人员。", "县"),
        ("我省、我市、我县", None),
        ("全国统一大市场", None),
        ("无", None),
    ],
)
def test_own_kind(text: str, kind: str | None) -> None:
    assert own_kind(text) == kind


def test_former_names_count() -> None:
    gazetteer = load_gazetteer()
    assert is_of_kind(gazetteer.places["341802"], "市")
    assert not is_of_kind(gazetteer.places["440303"], "市")
    assert is_of_kind(gazetteer.places["450000"], "区")
