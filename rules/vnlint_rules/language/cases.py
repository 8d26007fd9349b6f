"""How a word is capitalised, and another word written likewise."""

from __future__ import annotations

import enum


class Casing(enum.Enum):
    """The case of a word's letters."""

    LOWER = enum.auto()
    TITLE = enum.auto()
    """The first letter is a capital and no other."""
    UPPER = enum.auto()
    """All letters are capitals, and there are two at least."""
    MIXED = enum.auto()


def casing_of(word: str) -> Casing:
    """The casing of a word of letters."""
    if word.islower():
        return Casing.LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return Casing.TITLE
    return Casing.UPPER if word.isupper() else Casing.MIXED


def in_casing(word: str, casing: Casing) -> str:
    """``word`` (lower case, perhaps several words) in a casing; what is MIXED comes with a capital first letter."""
    if casing is Casing.LOWER:
        return word
    return word.upper() if casing is Casing.UPPER else word[:1].upper() + word[1:]
