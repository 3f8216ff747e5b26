"""Today's divisions of China by GB/T 2260 code, down to townships, with their former codes and names.

A name belongs to one or more places (朝阳区 lies in Beijing and in Changchun): the name lists give all of them, and what a text
means is decided from what stands around it (`mentions.py`, `region.py`). Names are shown as they are written and looked up as folding
leaves them (乾安县 by 干安县); fold a text before looking anything up.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from analyzers import fold_lines
from analyzers.rows import Row, read_rows
from corpus.lexicon import EndingLexicon, Lexicon
from corpus.places.exceptions import PlaceExceptions, load_exceptions

DATA = Path(__file__).resolve().parents[1] / "data"
Level = Literal["province", "prefecture", "county", "township"]
_TOWNSHIP_KIND = re.compile(r"(?:[^族]族)?(?:街道|地区|苏木|[镇乡])$")
_PART_KIND = re.compile(r"(?:堂区|[市县区])$")


@dataclass(frozen=True, slots=True)
class Place:
    """A division as it is today.

    `code` has six digits, a township's nine. `path` holds the codes from the province down to it, itself last.
    `stem` is the name without its kind (义乌), where two characters or more remain. `other_names` are in use today; `former_codes`
    resolve to this place. `sites` are names its government's site may bear (yiwu in www.yiwu.gov.cn).
    """

    code: str
    name: str
    level: Level
    path: tuple[str, ...]
    stem: str | None = None
    former_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()

    @property
    def aliases(self) -> tuple[str, ...]:
        """All names but today's official one."""
        return self.former_names + self.other_names


class Name(NamedTuple):
    """What a name may mean: codes of places, of the places above when it is a township's."""

    codes: tuple[str, ...]
    township: bool


