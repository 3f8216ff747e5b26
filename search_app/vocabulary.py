"""The values a facet may take, what they are called and how they nest: over the gazetteer and the taxonomy of `corpus`."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzers import fold
from corpus.gazetteer import Gazetteer
from corpus.model import UNKNOWN

_OMITTED_ENDINGS = ("", "市", "省", "区", "县")
"""What people leave off the name of a place; the first that makes it the name of one place is taken."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`names[facet]` holds what the values of a facet with fixed values are called in Chinese (Simplified), `places` the codes
    of the places that bear a name, or bore it."""

    gazetteer: Gazetteer
    names: Mapping[str, Mapping[str, str]]
    places: Mapping[str, tuple[str, ...]]

    def canonical(self, facet: str, written: str) -> str | None:
        """The facet value that `written` stands for, or None. Issuers are free text: any is accepted as it is."""
        if written == UNKNOWN or facet == "issuer":
            return written
        if facet == "city":
            return self._place(written)
        names = self.names.get(facet, {})
        if written in names:
            return written
        name = fold(written).text
        return next((value for value, called in names.items() if fold(called).text == name), None)

    def label(self, facet: str, value: str) -> str:
        """The Chinese name of a value; the value itself where the data has no better one."""
        if facet == "city":
            return self.gazetteer.label(value)
        return self.names.get(facet, {}).get(value, value)

    def place_name(self, code: str) -> str:
        """A place as it is named away from its surroundings: a county after the place above it (宁波市慈溪市)."""
        place = self.gazetteer.resolve_code(code)
        if place is None:
            return code
        return "".join(self.gazetteer.label(step) for step in (place.path[-2:] if place.level == "county" else place.path[-1:]))

    def places_named(self, written: str) -> tuple[str, ...]:
        """The codes of all places that bear a name: 朝阳区 is one of Beijing and one of Changchun, 朝阳 may be either, or 朝阳市."""
        name = fold(written).text
        endings = _OMITTED_ENDINGS if name not in self.places else ("",)
        return tuple(dict.fromkeys(code for ending in endings for code in self.places.get(name + ending, ())))

    def ancestors(self, facet: str, value: str) -> tuple[str, ...]:
        """The values that include `value`, outermost first, itself left out. Only places nest."""
        place = self.gazetteer.place(value) if facet == "city" else None
        return place.path[:-1] if place else ()

    def _place(self, written: str) -> str | None:
        """The code of today of a place given by code, in use or replaced, or by a name that only one place has."""
        place = self.gazetteer.resolve_code(written)
        if place:
            return place.code
        name = fold(written).text
        found = (self.places.get(name + ending, ()) for ending in _OMITTED_ENDINGS)
        codes = next(filter(None, found), ())
        return codes[0] if len(codes) == 1 else None


def make_vocabulary(gazetteer: Gazetteer, names: Mapping[str, Mapping[str, str]]) -> Vocabulary:
    """The vocabulary over `gazetteer`; a name of today hides the same name of former times."""
    today: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    for place in gazetteer.places.values():
        today.setdefault(place.name, []).append(place.code)
        for alias in place.aliases:
            former.setdefault(alias, []).append(place.code)
    return Vocabulary(gazetteer, names, {name: tuple(codes) for name, codes in (former | today).items()})
