"""What a query looks for beside its words: their synonyms, and the other ways to write its years and ages."""

from collections.abc import Iterator, Sequence

from analyzers.ages import other_ages
from analyzers.numbers import arabic_year
from analyzers.synonyms import Expansion, Synonyms
from analyzers.tokens import Token


def expanded(folded: str, tokens: Sequence[Token], synonyms: Synonyms) -> tuple[Expansion, ...]:
    """In text order. `tokens` are the words that `folded` asks for."""
    also = (*synonyms.expansions(folded, tokens), *_years(tokens), *other_ages(folded, tokens))
    return tuple(sorted(also, key=lambda expansion: expansion.start))


def _years(tokens: Sequence[Token]) -> Iterator[Expansion]:
    """二〇二〇年 is 2020年 too."""
    for token in tokens:
        if year := arabic_year(token.text):
            yield Expansion(token.text, year, token.start, token.end)
