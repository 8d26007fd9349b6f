"""Sentences of a text that something may happen to as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from vnlint import Document, Edit, Pattern, matches_at_random
from vnlint_rules.language.classes import UPPER
from vnlint_rules.language.letters import has_mark

_SENTENCE = Pattern(rf"(?:\A|(?<=\n)|(?<=[.!?…] ))([{UPPER}][^\n.!?…]{{30,300}}[.!?…])(?= |\n|\Z)")
_WORD = Pattern(r"[^\W\d_]+")
_SHARE = 0.4
"""Of the words of a Vietnamese sentence that have marks, at least; of news, three in four have."""


def rewritten(make: Callable[[str], str]) -> Callable[[Document, Random], Iterator[Edit]]:
    """The edits that make another text of a Vietnamese sentence of some 10 to 60 words."""

    def edits(document: Document, random: Random) -> Iterator[Edit]:
        for span in matches_at_random(document, _SENTENCE, random):
            sentence = span.of(document.text)
            words = _WORD.findall(sentence)
            if sum(map(has_mark, words)) >= _SHARE * len(words):
                yield Edit(span, make(sentence))

    return edits


def word_by_word(make: Callable[[str], str]) -> Callable[[str], str]:
    """A function for `rewritten` from one for words."""
    return lambda sentence: _WORD.sub(lambda match: make(match.group()), sentence)
