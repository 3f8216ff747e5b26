"""The number of a document (浦民〔2019〕45号): one identifier, however its brackets are written."""

import re

_PARTS = re.compile(r"(?P<office>.+?)\s?[\[(〖]\s?(?P<year>\d{4})\s?[\])〗]\s?第?(?P<place>\d+号)")
_FORMS = ("{office}[{year}]{place}", "{office}({year}){place}", "{office}[{year}]第{place}", "{office}({year})第{place}")
"""How a number stands in folded text: folding makes one of 〔〕, ［］ and 【】, not of (), which are used for other things as well."""


def document_number_forms(folded: str) -> tuple[str, ...]:
    """All forms of a number that may stand in folded text. ValueError where it is none."""
    found = _PARTS.fullmatch(folded)
    if not found:
        raise ValueError(f"{folded!r} is no number of a document")
    return tuple(form.format(**found.groupdict()) for form in _FORMS)
