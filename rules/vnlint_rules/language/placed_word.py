"""One word of a text with what stands beside it."""

from __future__ import annotations

from msgspec import Struct

from vnlint import Document, Span
from vnlint_rules.language.beside import word_before, word_behind

_JOINTS = frozenset("-–−'’ʼ‘`´.@/_&+*^(~?%\u00ad\u200b\u200c\u200d\u2060")
"""What joins a word to a neighbour without a blank: it is part of a loan, a name, an address."""
_KEYS = frozenset("*'`?~.^+(")
"""What VIQR writes for marks: "đuo*.c"."""


class PlacedWord(Struct, frozen=True):
    """A word at [start, end), and the words that one blank parts from it; empty where something else stands there."""

    start: int
    end: int
    text: str
    left: str
    right: str
    is_glued: bool
    """Whether it is part of something longer: a loan with hyphens, a name, an address."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def placed_word(document: Document, number: int) -> PlacedWord:
    """The word that has a number in `Document.tokens`."""
    text, start, end = document.text, int(document.tokens.starts[number]), int(document.tokens.ends[number])
    left, right = word_before(document, number), word_behind(document, number)
    return PlacedWord(start, end, text[start:end], left, right, is_glued(text, start, end))


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether the word at [start, end) is part of something longer: a loan with hyphens, a name, an address."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return _joins(before[::-1]) or _joins(after)


def _joins(beside: str) -> bool:
    """Whether the two characters beside a word, from the word outwards, make it part of something longer."""
    return beside[:1].isdigit() or (beside[:1] in _JOINTS and (beside[1:].isalnum() or beside[1:] in _KEYS))
