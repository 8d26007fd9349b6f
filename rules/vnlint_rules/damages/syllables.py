"""Syllables of a text that a slip may be made in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from vnlint import Document, Edit, Span, words_at_random
from vnlint_rules.language import lexicon
from vnlint_rules.language.placed_word import PlacedWord, placed_word
from vnlint_rules.language.style import style_at
from vnlint_rules.language.tone import ToneStyle

Slip = Callable[[str, ToneStyle, Random], str | None]
"""From a syllable (lower case, NFC) and the style of tone placement of its text to a slip of it, or to none."""


def syllables_at_random(document: Document, random: Random) -> Iterator[PlacedWord]:
    """Syllables in use, in lower case: names are everybody's own, and who damages one may make another."""
    for number in words_at_random(document, random):
        word = placed_word(document, number)
        if is_plain(word.text) and not word.is_glued:
            yield word


def is_plain(word: str) -> bool:
    """Whether a word is a syllable in use, in lower case and NFC."""
    return word.islower() and word in lexicon.syllables()


def pairs_at_random(document: Document, random: Random) -> Iterator[tuple[Span, str, str]]:
    """Two such syllables with one blank between: their stretch, the first and the second."""
    for word in syllables_at_random(document, random):
        if is_plain(word.right) and document.text[word.end] == " ":
            yield Span(word.start, word.end + 1 + len(word.right)), word.text, word.right


def slipped(slip: Slip) -> Callable[[Document, Random], Iterator[Edit]]:
    """The edits that make a slip in one syllable."""

    def edits(document: Document, random: Random) -> Iterator[Edit]:
        for word in syllables_at_random(document, random):
            made = slip(word.text, style_at(document, word.start), random)
            if made is not None and made != word.text:
                yield Edit(Span(word.start, word.end), made)

    return edits
