"""What kinds of warnings there are: their wording, with `{}` for what differs from document to document.

For counting documents by what is wrong with them. A warning is written where its cause is found; a test holds the two together.
"""

import re
from functools import cache

KINDS = (
    "damaged text: {} in {} places, kept as they are",
    "{} characters could not be decoded as {}",
    "declared as {}, but the bytes are {}",
    "halves of characters (\\ud800 … \\udfff) stand in the text: written as \ufffd",
    "{} characters are written as escapes (<U+00A0>); those of spaces were read as spaces",
    "{} readings in brackets stood behind characters (區(qū)): they were taken out",
    "{} paragraphs stand in the file again and again; they were read once",
    "the id {} cannot stand in an address: one was made from the name of the file",
    "{} has {} characters: cut after {}",
    "{} paragraphs begin or end with ?? for their spaces: left out",
    "no article found: a list, a search page or an empty shell",
    "no title in the file: one was made from issuer, years and type",
    "the region is open, nothing tells these apart: {}",
    "the years it covers are not known: the year of its date was taken",
    "{} is no date: left out",
    "doc_type {} is not one of {}: taken as other",
    "domains {} are none of {}: left out",
    "region_code {} is the code of no place: the document tells its own",
    "covers_years {}: only whole numbers from {} to {} are taken",
)


def kind_of(warning: str) -> str:
    """The kind of a warning; the warning itself where it is of none."""
    return next((kind for kind in KINDS if _pattern(kind).fullmatch(warning)), warning)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(".*?".join(map(re.escape, kind.split("{}"))), re.DOTALL)
