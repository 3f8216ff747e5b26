"""The values a facet may take, what they are called and how they nest: over the gazetteer and the taxonomy of `corpus`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analyzers import fold
from corpus.domains.taxonomy import Taxonomy, load_taxonomy
from corpus.model import UNKNOWN
from corpus.places.gazetteer import Gazetteer, load_gazetteer
from indexer.analysis import issuer_value
from indexer.engine import EngineRequest, Reader
from indexer.query import Everything
from search_app.i18n import load_interfaces

_OMITTED_ENDINGS = ("", "市", "省", "区", "县")
"""What people leave off the name of a place; the first that makes it the name of one place is taken."""
_BETWEEN_PLACES = re.compile(r"[\s/·>\-]+")
_SHORTEST_PART = 2
"""Characters of a part that stands for the whole name."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`names[facet]` holds what the values of a facet with fixed values are called in Chinese (Simplified), `places` the codes
    of the places that bear a name, or bore it, `short_places` those of a name without its kind (内蒙古, 香港), or of a part that has no
    code itself (高雄), `taxonomy` the words that tell a field of work."""

    gazetteer: Gazetteer
    names: Mapping[str, Mapping[str, str]]
    places: Mapping[str, tuple[str, ...]]
    short_places: Mapping[str, tuple[str, ...]]
    taxonomy: Taxonomy

    def canonical(self, facet: str, written: str) -> str | None:
        """The facet value that `written` stands for, or None. Issuers are free text: any is accepted, in either script."""
        if written == UNKNOWN:
            return written
        if facet == "issuer":
            return issuer_value(written, self.gazetteer) or None
        if facet == "city":
            return self._place(written)
        names = self.names.get(facet, {})
        if written in names:
            return written
        name = fold(written).text
        return next((value for value, called in names.items() if fold(called).text == name), None)

    def values_named(self, facet: str, written: str) -> tuple[str, ...]:
        """The values that `written` may stand for: the one of that name or of the key itself, else all of which it is a part, or which are
        part of it (领域:养老, 领域:殡葬管理), else the fields of work it is a word of (领域:低保)."""
        if facet == "city":
            place = self._place(written)
            return (place,) if place else self.places_named(written) or self._places_below(_BETWEEN_PLACES.sub("", fold(written).text))
        if value := self.canonical(facet, written):
            return (value,)
        name = fold(written).text.strip()
        called = {value: fold(label).text for value, label in self.names.get(facet, {}).items()}
        found = _holding(name, called) or tuple(value for value, label in called.items() if label in name)
        if found or facet != "domain":
            return found
        weights = self.taxonomy.weigh(name)
        return tuple(value for value, weight in weights.items() if weight == max(weights.values()))

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
        if name in self.places:
            return self.places[name]
        whole = (code for ending in _OMITTED_ENDINGS for code in self.places.get(name + ending, ()))
        return tuple(dict.fromkeys((*whole, *self.short_places.get(name, ()))))

    def ancestors(self, facet: str, value: str) -> tuple[str, ...]:
        """The values that include `value`, outermost first, itself left out. Only places nest, and bodies of one name below that name
        (`indexer.analysis.issuer_values`)."""
        if facet == "issuer":
            shared = self.gazetteer.shared_names.items()
            return tuple(alone + value.removeprefix(distinct) for distinct, alone in shared if value.startswith(distinct))
        place = self.gazetteer.place(value) if facet == "city" else None
        return place.path[:-1] if place else ()

    def _places_below(self, name: str) -> tuple[str, ...]:
        """The places whose name stands at the end, after names of places around them (浙江省温州市, 温州鹿城)."""
        for cut in range(len(name) - 2, 1, -1):
            above = set(self.places_named(name[:cut]))
            below = (self.places_named(name[cut:]) or self._places_below(name[cut:])) if above else ()
            if found := tuple(code for code in below if above.intersection(self.ancestors("city", code))):
                return found
        return ()

    def _place(self, written: str) -> str | None:
        """The code of today of a place given by code, in use or replaced, or by a name that only one place has."""
        place = self.gazetteer.resolve_code(written)
        if place:
            return place.code
        name = fold(written).text
        found = (self.places.get(name + ending, ()) for ending in _OMITTED_ENDINGS)
        codes = next(filter(None, found), self.short_places.get(name, ()))
        return codes[0] if len(codes) == 1 else None


@dataclass(frozen=True, slots=True)
class IndexNames:
    """The vocabulary with what one index holds: issuers, which may be named by a part (机构:民政局), and places, where a name left short
    may mean several (吉林: the province, the city). Raises `OutOfTime` where these are asked for after `until`."""

    vocabulary: Vocabulary
    reader: Reader
    until: float | None = None

    def values_named(self, facet: str, written: str) -> tuple[str, ...]:
        if written == UNKNOWN or facet not in {"issuer", "city"}:
            return self.vocabulary.values_named(facet, written)
        counts = self.reader.search(EngineRequest(Everything(), facets=(facet,), limit=0, until=self.until)).facets[facet]
        if facet == "city":
            held = tuple(code for code in self.vocabulary.places_named(written) if code in counts)
            return held or self.vocabulary.values_named(facet, written)
        name = issuer_value(written, self.vocabulary.gazetteer)
        issuers = sorted(counts, key=lambda issuer: (-counts[issuer], issuer))
        if name in counts:
            return (name,)
        found = _holding(name, dict(zip(issuers, issuers, strict=True)))
        return tuple(issuer for issuer in found if not set(found).intersection(self.vocabulary.ancestors("issuer", issuer)))

    def places_named(self, written: str) -> tuple[str, ...]:
        return self.vocabulary.places_named(written)

    def place_name(self, code: str) -> str:
        return self.vocabulary.place_name(code)

    def label(self, facet: str, value: str) -> str:
        return self.vocabulary.label(facet, value)


def load_vocabulary() -> Vocabulary:
    """The vocabulary by the names of the shipped gazetteer and of the Simplified Chinese interface."""
    return make_vocabulary(load_gazetteer(), load_interfaces()["zh-Hans"].names)


def make_vocabulary(gazetteer: Gazetteer, names: Mapping[str, Mapping[str, str]]) -> Vocabulary:
    """The vocabulary over `gazetteer`; a name of today hides the same name of former times."""
    today: dict[str, list[str]] = {}
    former: dict[str, list[str]] = {}
    for place in gazetteer.places.values():
        today.setdefault(place.name, []).append(place.code)
        for alias in place.aliases:
            former.setdefault(alias, []).append(place.code)
    places = {name: tuple(codes) for name, codes in (former | today).items()}
    short = {**gazetteer.part_codes, **gazetteer.stem_codes}
    return Vocabulary(gazetteer, names, places, short, load_taxonomy())


def _holding(part: str, called: Mapping[str, str]) -> tuple[str, ...]:
    """The values whose name holds `part`."""
    return tuple(value for value, name in called.items() if part in name) if len(part) >= _SHORTEST_PART else ()
