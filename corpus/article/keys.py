"""The keys of metadata blocks (`索 引 号：`, `发布机构`, `号:`) and where they stand in a line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analyzers.rows import read_rows
from corpus.word_lists import either

DATA = Path(__file__).parents[1] / "data" / "metadata_keys.tsv"
GLUED = 4  # keys in a line of pairs without any sign between them
LONGEST_SPACED = 240  # characters of a line of pairs without colons: six pairs, one of them a title
HAN = "\u4e00-\u9fff"
BULLET = "[•·●◆■*-]"  # before the pairs of a list
FIELDS = frozenset(
    (
        "index_number",
        "title",
        "issuer",
        "source",
        "written",
        "generated",
        "sent",
        "published",
        "updated",
        "document_number",
        "category",
        "url",
        "ignored",
    )
)


class FoundKey(NamedTuple):
    """A key in a folded line. `field` is `lost` for a key whose first characters are missing (its value decides) and
    `unknown` for any other words before the colon at the beginning of a line."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Keys:
    """All known keys. `fields` maps a key without spaces to its field; `lost` maps what remains of keys without
    their first characters to the fields they may have meant; `bare` matches a key at the beginning of a line.
    """

    fields: Mapping[str, str]
    lost: Mapping[str, frozenset[str]]
    with_colon: re.Pattern[str]
    bare: re.Pattern[str]
    spaced: re.Pattern[str]
    glued: re.Pattern[str]

    def find(self, folded: str) -> Iterator[FoundKey]:
        """The keys of a folded line that are followed by a colon or stand in brackets."""
        if ":" not in folded and "[" not in folded:
            return
        last = None
        for found in self.with_colon.finditer(folded):
            kind = str(found.lastgroup)
            if kind in ("inner", "tight", "dated") and last is None:
                continue
            last = kind
            field = self.fields.get(found[kind].replace(" ", ""), "lost" if kind == "lost" else "unknown")
            yield FoundKey(field, found.start(kind), found.end())

    def find_spaced(self, folded: str) -> list[FoundKey]:
        """The keys of a line without colons, in which they are parted from their values by spaces; none when it has only one."""
        if len(folded) > LONGEST_SPACED or folded.endswith("。") or not self.spaced.match(folded):
            return []
        found = [FoundKey(self.fields[key["key"].replace(" ", "")], key.start(), key.end()) for key in self.spaced.finditer(folded)]
        return found if len(found) > 1 else []

    def find_glued(self, folded: str) -> list[FoundKey]:
        """The keys of a line that lost all signs between them: 索引号0123/2024-1发布机构义乌市民政局发布日期2024-03-26文号…."""
        if len(folded) > LONGEST_SPACED or "。" in folded or not self.glued.match(folded):
            return []
        found = [FoundKey(self.fields[key[0].replace(" ", "")], key.start(), key.end()) for key in self.glued.finditer(folded)]
        return found if len(found) >= GLUED else []

    def find_bare(self, folded: str) -> FoundKey | None:
        """The key a folded line begins with, without colon; whether it is one, its value must tell."""
        found = self.bare.match(folded)
        return FoundKey(self.fields[found["key"].replace(" ", "")], 0, found.end()) if found else None


@cache
def load_keys(path: Path = DATA) -> Keys:
    """Reads the key table. Raises `DataError` naming file and line."""
    fields: dict[str, str] = {}
    for row in read_rows(path, columns=2, unique=False):
        field, key = row.values
        if field not in FIELDS:
            raise row.error(f"unknown field {field!r} (known: {' '.join(sorted(FIELDS))})")
        if key in fields:
            raise row.error(f"{key!r} stands here twice")
        fields[key] = field
    remains: dict[str, set[str]] = {}
    for key, field in fields.items():
        for cut in range(1, len(key)):
            remains.setdefault(key[cut:], set()).add(field)
    known = either(fields, " ?")  # with or without a space between characters
    long = either((key for key in fields if len(key) >= 4), " ?")
    sure = either((key for key in fields if len(key) >= 3 or key == "文号"), " ?")
    lost = either(remains.keys() - fields.keys(), " ?")
    # A short key needs a boundary before it, a long one does not: 35号发布日期:
    patterns = (
        rf"(?<![{HAN}])(?P<key>{known})",
        rf"(?P<long>{long})",
        rf"(?<=[局厅部委办府室网站院日开效号结知点划排告案函见])(?P<tight>{known})",  # after a value of another key: 来源:清镇市民政局作者:
        rf"(?<=[{HAN}])(?P<dated>日期|时间)(?= ?: ?(?:19|20)\d\d ?[-/.年])",  # and after any, before a day: 作者:某某时间:2024年7月22日
        rf"(?:^|(?<= ))(?P<lost>{lost})",
        rf"^(?:{BULLET} ?)?(?P<unknown>[{HAN}]{{2,8}})",
        rf"(?<= )(?!日)(?P<inner>[{HAN}]{{2,6}})",  # after another key only: two pairs a line; 日文号: behind 3 月 1 ends a day
    )
    return Keys(
        fields=fields,
        lost={key: frozenset(meant) for key, meant in remains.items()},
        with_colon=re.compile(rf"\[ ?(?P<boxed>{known}) ?\] ?:?|(?:{'|'.join(patterns)}) ?:(?!//)"),
        spaced=re.compile(rf"(?:^|(?<= ))(?P<key>{known})(?: +(?=\S)|$)"),
        glued=re.compile(sure),
        bare=re.compile(rf"(?:{BULLET} ?)?[\[(]?(?P<key>{known})[\])]? ?"),
    )
