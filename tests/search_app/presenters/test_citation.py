"""A reference in each style, whole."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.places.gazetteer import Gazetteer
from search_app.presenters.citation import Citation, bibtex, gbt7714, plain, ris
from tests.search_app.made import made


@pytest.fixture
def cited(gazetteer: Gazetteer) -> Citation:
    document = replace(made("a", "养老", gazetteer=gazetteer, title="关于做好养老服务的通知").document, document_number="义民〔2024〕3号")
    return Citation(document, ("第三章", "二", "（一）"), "https://x.cn/documents/a#p-0007", date(2026, 11, 22), "doc-1-7")


def test_plain(cited: Citation) -> None:
    expected = "义民〔2024〕3号《关于做好养老服务的通知》第三章·二·（一），义乌市民政局，2024年1月5日，https://x.cn/documents/a#p-0007"
    assert plain(cited) == expected


def test_gbt7714(cited: Citation) -> None:
    assert gbt7714(cited) == (
        "义乌市民政局. 关于做好养老服务的通知: 义民〔2024〕3号[EB/OL]. 第三章·二·（一）(2024-01-05)[2026-11-22]. https://x.cn/documents/a#p-0007."
    )


def test_bibtex(cited: Citation) -> None:
    hostile = replace(cited, document=replace(cited.document, title="100% & {养老}_\n#1"))
    assert bibtex(cited).startswith("@misc{doc-1-7,\n  author = {{义乌市民政局}},\n  title = {{关于做好养老服务的通知}},\n  year = {2024},")
    assert r"title = {{100\% \& \{养老\}\_ \#1}}" in bibtex(hostile)


def test_ris(cited: Citation) -> None:
    lines = ris(cited).split("\r\n")
    assert lines[0] == "TY  - GOVDOC"
    assert "DA  - 2024/01/05/" in lines
    assert "SE  - 第三章·二·（一）" in lines
    assert lines[-2:] == ["ER  - ", ""]


def test_what_is_not_known_is_left_out(cited: Citation) -> None:
    bare = replace(cited, document=replace(cited.document, issuer=None, published=None, document_number=None), path=())
    assert plain(bare) == "《关于做好养老服务的通知》，https://x.cn/documents/a#p-0007"
    assert gbt7714(bare) == "关于做好养老服务的通知[EB/OL]. [2026-11-22]. https://x.cn/documents/a#p-0007."
    assert "None" not in bibtex(bare) + ris(bare)


def test_what_was_never_published_is_cited_by_the_day_it_was_written(cited: Citation) -> None:
    written = replace(cited, document=replace(cited.document, published=None, written=date(2022, 6, 27)))
    assert "，2022年6月27日，" in plain(written)
    assert "(2022-06-27)" in gbt7714(written)
    assert "year = {2022}" in bibtex(written)
    assert "DA  - 2022/06/27/" in ris(written)


def test_a_title_cannot_turn_the_rest_of_the_reference(cited: Citation) -> None:
    turned = replace(cited, document=replace(cited.document, title="总结\u202e报告", issuer="民政\u2067局\n办公室"))
    told = gbt7714(turned) + plain(turned)
    assert not {"\u202e", "\u2067", "\n"} & set(told)
    assert "总结报告" in told
