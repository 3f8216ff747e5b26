"""The documents tell the truth: what they name exists, and what exists they name."""

import re
import subprocess
import sys
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from analyzers import load_analyzer
from corpus.places.gazetteer import load_gazetteer
from search_app.request import FACET_PARAMETERS, SINGLE_PARAMETERS
from search_app.settings import Settings
from search_app.vocabulary import make_vocabulary
from search_app.web import create_app
from tests.search_app.made import indexed

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SEARCH_README = (ROOT / "search_app" / "README.md").read_text(encoding="utf-8")
TRACKED = subprocess.run(["git", "ls-files", "*README.md"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
DOCUMENTS = [ROOT / "CHANGELOG.md", *(ROOT / name for name in sorted(TRACKED))]
COMMANDS = {
    "corpus": ["inspect"],
    "analyzers": ["explain"],
    "indexer": ["rebuild", "update", "check", "stats"],
    "search_app": ["query", "serve"],
}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def help_of(package: str, command: str) -> str:
    run = subprocess.run([sys.executable, "-m", package, command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_merge_is_left_half_done(path: Path) -> None:
    assert not re.search(r"^(<{7}|>{7}) ", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_make_target_is_documented_and_runs_in_ci() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for target in targets():
        assert re.search(rf"make {target}\b", README), f"README.md does not name `make {target}`"
        assert re.search(rf"make {target}\b", ci), f".ci/run does not run `make {target}`"


def test_every_documented_make_target_exists() -> None:
    for path in DOCUMENTS:
        for named in re.findall(r"`make ([a-z][a-z0-9-]*)|^make ([a-z][a-z0-9-]*)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert "".join(named) in targets(), f"{path}: `make {''.join(named)}` does not exist"


def test_the_modules_that_corpus_names_exist() -> None:
    corpus = ROOT / "corpus"
    for row in re.findall(r"^\| [a-z ]+ \| (`.*?) \|", (corpus / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        for name in re.findall(r"`([\w/]+)`", row):
            assert any(corpus.glob(f"**/{name}.py")) or (corpus / name).is_dir(), f"corpus/README.md: there is no {name}"


def test_every_table_of_corpus_is_listed_with_its_reader() -> None:
    data = ROOT / "corpus" / "data"
    listed = re.findall(r"^\| (`.*?) \|.*\| `([\w/.]+)`", (data / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    tables = {name for names, _ in listed for name in re.findall(r"`([\w.]+)`", names)}
    assert tables == {path.name for path in data.iterdir() if path.suffix in {".tsv", ".txt"}}
    readers = {reader for _, found in listed for reader in re.findall(r"[\w/.]+", found)}
    assert all(any((ROOT / "corpus").glob(f"**/{reader.removesuffix('.py')}.py")) for reader in readers)


def test_every_setting_is_documented_with_its_default() -> None:
    for setting in fields(Settings):
        name = f"SEARCH_{setting.name.upper()}"
        assert f"| `{name}` | {setting.default} |".replace("|  |", "| |") in README, f"README.md: {name}"
    for named in re.findall(r"SEARCH_[A-Z_]+", README):
        assert named.removeprefix("SEARCH_").lower() in {setting.name for setting in fields(Settings)}, f"README.md: {named}"


def section(name: str) -> str:
    """A section of the README of `search_app`."""
    return re.split(r"^## ", SEARCH_README.split(f"\n## {name}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_every_parameter_is_documented() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "search_app" / "web").glob("*.py"))
    of_pages = set(re.findall(r"""\bargs\.get\(["'](\w+)""", pages))
    assert of_pages >= {"by", "passage", "read", "style"}
    for parameter in {*FACET_PARAMETERS, *SINGLE_PARAMETERS, *of_pages}:
        assert f"`{parameter}`" in section("Parameters"), f"search_app/README.md, Parameters: `{parameter}`"


def addresses() -> set[str]:
    """The addresses of the site, as documents write them: `/cite/<id>`."""
    app = create_app(Settings(), indexed((), load_gazetteer()), load_analyzer(), make_vocabulary(load_gazetteer(), {}))
    return {rule.rule.replace("<path:document_id>", "<id>").replace("<path:filename>", "<name>") for rule in app.url_map.iter_rules()}


def test_every_address_is_documented_and_every_documented_one_exists() -> None:
    listed = {named for row in re.findall(r"^\| (`/.*?) \|", section("Pages"), re.MULTILINE) for named in re.findall(r"`(.+?)`", row)}
    assert listed == addresses()
    named = set(re.findall(r"`(/[^`?\s]*)", SEARCH_README)) | set(re.findall(r"(?:`|^GET |, )(/[a-z][^`?,\s]*)", README, re.MULTILINE))
    for address in named:
        assert any(known.startswith(address) for known in listed), f"{address} does not exist"


@pytest.mark.parametrize(("package", "command"), [(package, command) for package, names in COMMANDS.items() for command in names])
def test_every_command_and_option_is_documented(package: str, command: str) -> None:
    text = README + (ROOT / package / "README.md").read_text(encoding="utf-8")
    assert f"python -m {package} {command}" in text
    for option in set(re.findall(r"--[a-z][a-z-]*", help_of(package, command))) - {"--help"}:
        assert option in text, f"python -m {package} {command} {option} is documented nowhere"


def test_every_documented_command_exists() -> None:
    for path in DOCUMENTS:
        for package, command in re.findall(r"python -m (corpus|analyzers|indexer|search_app) ([a-z]+)", path.read_text(encoding="utf-8")):
            assert command in COMMANDS[package], f"{path}: python -m {package} {command}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path}: {target}"


def test_every_package_says_what_it_is_for() -> None:
    for package in COMMANDS:
        assert (ROOT / package / "README.md").exists()