class Gazetteer:
    """Places by code and by name. Immutable; load it once and hand it in.

    `places` holds every province, prefecture and county by its code.
    """

    def __init__(self, places: Iterable[Place], townships: Mapping[str, tuple[tuple[str, str], ...]], exceptions: PlaceExceptions) -> None:
        self.exceptions = exceptions
        self.places: Mapping[str, Place] = {place.code: place for place in places}
        self._former = {code: place for place in self.places.values() for code in place.former_codes}
        self._townships = townships
        children: dict[str, list[str]] = defaultdict(list)
        for place in self.places.values():
            if len(place.path) > 1:
                children[place.path[-2]].append(place.code)
        self._children = {code: tuple(codes) for code, codes in children.items()}
        self.provinces = tuple(place.code for place in self.places.values() if place.level == "province")

    def place(self, code: str) -> Place | None:
        """The place that bears `code` today."""
        return self.places.get(code)

    def resolve_code(self, code: str) -> Place | None:
        """The place of today that `code`, in use or replaced, stands for; nine or twelve digits are a township's."""
        if len(code) in (9, 12):
            return next((place for place in self.townships(code[:6]) if place.code == code[:9]), None)
        return self.places.get(code) or self._former.get(code)

    def children(self, code: str) -> tuple[str, ...]:
        """Codes of the places directly below `code`, townships left out."""
        return self._children.get(code, ())

    def townships(self, code: str) -> tuple[Place, ...]:
        """The townships and sub-districts of a county (or city without counties) that have a code of their own."""
        above = self.places.get(code)
        if above is None:
            return ()
        return tuple(
            Place(code + tail, name, "township", (*above.path, code + tail))
            for tail, name in self._townships.get(code, ())
            if tail.isdigit()
        )

    def label(self, code: str) -> str:
        """The name a person is shown for `code`; the code itself when it is unknown."""
        place = self.resolve_code(code)
        return place.name if place else code

    def distinct_name(self, code: str) -> str:
        """The name of a place that others share after that of the place above it (长春市朝阳区), any other name alone; the code itself
        when it is unknown."""
        place = self.resolve_code(code)
        return self._distinct_names.get(place.code, place.name) if place else code

    @cached_property
    def shared_names(self) -> Mapping[str, str]:
        """Names that several places bear, by the names that tell them apart: 朝阳区 by 长春市朝阳区 and by 北京市朝阳区."""
        return {distinct: self.places[code].name for code, distinct in self._distinct_names.items()}

    @cached_property
    def full_names(self) -> Mapping[str, str]:
        """`distinct_name` of counties and districts by their names after that of the place above: 罗湖区 by 深圳市罗湖区, 来凤县 also by
        恩施州来凤县."""
        full: dict[str, str] = {}
        for place in self.places.values():
            if place.level == "county" and len(place.path) > 1:
                above = self.places[place.path[-2]]
                short = f"{above.stem}州" if above.stem and above.name.endswith("自治州") else above.name
                full |= dict.fromkeys((above.name + place.name, short + place.name), self.distinct_name(place.code))
        return full

    @cached_property
    def _distinct_names(self) -> Mapping[str, str]:
        bearers = Counter(place.name for place in self.places.values())
        shared = (place for place in self.places.values() if bearers[place.name] > 1 and len(place.path) > 1)
        return {place.code: self.label(place.path[-2]) + place.name for place in shared}

    @cached_property
    def names(self) -> EndingLexicon[Name]:
        """Every full name that a text may use, of townships too; names of two characters that are townships are left out (乌镇, 新镇).

        A former name that a place inside the former bearer has today means that one (巢湖市, in 合肥市, whose part the prefecture became);
        so does one of a county that a place inside the bearer had (鄞县, whose code a table gives to 宁波市, is 鄞州区).
        """
        meanings: dict[str, dict[str, None]] = defaultdict(dict)
        for place in self.places.values():
            meanings[self._folded(place.name)][place.code] = None
        former = [(self._folded(alias), place) for place in self.places.values() for alias in place.aliases]
        former.sort(key=lambda named: -len(named[1].path) if named[0].endswith("县") else 0)
        for alias, place in former:
            if not any(place.code in self.places[code].path for code in meanings.get(alias, ())):
                meanings[alias][place.code] = None
        names = {text: Name(tuple(codes), township=False) for text, codes in meanings.items()}
        townships = {text: Name(codes, township=True) for text, codes in self._township_names.items() if len(text) > 2}
        return EndingLexicon({**townships, **names})

    @cached_property
    def stem_codes(self) -> Mapping[str, tuple[str, ...]]:
        """Name without its kind (义乌, 慈溪) of a province, prefecture or county → codes, ordinary words left out."""
        meanings: dict[str, list[str]] = defaultdict(list)
        for place in self.places.values():
            if place.stem and place.stem not in self.exceptions.words:
                meanings[self._folded(place.stem)].append(place.code)
        return {text: tuple(codes) for text, codes in meanings.items()}

    @cached_property
    def part_codes(self) -> Mapping[str, tuple[str, ...]]:
        """Name, whole or without its kind, of a division of a province that has no code of its own (高雄市, 湾仔) → codes of provinces."""
        meanings: dict[str, dict[str, None]] = defaultdict(dict)
        for code in self.provinces:
            for tail, name in self._townships.get(code, ()):
                if not tail.isdigit():
                    for text in (name, _PART_KIND.sub("", name)):
                        meanings[text][code] = None
        return {text: tuple(codes) for text, codes in meanings.items() if len(text) > 1}

    @cached_property
    def stems(self) -> Lexicon[Name]:
        """The names of `stem_codes`, to be found in a text."""
        return Lexicon({text: Name(codes, township=False) for text, codes in self.stem_codes.items()})

    @cached_property
    def sites(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a government's site → codes of the places that may bear it."""
        meanings: dict[str, list[str]] = defaultdict(list)
        for place in self.places.values():
            for site in place.sites:
                meanings[site].append(place.code)
        return {site: tuple(codes) for site, codes in meanings.items()}

    @cached_property
    def township_stems(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a township without its kind (桂园) → codes of the places it may lie in, ordinary words left out."""
        meanings: dict[str, dict[str, None]] = defaultdict(dict)
        for text, codes in self._township_names.items():
            stem = _TOWNSHIP_KIND.sub("", text)
            if len(stem) > 1 and stem not in self.exceptions.words:
                meanings[stem].update(dict.fromkeys(codes))
        return {text: tuple(codes) for text, codes in meanings.items()}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first two characters of each of `names` and `stem_codes`."""
        return frozenset(name[:2] for name in (*self.names, *self.stem_codes))

    @cached_property
    def listed_names(self) -> frozenset[str]:
        """The names that lists give without their kind: those of `stem_codes` and `township_stems`."""
        return frozenset((*self.stem_codes, *self.township_stems))

    @cached_property
    def listed_beginnings(self) -> frozenset[str]:
        """The first two characters of each of them."""
        return frozenset(name[:2] for name in self.listed_names)

    @cached_property
    def stem_endings(self) -> frozenset[str]:
        """The last two characters of each name of `stem_codes`."""
        return frozenset(stem[-2:] for stem in self.stem_codes)

    @cached_property
    def _township_names(self) -> Mapping[str, tuple[str, ...]]:
        meanings: dict[str, dict[str, None]] = defaultdict(dict)
        for code, entries in self._townships.items():
            for _, text in entries:
                meanings[self._folded(text)][code] = None
        return {text: tuple(codes) for text, codes in meanings.items()}

    def _folded(self, name: str) -> str:
        return self._folded_otherwise.get(name, name)

    @cached_property
    def _folded_otherwise(self) -> Mapping[str, str]:
        """The few names that folding changes → what it makes of them."""
        names = [name for place in self.places.values() for name in (place.name, place.stem, *place.aliases) if name]
        names += [name for entries in self._townships.values() for _, name in entries]
        return {name: text for name, text in zip(names, fold_lines("\n".join(names)).text.split("\n"), strict=True) if text != name}


def load_gazetteer(folder: Path = DATA) -> Gazetteer:
    """Reads `regions.tsv` and `townships.tsv`. Raises DataError naming file and line."""
    rows = {row.values[0]: row for row in read_rows(folder / "regions.tsv", columns=6)}
    places = [_place(row, rows) for row in rows.values()]
    townships = {}
    for row in read_rows(folder / "townships.tsv", columns=2):
        code, entries = row.values
        if code not in rows:
            raise row.error(f"{code} is not in regions.tsv")
        townships[code] = tuple((entry[:3], entry[3:]) for entry in entries.split())
    return Gazetteer(places, townships, load_exceptions(folder / "place_exceptions.tsv"))


def _place(row: Row, codes: Mapping[str, object]) -> Place:
    code, name, stem, former, other, sites = row.values
    if not (len(code) == 6 and code.isdigit()):
        raise row.error(f"{code!r} is no code of six digits")
    above = dict.fromkeys(head for head in (code[:2] + "0000", code[:4] + "00") if head in codes and head != code)
    path = (*above, code)
    pairs = [entry.partition(":")[::2] for entry in _split(former)]
    former_names = dict.fromkeys(old for _, old in pairs if old not in {"-", name})
    return Place(
        code=code,
        name=name,
        level="province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county",
        path=path,
        stem=None if stem == "-" else stem,
        former_names=tuple(former_names),
        other_names=tuple(_split(other)),
        sites=tuple(_split(sites)),
        former_codes=tuple(dict.fromkeys(old for old, _ in pairs if old != "-")),
    )


def _split(field: str) -> list[str]:
    return [] if field == "-" else field.split()
