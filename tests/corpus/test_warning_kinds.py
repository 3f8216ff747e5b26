"""Whatever `corpus` warns of has a kind."""

import ast
from collections.abc import Iterator

import pytest

from corpus.article.reader import NO_ARTICLE
from corpus.warning_kinds import KINDS, kind_of
from tests.conftest import ROOT

WARNING = {"_warnings", "warnings", "_without_repetition", "without_lost_indents", "_unread_days", "without_readings", "unescape_spaces"}
"""The names of lists of warnings, and of the functions that give some."""


def warnings() -> Iterator[str]:
    """Every warning in the code, with 7 for what differs from document to document."""
    yield NO_ARTICLE
    for path in (ROOT / "corpus").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Attribute(ast.Name("warnings"), "append"), [given]):
                    yield from _texts(given)
                case ast.Assign(targets, value) if any(ast.unparse(target) in WARNING for target in targets):
                    yield from _texts(value)
                case ast.FunctionDef(name, body=[*_, _]) if name in WARNING:
                    yield from (text for part in ast.walk(node) if isinstance(part, ast.Return | ast.Yield) for text in _texts(part))


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(piece.value) if isinstance(piece, ast.Constant) else "7" for piece in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 3:
        yield node.value
    else:
        yield from (text for part in ast.iter_child_nodes(node) for text in _texts(part))


def test_every_warning_in_the_code_has_a_kind() -> None:
    assert {kind_of(warning) for warning in warnings()} == set(KINDS)


@pytest.mark.parametrize(
    ("warning", "kind"),
    [
        ("damaged text: garbled characters (锟斤拷) in 12 places, kept as they are", KINDS[0]),
        ("declared as gb2312, but the bytes are utf-8", KINDS[2]),
        ("what nobody has warned of yet", "what nobody has warned of yet"),
    ],
)
def test_a_warning_has_the_kind_of_its_wording(warning: str, kind: str) -> None:
    assert kind_of(warning) == kind
