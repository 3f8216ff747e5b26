"""What is stored comes back equal."""

from datetime import date

from corpus.model import Document, Evidence, ParsedDocument, Passage, Region, Section
from indexer import stored

CLUE = Evidence("issuer", "义乌市民政局")
FULL = ParsedDocument(
    Document(
        id="a",
        source="a.html",
        text="一、养老\n补贴\ud800",
        title="总结",
        title_made=True,
        issuer="义乌市民政局",
        region=Region("330782", ("330000", "330700", "330782"), "浙江省", "金华市", "义乌市", 0.9, (CLUE,)),
        published=date(2024, 1, 5),
        written=date(2023, 12, 31),
        index_number="1",
        document_number="义民〔2023〕15号",
        doc_type="summary",
        covers_years=(2023, 2024),
        script="hans",
        domains=("elderly_care",),
        url="https://example.org/a",
        evidence={"issuer": (CLUE,)},
        warnings=("no date",),
    ),
    (Section("一、养老", 1, ("一、养老",), 0, 8),),
    (Passage("a#0", ("一、养老",), 0, 8, "一、养老\n补贴\ud800", (2023,), ("elderly_care",), "330782"),),
)


def test_a_full_document() -> None:
    assert stored.load(stored.dump(FULL)) == FULL
