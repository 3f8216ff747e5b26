"""What the properties of a Word file say."""

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element


def value(parent: Element | None, tag: str) -> str | None:
    """`w:val` of a child."""
    child = parent.find(qn(tag)) if parent is not None else None
    return None if child is None else child.get(qn("w:val"))


def is_on(parent: Element | None, tag: str) -> bool:
    """Whether a property that is on or off is on: by being there, unless it says otherwise."""
    child = parent.find(qn(tag)) if parent is not None else None
    return child is not None and child.get(qn("w:val")) not in ("0", "false", "off")
