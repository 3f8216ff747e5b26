"""The full name of the issuing body: 市民政局 of a document from Yiwu is 义乌市民政局."""

import re

from analyzers.folding import fold
from corpus.gazetteer import Gazetteer
from corpus.model import Region


def full_issuer(raw: str | None, signature: str | None, title: str | None, region: Region | None, gazetteer: Gazetteer) -> str | None:
    """The issuer as a person would write it, in Simplified; None when no clue names a body."""
    for clue in (raw, signature):
        if clue and clue.strip():
            name = fold(clue.strip()).text
            if region and re.match(r"[省市县区州盟旗]?(?:民政|人民政府|养老|政府)", name):
                return gazetteer.label(region.code) + re.sub(r"^[省市县区州盟旗](?=民政|人民政府)", "", name)
            return name
    return None
