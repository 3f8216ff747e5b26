"""How Han text is spoken: syllables without tones, for suggestions and corrections only.

Never for search: words that sound alike are other words (景点 is not 经典).
"""

from pypinyin import lazy_pinyin


def syllables(text: str) -> tuple[str, ...]:
    """The syllables of folded text in lower case; what is not Han stays as it is, one piece a run. 养老 → ("yang", "lao")."""
    return tuple(lazy_pinyin(text))
