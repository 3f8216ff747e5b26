"""Text of unknown origin on a line of its own: what is printed for people, on terminals that obey control characters."""


def visible(text: str) -> str:
    """The text on one line, with a sign for each line break, and codes for what no one can see: controls, marks of direction."""
    shown = text.replace("\n", "⏎")
    return "".join(character if character.isprintable() or character == "\u3000" else f"U+{ord(character):04X}" for character in shown)
