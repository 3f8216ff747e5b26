"""Why a file was skipped, or what is wrong with a document, in the reader's language.

`corpus` and `indexer` give reasons in English, as the command line prints them. The catalogues hold them under the context `reason`, with
`{}` for what differs from file to file; what a catalogue does not know is shown as it was given.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

REASON = "reason"
_GAP = re.compile(r"\{\}")


def say_reason(reason: str, texts: Mapping[str, str]) -> str:
    """`reason` by the `texts` of a language; a reason inside a reason is translated as well."""
    for pattern, text in _patterns(tuple(texts.items())):
        if found := pattern.fullmatch(reason):
            return text.format(*(say_reason(part, texts) for part in found.groups()))
    return reason


@lru_cache(8)
def _patterns(texts: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("(.*?)".join(map(re.escape, _GAP.split(message))), re.DOTALL), text) for message, text in texts)
