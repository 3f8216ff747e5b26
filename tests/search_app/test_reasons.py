"""Whatever `corpus` and `indexer` say of a file that is skipped, or warn of in a document, can be said in Chinese."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from corpus.article.reader import NO_ARTICLE
from corpus.reading import docx, pdf
from corpus.reading.formats import _SIGNATURES, _UNREAD
from corpus.warning_kinds import KINDS
from search_app.i18n import Interface
from search_app.reasons import say_reason
from tests.conftest import ROOT

TELLING = {"Unreadable": 0, "Skipped": 1}
"""The place of the reason among the arguments."""


def reasons() -> Iterator[str]:
    """Every reason in the code, with 7 for what differs from file to file."""
    yield from (kind.replace("{}", "7") for kind in KINDS)
    yield from (NO_ARTICLE, pdf.TOO_MUCH, docx.TOO_MUCH, *_UNREAD.values(), *(name for _, name, _ in _SIGNATURES))
    for path in (*(ROOT / "corpus").rglob("*.py"), *(ROOT / "indexer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name in TELLING and len(node.args) > TELLING[name]:  # type: ignore[attr-defined]
                yield from _texts(node.args[TELLING[name]])  # type: ignore[attr-defined]


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value):
            yield str(value)
        case ast.JoinedStr(values):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in values)
        case ast.IfExp(_, body, other):
            yield from (*_texts(body), *_texts(other))


@pytest.mark.parametrize("reason", [reason for reason in sorted(set(reasons())) if reason.strip("7 ()")])
def test_every_reason_is_translated(reason: str, interfaces: Mapping[str, Interface]) -> None:
    for language in ("zh-Hans", "zh-Hant"):
        said = interfaces[language].reason(reason)
        assert said != reason
        assert said.count("7") == reason.count("7")
    assert interfaces["en"].reason(reason) == reason


def test_what_differs_stands_where_the_language_wants_it() -> None:
    texts = {"{} pages, more than {}: split it": "超过 {1} 页，共 {0} 页", "none of {} lines ({})": "{0} 行都不是（{1}）"}
    assert say_reason("3000 pages, more than 2000: split it", texts) == "超过 2000 页，共 3000 页"
    assert say_reason("none of 2 lines (9 pages, more than 8: split it)", texts) == "2 行都不是（超过 8 页，共 9 页）"
    assert say_reason("not known", texts) == "not known"
