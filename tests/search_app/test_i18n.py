"""Every text of the interface has its translation, and every data key its name."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

import search_app
from corpus.model import DOC_TYPES
from corpus.places.gazetteer import load_gazetteer
from search_app.compare import COMPARABLE
from search_app.i18n import LANGUAGES, Interface, language_of, read_catalogue
from search_app.openapi import openapi, texts
from search_app.presenters.citation import STYLES
from search_app.presenters.hits_csv import COLUMNS, CUT_OFF, PARTIAL
from search_app.presenters.repairs import REPAIRS
from search_app.request import UNKNOWN_VALUE
from search_app.settings import Settings
from search_app.vocabulary import make_vocabulary
from search_app.web.compare import NO_TIME
from search_app.web.errors import MESSAGES, OUT_OF_TIME
from search_app.web.facet_names import CONDITION_NAMES
from search_app.web.templating import SUGGESTION_KINDS

PACKAGE = Path(search_app.__file__).parent
_SAID = re.compile(r"""\b_n?\(\s*(["'])(?P<message>.+?)\1""")
_SAYING = {"say", "say_count", "fault", "Fault"}


def messages_of_templates() -> Iterator[str]:
    for path in (PACKAGE / "web" / "templates").glob("*.html"):
        yield from (found["message"] for found in _SAID.finditer(path.read_text(encoding="utf-8")))


def messages_of_code() -> Iterator[str]:
    """The texts handed to `say`, `say_count` and `fault`, and those of the tables."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = 1 if name in {"fault", "Fault"} else 0
            if name in _SAYING and len(node.args) > at and isinstance(node.args[at], ast.Constant):
                yield str(node.args[at].value)  # type: ignore[attr-defined]
    yield from (*MESSAGES.values(), *UNKNOWN_VALUE.values(), *CONDITION_NAMES.values(), *REPAIRS.values(), *SUGGESTION_KINDS.values())
    yield from (*COLUMNS, CUT_OFF, PARTIAL, NO_TIME, OUT_OF_TIME, *COMPARABLE.values())
    yield from (style.name for style in STYLES.values())
    yield from texts(openapi(Settings(), make_vocabulary(load_gazetteer(), {}), ""))


MESSAGES_USED = sorted({*messages_of_templates(), *messages_of_code()})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_the_same_placeholders(language: str) -> None:
    catalogue = read_catalogue(language)
    for message in MESSAGES_USED:
        entry = catalogue.get(message)
        assert entry is not None, f"{language}.po lacks: {message}"
        texts = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
        for text in texts:
            assert text, f"{language}.po has no text for: {message}"
            assert set(re.findall(r"%\(\w+\)\w", text)) == set(re.findall(r"%\(\w+\)\w", message)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_over(language: str) -> None:
    kept = {entry.id[0] if isinstance(entry.id, tuple | list) else entry.id for entry in read_catalogue(language) if not entry.context}
    assert kept - {""} <= set(MESSAGES_USED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_document_has_a_name(language: str, interfaces: Mapping[str, Interface]) -> None:
    assert set(interfaces[language].names["doc_type"]) == set(DOC_TYPES)


def test_the_reader_s_form_of_dates_numbers_and_years(interfaces: Mapping[str, Interface]) -> None:
    day = date(2024, 1, 5)
    assert [interfaces[language].date(day) for language in LANGUAGES] == ["2024年1月5日", "2024年1月5日", "Jan 5, 2024"]
    assert interfaces["en"].number(12345) == "12,345"
    assert interfaces["zh-Hans"].years([2019, 2021, 2020, 2023]) == "2019–2021、2023年"
    assert interfaces["en"].say_count("%(count)s passage", "%(count)s passages", 1) == "1 passage"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN zh en", "zh-Hans"),
        ("zh-TW zh", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh-Hant-CN", "zh-Hant"),
        ("ZH-mo", "zh-Hant"),
        ("yue", "zh-Hant"),
        ("cmn-Hans", "zh-Hans"),
        ("en-GB zh", "en"),
        ("fr de-CH en-US", "en"),
        ("fr * en", "zh-Hans"),
        ("fr", "zh-Hans"),
        ("", "zh-Hans"),
        ("zhx -- en_GB", "zh-Hans"),
    ],
)
def test_language_of_a_browser(accepted: str, language: str) -> None:
    assert language_of(accepted.split(), "zh-Hans") == language


def test_chinese_without_a_script_is_that_of_the_site() -> None:
    assert (language_of(["zh"], "zh-Hant"), language_of(["zh"], "en"), language_of(["zh-CN"], "zh-Hant")) == (
        "zh-Hant",
        "zh-Hans",
        "zh-Hans",
    )
