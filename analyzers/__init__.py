"""Text → tokens with offsets: folding, segmentation, numbers. Knows no document, no engine, no web.

The way: `fold` first, then cut.

    >>> folded = fold("義烏市２０２０年養老服務")
    >>> folded.text
    '义乌市2020年养老服务'
    >>> folded.span(8, 10)          # a span of the folded text → the span of the original
    (8, 10)
    >>> analyzer = load_analyzer()
    >>> [token.text for token in analyzer.words(folded.text)]
    ['义乌', '乌市', '义乌市', '2020', '2020年', '年', '养老', '服务']

Central types: `Folded` (folded text and its map to the original), `Token` (text, start, end – offsets in the *folded* text),
`Analyzer` (the two token streams, and a fingerprint of everything that shapes them), `Synonyms` (what else to look for).
The same analyzer serves index and query; only queries are expanded.
"""

from analyzers.analyzer import Analyzer, gram_terms, load_analyzer
from analyzers.folding import Folded, fold, fold_lines, folded_lines
from analyzers.synonyms import Expansion, Synonyms, load_synonyms
from analyzers.tokens import Token

__all__ = [
    "Analyzer",
    "Expansion",
    "Folded",
    "Synonyms",
    "Token",
    "fold",
    "fold_lines",
    "folded_lines",
    "gram_terms",
    "load_analyzer",
    "load_synonyms",
]
