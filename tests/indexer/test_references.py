from corpus.model import Document
from indexer.references import join, refer
from tests.made import made_document


def document(id_: str, title: str) -> Document:
    return made_document(id_, "正文", title=title)


def standings(*documents: tuple[str, str]) -> list[float]:
    """The standings of documents with these titles and folded texts."""
    return join(refer(document(f"d{place}", title), text) for place, (title, text) in enumerate(documents)).standings().tolist()


def test_a_document_stands_for_the_works_that_cite_it() -> None:
    law, notice, plan = ("慈善法", ""), ("捐赠通知", "依据《慈善法》《慈善法》"), ("慈善计划", "按《慈善法》和《捐赠通知》")
    assert standings(law, notice, plan) == [1 / 2, 1 / 3, 0]


def test_articles_of_one_law_are_one_work_that_does_not_cite_itself() -> None:
    articles = [
        ("慈善法第一条", ""),
        ("慈善法第二条", "见《慈善法》"),
        ("红十字会法第一条", "见《慈善法》"),
        ("红十字会法第二条", "见《慈善法》"),
    ]
    assert standings(*articles) == [1 / 3, 1 / 3, 0, 0]


def test_what_a_notice_hands_out_is_known_by_its_own_name() -> None:
    assert standings(("关于印发《低保办法》的通知", "现将《低保办法》印发"), ("低保总结", "落实《低保办法（试行）》")) == [1 / 3, 0]


def test_a_title_cites_what_it_explains() -> None:
    assert standings(("养老规划", ""), ("关于《养老规划》的解读", "")) == [1 / 3, 0]


def test_documents_without_title_or_references() -> None:
    assert standings() == []
    untitled, law = refer(document("a", ""), "《乙法》"), refer(document("b", "乙法"), "")
    assert join([b"", untitled, b"", law, b""]).standings().tolist() == [0, 0, 0, 1 / 3, 0]
