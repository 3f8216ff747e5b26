"""File bytes → pages of lines, by format. Knows no metadata, no outline.

Not for deciding what a line means: that is `corpus.article.cleaning`, `corpus.article.metadata`, `corpus.outline.sections`.
"""

from corpus.reading.formats import SUFFIXES, read
from corpus.reading.page import Line, Page, Unreadable

__all__ = ["SUFFIXES", "Line", "Page", "Unreadable", "read"]
