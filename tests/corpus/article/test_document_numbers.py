"""Numbers of documents: which they are, and the form in which they are cited."""

import pytest

from corpus.article.document_numbers import ISSUE, canonical_number, is_issued, is_number, number_in_title, year_of_number


@pytest.mark.parametrize(
    "number",
    [
        "于民发[2018]32号",
        "京兴民函【2018】26号",
        "民政部公告第469号",
        "中华人民共和国民政部令 第68号",
        "民政部公告2023年第5号",
        "第12/IAS/2021號公告",
        "府社老字第1130012345號",
        "府社老字第 1130012345 號 令",
        "遂民 〔2023〕 5 号",
        "遂民〔２０２２〕９号",
        "遂民〔2022〕9-1号",
        "遂民2023〕5号",
        "遂民〔2023 5号",
        "遂民〈2023〉5号",
        "遂民{2023}5号",
        "遂昌县民政局公告（2023年第1号）",
        "遂民发〔2023〕12",
        "沙田區議會文件 DH 18/2022",
        "元朗區議會文件2019／第31號",
    ],
)
def test_numbers(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "text", ["2023年工作总结", "第469号", "第五章", "关于公告第469号的说明，现予公布", "遂民2023年5号", "遂民发〔2023〕12345", "〔2023〕12"]
)
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("于民发[2018]32号", "于民发〔2018〕32号"),
        ("吉市民發﹝2020﹞31號", "吉市民發〔2020〕31號"),
        ("京兴民函【２０１８】 26 号", "京兴民函〔2018〕26号"),
        ("民政部令第68号", "民政部令第68号"),
        ("遂昌县民政局文件 遂民〔2022〕9号", "遂民〔2022〕9号"),
        ("灣仔民政處文件第5/2023號", "灣仔民政處文件第5/2023號"),
        ("府社老字第 1130012345 號 函", "府社老字第1130012345號"),
        ("遂民 〈２０２３〉 5 号", "遂民〔2023〕5号"),
        ("遂民〔2022〕9-1号", "遂民〔2022〕9-1号"),
        ("遂民2023〕5号", "遂民〔2023〕5号"),
        ("民政部公告（2023年第1号）", "民政部公告（2023年第1号）"),
        ("遂民发[2023]12", "遂民发〔2023〕12号"),
    ],
)
def test_the_form_in_which_they_are_cited(written: str, cited: str) -> None:
    assert canonical_number(written) == cited


def test_the_year_of_a_number() -> None:
    assert year_of_number("莆政综〔2014〕76号") == 2014
    assert year_of_number("遂民 ２０２３〕5号") == 2023
    assert year_of_number("民政部令第68号") is None


def test_orders_and_announcements() -> None:
    assert is_issued("中华人民共和国民政部令")
    assert not is_issued("关于废止部分规范性文件的通知")
    assert number_in_title("民政部公告第469号") == "民政部公告第469号"
    assert number_in_title("民政部公告") is None
    assert ISSUE.fullmatch("（第469号）")
