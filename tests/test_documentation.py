"""The documents tell the truth: what they name exists, and what exists they name."""

import re
import subprocess
import sys
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from search_app.request import FACET_PARAMETERS, SINGLE_PARAMETERS
from search_app.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("*/README.md"))]
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


def test_every_setting_is_documented_with_its_default() -> None:
    for setting in fields(Settings):
        name = f"SEARCH_{setting.name.upper()}"
        assert f"| `{name}` | {setting.default} |".replace("|  |", "| |") in README, f"README.md: {name}"
    for named in re.findall(r"SEARCH_[A-Z_]+", README):
        assert named.removeprefix("SEARCH_").lower() in {setting.name for setting in fields(Settings)}, f"README.md: {named}"


def test_every_parameter_and_address_is_documented() -> None:
    text = README + (ROOT / "search_app" / "README.md").read_text(encoding="utf-8")
    for parameter in (*FACET_PARAMETERS, *SINGLE_PARAMETERS):
        assert re.search(rf"\b{parameter}\b", text), f"the parameter {parameter} is documented nowhere"


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
