"""Today's divisions of China by GB/T 2260 code, down to townships, with their former codes and names.

A name belongs to one or more places (朝阳区 lies in Beijing and in Changchun): `named` gives all of them, and what a text
means is decided by `region.py` from the evidence around it. All names are Simplified; fold a text before looking anything up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from analyzers.rows import Row, read_rows

DATA = Path(__file__).resolve().parent / "data"
Level = Literal["province", "prefecture", "county", "township"]


@dataclass(frozen=True, slots=True)
class Place:
    """A division as it is today.

    `code` has six digits, a township's nine. `path` holds the codes from the province down to it, itself last.
    `aliases` are former names and other names in use; `former_codes` resolve to this place.
    """

    code: str
    name: str
    level: Level
    path: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()


class Gazetteer:
    """Places by code and by name. Immutable; load it once and hand it in."""

    def __init__(self, places: Iterable[Place], townships: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
        self._places = {place.code: place for place in places}
        self._former = {code: place for place in self._places.values() for code in place.former_codes}
        self._townships = townships
        self._children: dict[str, list[str]] = defaultdict(list)
        for place in self._places.values():
            if len(place.path) > 1:
                self._children[place.path[-2]].append(place.code)

    def __iter__(self) -> Iterator[Place]:
        """Every province, prefecture and county, by code."""
        return iter(self._places.values())

    def place(self, code: str) -> Place | None:
        """The place that bears `code` today."""
        return self._places.get(code)

    def resolve_code(self, code: str) -> Place | None:
        """The place of today that `code`, in use or replaced, stands for."""
        return self._places.get(code) or self._former.get(code)

    def children(self, code: str) -> tuple[str, ...]:
        """Codes of the places directly below `code`, townships left out."""
        return tuple(self._children.get(code, ()))

    def townships(self, code: str) -> tuple[Place, ...]:
        """The townships and sub-districts of a county (or of a city without counties) that have a code of their own."""
        above = self._places[code]
        return tuple(
            Place(code + tail, name, "township", (*above.path, code + tail)) for tail, name in self._townships.get(code, ()) if tail.isdigit()
        )

    def label(self, code: str) -> str:
        """The name a person is shown for `code`; the code itself when it is unknown."""
        place = self.resolve_code(code)
        return place.name if place else code

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Full name, today's or former → codes, places that bear it today first."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for place in self._places.values():
            found[place.name][place.code] = None
        for place in self._places.values():
            for alias in place.aliases:
                found[alias][place.code] = None
        return {name: tuple(codes) for name, codes in found.items()}

    @cached_property
    def township_names(self) -> Mapping[str, tuple[str, ...]]:
        """Full name of a township → codes of the counties (or cities without counties) that have one of that name."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for code, entries in self._townships.items():
            for _, name in entries:
                found[name][code] = None
        return {name: tuple(codes) for name, codes in found.items()}


def load_gazetteer(folder: Path = DATA) -> Gazetteer:
    """Reads `regions.tsv` and `townships.tsv`. Raises DataError naming file and line."""
    rows = {row.values[0]: row for row in read_rows(folder / "regions.tsv", columns=4)}
    places = [_place(row, rows) for row in rows.values()]
    townships = {}
    for row in read_rows(folder / "townships.tsv", columns=2):
        code, entries = row.values
        if code not in rows:
            raise row.error(f"{code} is not in regions.tsv")
        townships[code] = tuple((entry[:3], entry[3:]) for entry in entries.split())
    return Gazetteer(places, townships)


def _place(row: Row, codes: Mapping[str, object]) -> Place:
    code, name, former, other = row.values
    if not (len(code) == 6 and code.isdigit()):
        raise row.error(f"{code!r} is no code of six digits")
    above = dict.fromkeys(head for head in (code[:2] + "0000", code[:4] + "00") if head in codes and head != code)
    path = (*above, code)
    pairs = [entry.partition(":")[::2] for entry in _split(former)]
    aliases = dict.fromkeys([old for _, old in pairs if old != "-"] + _split(other))
    return Place(
        code=code,
        name=name,
        level="province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county",
        path=path,
        aliases=tuple(alias for alias in aliases if alias != name),
        former_codes=tuple(dict.fromkeys(old for old, _ in pairs if old != "-")),
    )


def _split(field: str) -> list[str]:
    return [] if field == "-" else field.split()
