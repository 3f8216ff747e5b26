"""The interface in three languages: gettext catalogues read as they are kept, and dates and numbers in the reader's form.

Message keys are English. `locale/<language>.po` holds the texts; what the values of a facet are called stands there too,
each under its key with the name of the facet as context.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from itertools import groupby
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from search_app.reasons import REASON, say_reason

LANGUAGES = {"zh-Hans": "简体", "zh-Hant": "繁體", "en": "English"}
"""The languages by BCP 47 tag, each called by its own name."""

SCRIPT_TAGS = {"hans": "zh-Hans", "hant": "zh-Hant", "mixed": "zh"}
"""The language tag of a document's text by its script, for whatever shows it."""

TRADITIONAL = {"hant", "tw", "hk", "mo", "yue"}
"""Subtags that tell Chinese in Traditional characters where no script is named: Unicode CLDR, likely subtags."""

CATALOGUES = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the interface. `names[facet][value]` is what a facet value is called, `reasons[reason]` why a file was skipped."""

    language: str
    locale: Locale
    translations: GNUTranslations
    names: Mapping[str, Mapping[str, str]]
    reasons: Mapping[str, str]

    def say(self, message: str, **values: object) -> str:
        """The text of `message` with its `%(name)s` filled in."""
        return self.text(message) % values

    def text(self, message: str) -> str:
        """The text of `message`, its placeholders as they are."""
        return self.translations.gettext(message)

    def say_count(self, one: str, many: str, count: int) -> str:
        """The text for `count` things, with `%(count)s` in the reader's number form."""
        return self.translations.ngettext(one, many, count) % {"count": self.number(count)}

    def reason(self, reason: str) -> str:
        """Why a file was skipped, which comes in English; as it came where it has no translation."""
        return say_reason(reason, self.reasons)

    def date(self, day: date) -> str:
        return format_date(day, "medium" if self.language == "en" else "long", locale=self.locale)

    def years(self, years: Sequence[int]) -> str:
        """Years, those in a row as a span: `2019–2021, 2024`."""
        runs = groupby(enumerate(sorted(years)), key=lambda pair: pair[1] - pair[0])
        spans = [[year for _, year in run] for _, run in runs]
        listed = self.say(", ").join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)
        return self.say("%(year)s", year=listed)

    def percent(self, share: float) -> str:
        """A share of one as per cent, without decimals."""
        return format_percent(share, locale=self.locale)

    def number(self, number: float) -> str:
        return format_decimal(number, locale=self.locale)


def language_of(accepted: Iterable[str], default: str) -> str:
    """The first of the BCP 47 tags `accepted`, best first, that is a language of the interface; `default` where none is, or for `*`.

    `zh` alone is Chinese in either script: that of `default`, if it has one.
    """
    for tag in accepted:
        primary, *others = tag.lower().split("-")
        if primary == "*":
            return default
        if primary == "en":
            return "en"
        if primary in {"zh", "cmn", "yue"}:
            return _chinese(primary, set(others), default)
    return default


def _chinese(primary: str, others: set[str], default: str) -> str:
    if "hans" not in others and TRADITIONAL & {primary, *others}:
        return "zh-Hant"
    return default if not others and default.startswith("zh") else "zh-Hans"


def load_interfaces() -> Mapping[str, Interface]:
    """All languages, each read from its catalogue."""
    return {language: _load(language) for language in LANGUAGES}


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is kept; a malformed one raises `babel.messages.pofile.PoFileError`."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"), abort_invalid=True)


def _load(language: str) -> Interface:
    catalogue = read_catalogue(language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    names: dict[str, dict[str, str]] = {}
    for message in catalogue:
        if message.context:
            names.setdefault(message.context, {})[str(message.id)] = str(message.string)
    reasons = names.pop(REASON, {})
    return Interface(language, Locale.parse(language, sep="-"), GNUTranslations(compiled), names, reasons)
