"""Addresses inside a document page: by position, so that a link outlives a rebuild of the same file."""


def anchor_of(position: int) -> str:
    """The anchor of the passage at `position` (from 0): `p-0001` is the first."""
    return f"p-{position + 1:04d}"


def section_anchor(position: int) -> str:
    """The anchor of the section at `position` (from 0) of the outline."""
    return f"s-{position + 1:04d}"
