"""Documents made in a line or two, cut without `analyzers`: words are what spaces part.

    made("d1", "标题", ["养老 服务 补贴", "儿童 福利"], year=["2023"])

`text` given to the engine has no spaces in its folded form, so that phrases run across words.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from corpus.model import ParsedDocument, Passage
from indexer.engine import FACETS, AnalysedDocument, AnalysedPassage
from indexer.query import Phrase, TextField
from indexer.references import refer
from indexer.signature import DIGEST, WORDS
from tests.made import made_document


def pairs(text: str) -> tuple[str, ...]:
    return tuple(a + b for a, b in pairwise(text))


def phrase(text: str, fields: tuple[TextField, ...] = ("title", "heading", "body"), weight: float = 1.0) -> Phrase:
    return Phrase(text, pairs(text) or tuple(text), fields, weight)


def made(
    id_: str,
    title: str,
    bodies: Sequence[str],
    headings: Sequence[str] = (),
    published: date | None = None,
    *,
    covered: date | None = None,
    digest: int = 0,
    cites: Sequence[str] = (),
    **facets: Iterable[str],
) -> AnalysedDocument:
    """A document of one passage for each of `bodies`; passage ids are `id_#0`, `id_#1`, … Those with one `digest` but 0 are copies; it
    cites the documents with the titles `cites`."""
    text = "\n".join(bodies)
    document = made_document(id_, text, title=title, published=published)
    passages, analysed, start = [], [], 0
    for number, body in enumerate(bodies):
        heading = headings[number] if number < len(headings) else ""
        end = start + len(body)
        passages.append(Passage(f"{id_}#{number}", (heading,) if heading else (), start, end, body, (), (), None))
        values = {name: tuple(facets.get(name, ())) or ("unknown",) for name in FACETS}
        analysed.append(passage(f"{id_}#{number}", {"title": title, "heading": heading, "body": body}, values, published, covered))
        start = end + 1
    return AnalysedDocument(
        ParsedDocument(document, (), tuple(passages)),
        tuple(analysed),
        signature(digest),
        refer(document, "".join(f"《{name}》" for name in cites)),
    )


def signature(digest: int) -> bytes:
    row = np.zeros(WORDS, "<u8")
    row[DIGEST] = digest
    return row.tobytes()


def passage(
    id_: str,
    texts: Mapping[TextField, str],
    facets: Mapping[str, tuple[str, ...]],
    dated: date | None,
    covered: date | None = None,
) -> AnalysedPassage:
    folded = {field: text.replace(" ", "") for field, text in texts.items()}
    words = {field: text.split() for field, text in texts.items()}
    return AnalysedPassage(id_, words, folded, facets, dated, covered)
