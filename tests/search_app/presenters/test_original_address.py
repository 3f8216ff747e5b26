"""A document leads to its original: to the address it names, else to its file."""

import pytest

from search_app.presenters.original_address import original_address
from search_app.settings import Settings
from tests.made import made_document
from tests.search_app.conftest import Serve

BASE = "https://files.example.cn/minzheng/"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("总结/2023 年 #1?.html", "%E6%80%BB%E7%BB%93/2023%20%E5%B9%B4%20%231%3F.html"),
        ("a/打包.ZIP!/b/c.txt", "a/%E6%89%93%E5%8C%85.ZIP"),
        ("laws.jsonl#12", "laws.jsonl"),
        ("a#12", "a%2312"),
        ("\udcb5.txt", "%B5.txt"),
    ],
)
def test_a_file_is_found_below_the_address_of_the_originals(source: str, address: str) -> None:
    assert original_address(made_document("a", "", source=source, url=None), BASE) == BASE + address


@pytest.mark.parametrize(
    ("url", "base", "address"),
    [
        ("http://mzj.example.cn/a.html", BASE, "http://mzj.example.cn/a.html"),
        ("javascript:alert(1)", BASE, BASE + "a.txt"),
        ("javascript:alert(1)", "", None),
        (None, "", None),
    ],
)
def test_the_address_a_document_names_comes_first(url: str | None, base: str, address: str | None) -> None:
    assert original_address(made_document("a", "", url=url), base) == address


def test_page_and_api_lead_to_it(serve: Serve) -> None:
    client = serve(Settings(originals_url=BASE))
    link = f'<a href="{BASE}yiwu.txt" rel="noreferrer noopener external">yiwu.txt</a>'
    assert link in client.get("/documents/yiwu").text
    assert client.get("/api/v1/documents/yiwu").get_json()["document"]["original_url"] == f"{BASE}yiwu.txt"
    assert link not in serve(Settings()).get("/documents/yiwu").text
