"""What a document calls the place it comes from without naming it: 市民政局, x区, 我县, 全省."""

import re
from collections import Counter

from corpus.places.gazetteer import Place
from corpus.places.wording import load_wording

KINDS = ("地区", "自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "旗", "盟")
"""Kinds of places, longer names first."""

_KIND = "|".join(KINDS)
_MASK = r"_{1,4}|[xX×＊*某○〇◯ＸｘO0]{1,4}|\.{2,}|…+"
_UNNAMED = re.compile(
    rf"(?:{_MASK})?(?P<kind>{_KIND})(?![域场容划级间帜块城乡内外]|政(?!府|协|法))(?=(?:直)?(?:民政|委|社会组织|政协|人大)|[㐀-鿿]{{0,14}}(?:局|厅|委|办|政府|部|会|中心|院|站))"
)
_OWN = re.compile(rf"(?P<who>我|本|全|简称)(?P<kind>{_KIND})(?![级域外场])")
_WEIGHT = {"简称": 3, "我": 3, "本": 2, "全": 1}
"""全省 is said of the place above too (全省第二); 我市 of the own place only, and 自治县 where it is short for its name."""
UNDIVIDED = frozenset(("710000", "810000", "820000"))
"""Places whose counties and districts have no code of their own: a county there (本縣) is read as the whole."""

_LEAST = 2


def unnamed_kind(name: str) -> str | None:
    """The kind of place a body without a place's name belongs to: 市民政局 → 市, 省民政厅 → 省, 民政局 → None."""
    found = _UNNAMED.match(name)
    return found["kind"] if found else None


def without_kind(name: str) -> tuple[str | None, str | None]:
    """The kind of place before a body's name, masked or not, and the name without it: x区民政局 → 区, 民政局.

    民政局 → None, 民政局. A name that begins otherwise → None, None.
    """
    if found := _UNNAMED.match(name):
        return found["kind"], name[found.end() :]
    return None, name if load_wording().authority.match(name) else None


def own_kind(text: str) -> str | None:
    """The kind of place a text calls its own, when it clearly does."""
    weights: Counter[str] = Counter()
    for found in _OWN.finditer(text):
        weights[found["kind"]] += _WEIGHT[found["who"]]
    if not weights:
        return None
    (kind, weight), *others = weights.most_common(2)
    clear = weight >= _LEAST and (not others or weight >= 1.5 * others[0][1])
    return kind if clear else None


def is_of_kind(place: Place, kind: str) -> bool:
    """Whether a text may call `place` a `kind`; former names count, since texts are older than the list of places."""
    if kind == "省":
        return place.level == "province"
    names = (place.name, *place.former_names)
    if kind == "区":
        return any(name.endswith("区") and not name.endswith("地区") for name in names)
    return any(name.endswith(kind) for name in names)
