"""What is offered to a reader stands in the script the reader types: the words of the index are folded, and so Simplified."""

from analyzers.reading_script import convert


def in_script_of(typed: str, text: str) -> str:
    """`text`, which is Simplified, in Traditional characters where `typed` has any."""
    return convert(text, "hant") if convert(typed, "hans") != typed else text
