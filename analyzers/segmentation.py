"""Cutting Han text into words: jieba, with a dictionary of the field.

jieba cuts by the most probable path through its dictionary and joins unknown characters by a hidden Markov model
(https://github.com/fxsj/jieba). Its search mode adds the two- and three-character dictionary words inside longer ones, so that 农业 finds 农业发展银行.
"""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path

import jieba

from analyzers.rows import read_rows
from analyzers.tokens import Token

DICTIONARY = Path(__file__).parent / "data" / "words.tsv"


class Segmenter:
    """Han text → words. Safe to share between threads once made; making one takes about half a second."""

    def __init__(self, dictionary: Path = DICTIONARY) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        self._jieba.initialize()
        for row in read_rows(dictionary, columns=2):
            word, frequency = row.values
            if not frequency.isdigit():
                raise row.error(f"the frequency of {word} is a whole number, not {frequency!r}")
            self._jieba.add_word(word, int(frequency))
        self.fingerprint = hashlib.sha256(f"jieba {jieba.__version__} ".encode() + dictionary.read_bytes()).hexdigest()

    def cut(self, han: str, offset: int = 0) -> Iterator[Token]:
        """The words of a run of Han characters, without overlaps and without gaps."""
        for word in self._jieba.cut(han):
            yield Token(word, offset, offset + len(word))
            offset += len(word)

    def subwords(self, word: Token) -> Iterator[Token]:
        """The dictionary words of two and three characters inside a longer word, as jieba's search mode finds them."""
        text, start, _ = word
        for length in (2, 3):
            if len(text) > length:
                for index in range(len(text) - length + 1):
                    part = text[index : index + length]
                    if self._jieba.FREQ.get(part):
                        yield Token(part, start + index, start + index + length)
