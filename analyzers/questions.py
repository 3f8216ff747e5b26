"""The words that make a question of a query. Question words are taken out before anything is looked for (低保标准是多少 asks for 低保标准),
function words stand in the texts that answer, too, and may help to rank (入住要什么条件)."""

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from analyzers.folding import fold
from analyzers.rows import read_rows
from analyzers.tokens import Token

QUESTION_WORDS = Path(__file__).parent / "data" / "question_words.txt"
FUNCTION_WORDS = QUESTION_WORDS.with_name("function_words.txt")


def without_question(folded: str, tokens: Sequence[Token], asking: Collection[str]) -> str:
    """`folded` with blanks in place of the words in `asking`, of the same length; as it is where nothing else would be left.

    `tokens` is how it is cut: the longest entry is taken that begins and ends where words do.
    """
    ends = {token.end for token in tokens}
    longest = max(map(len, asking), default=0)
    kept = list(folded)
    last = 0
    for start in (token.start for token in tokens):
        if start < last:
            continue
        lengths = range(min(longest, len(folded) - start), 0, -1)
        if length := next((one for one in lengths if start + one in ends and folded[start : start + one] in asking), 0):
            last = start + length
            kept[start:last] = " " * length
    rest = "".join(kept)
    return rest if any(character.isalnum() for character in rest) else folded


@cache
def load_question_words() -> frozenset[str]:
    """Read once a process. Raises DataError naming file and line."""
    return read_folded_words(QUESTION_WORDS)


@cache
def load_function_words() -> frozenset[str]:
    """Read once a process. Raises DataError naming file and line."""
    return read_folded_words(FUNCTION_WORDS)


def read_folded_words(path: Path) -> frozenset[str]:
    words = set()
    for row in read_rows(path, columns=1):
        (word,) = row.values
        if fold(word).text != word:
            raise row.error(f"{word!r} is not folded; write {fold(word).text!r}")
        words.add(word)
    return frozenset(words)
