"""The architecture, held by tests: arrows between packages, one home for each library, modules of readable size."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ARROWS = {
    "analyzers": set[str](),
    "corpus": {"analyzers"},
    "indexer": {"corpus", "analyzers"},
    "search_app": {"indexer", "corpus", "analyzers"},
}
"""Package → the packages it may import. One direction, no cycles."""

CORPUS_MAY_USE = {"analyzers", "analyzers.folding", "analyzers.reading_script", "analyzers.rows", "analyzers.console", "analyzers.visible"}
"""Extraction folds text, reads data files and prints what it read; it cuts no words."""

HOMES = {
    "jieba": "analyzers",
    "rjieba": "analyzers",
    "opencc": "analyzers",
    "pypinyin": "analyzers",
    "ahocorasick_rs": "corpus",
    "bs4": "corpus",
    "lxml": "corpus",
    "docx": "corpus",
    "pypdfium2": "corpus",
    "whoosh": "indexer",
    "numpy": "indexer",
    "numba": "indexer",
    "zstandard": "indexer",
    "filelock": "indexer",
    "tqdm": "indexer",
    "flask": "search_app",
    "werkzeug": "search_app",
    "jinja2": "search_app",
    "markupsafe": "search_app",
    "gunicorn": "search_app",
    "babel": "search_app",
}
"""Third-party library → the one package that may import it."""

TOP_LEVEL = {
    *ARROWS,
    "tests",
    "Makefile",
    "requirements.txt",
    "README.md",
    "CHANGELOG.md",
    "pyproject.toml",
    "compose.yaml",
    ".ci",
    ".gitignore",
    ".git",
}
MADE_HERE = {".venv", "index", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", "__pycache__"}

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def modules(package: str) -> Iterator[Path]:
    return (path for path in sorted((ROOT / package).rglob("*.py")) if "samples" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports are written in full"
            assert node.module
            yield node.module


ALL_MODULES = [path for package in ARROWS for path in modules(package)]


@pytest.mark.parametrize("path", ALL_MODULES, ids=lambda path: str(path.relative_to(ROOT)))
class TestModule:
    def test_arrows_point_one_way(self, path: Path) -> None:
        package = path.relative_to(ROOT).parts[0]
        for name in imports(path):
            other = name.split(".")[0]
            assert other not in ARROWS or other == package or other in ARROWS[package], f"{path} imports {name}"

    def test_libraries_stay_at_home(self, path: Path) -> None:
        package = path.relative_to(ROOT).parts[0]
        for name in imports(path):
            library = name.split(".")[0]
            if library not in ARROWS and library not in sys.stdlib_module_names and library != "tests":
                assert library in HOMES, f"{path} imports {library}, which has no home in HOMES"
                assert HOMES[library] == package, f"{path} imports {library}, whose home is {HOMES[library]}"

    def test_size(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{path}: {node.name}"

    def test_says_what_it_is_for(self, path: Path) -> None:
        assert path.name == "__main__.py" or ast.get_docstring(tree(path)), f"{path} has no docstring"

    def test_is_named_for_one_noun(self, path: Path) -> None:
        assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize("package", ARROWS)
def test_the_parts_of_a_package_use_each_other_in_one_direction(package: str) -> None:
    """A part is a module of the package, or a package in it."""
    used: dict[str, set[str]] = {}
    for path in modules(package):
        part = part_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        others = {part_of(name) for name in imports(path) if name.startswith(f"{package}.")}
        used.setdefault(part, set()).update(others - {part})
    list(TopologicalSorter(used).static_order())  # raises CycleError, which names them


def part_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("path", list(modules("corpus")), ids=lambda path: path.name)
def test_corpus_knows_no_search(path: Path) -> None:
    used = {name for name in imports(path) if name.split(".")[0] == "analyzers"}
    assert used <= CORPUS_MAY_USE


@pytest.mark.parametrize("path", list(modules("search_app")), ids=lambda path: str(path.relative_to(ROOT / "search_app")))
def test_only_the_server_knows_the_web(path: Path) -> None:
    """Searches, pages as values and presenters serve the command line as well."""
    if "web" not in path.relative_to(ROOT).parts and path.name != "server.py":
        assert {name for name in imports(path) if name.startswith(("flask", "search_app.web"))} == set()


def test_top_level_is_fixed() -> None:
    assert {path.name for path in ROOT.iterdir()} - MADE_HERE <= TOP_LEVEL


def test_every_test_folder_is_a_package() -> None:
    for folder in {path.parent for path in (ROOT / "tests").rglob("test_*.py")}:
        assert (folder / "__init__.py").exists(), f"{folder} needs __init__.py, or it shadows a package of the product"
