"""Sentences and lines of a text that something may happen to as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from vnlint import Document, Edit, Pattern, matches_at_random
from vnlint_rules.language.classes import UPPER
from vnlint_rules.language.letters import has_mark

_SENTENCE = Pattern(rf"(?:\A|(?<=\n)|(?<=[.!?…] ))([{UPPER}][^\n.!?…]{{30,300}}[.!?…])(?= |\n|\Z)")
_LINE = Pattern(r"(?:\A|(?<=\n))([^\s][^\n]{28,400}[^\s])(?=\n|\Z)")
_WORD = Pattern(r"[^\W\d_]+")
_SHARE = 0.4
"""Of the words of Vietnamese text that have marks, at least; of news, three in four have."""


def sentence(make: Callable[[str], str]) -> Callable[[Document, Random], Iterator[Edit]]:
    """The edits that make another text of a Vietnamese sentence of some 6 to 60 words."""
    return _rewritten(_SENTENCE, make)


def line(make: Callable[[str], str]) -> Callable[[Document, Random], Iterator[Edit]]:
    """The same for whole lines of such a length, which may be several sentences."""
    return _rewritten(_LINE, make)


def word_by_word(make: Callable[[str], str]) -> Callable[[str], str]:
    """From what becomes of a word to what becomes of a stretch."""
    return lambda stretch: _WORD.sub(lambda match: make(match.group()), stretch)


def _rewritten(pattern: Pattern, make: Callable[[str], str]) -> Callable[[Document, Random], Iterator[Edit]]:
    def edits(document: Document, random: Random) -> Iterator[Edit]:
        for span in matches_at_random(document, pattern, random):
            stretch = span.of(document.text)
            words = _WORD.findall(stretch)
            if words and sum(map(has_mark, words)) >= _SHARE * len(words):
                yield Edit(span, make(stretch))

    return edits
