"""Blanks that may be the second half of a letter, in UTF-8 that was read in another encoding: "vÃ " for "và"."""

from __future__ import annotations

import functools

from vnlint import Pattern
from vnlint_rules.language import lexicon
from vnlint_rules.language.code_pages import PAGES

_CAPITALS = Pattern(r"(?<![^\W\d_])[A-ZĐ]+Ã\Z")
"""A word in capitals before a place, not longer than a syllable."""
_LONGEST = 8
_LATIN_HALVES = frozenset("ÂÄÅÆĂĆ")
"""First halves in Windows-1252, 1258 and 1250, but for "Ã", that end no word of Vietnamese."""


def may_be_half_a_letter(text: str, place: int) -> bool:
    """Whether the blank there may be the second half of "à", Ơ or another letter: "vÃ ", "CÃ nan", "ChĂ nh", "lГ m".

    Not behind a word in capitals that Vietnamese has ("THỊ XÃ "), unless a small letter follows.
    """
    before = text[place - 1 : place]
    if before != "Ã":
        return (before in _LATIN_HALVES and text[place] == "\xa0") or _is_half_elsewhere(text, place)
    match = _CAPITALS.search(text, max(0, place - _LONGEST), place)
    if match is None:
        first = text[place - 2 : place - 1]
        return text[place] == "\xa0" or first.islower() or first == "Ä"
    return text[place] == "\xa0" and (
        text[place + 1 : place + 2].islower() or match.group().lower() not in lexicon.syllables()
    )


def _is_half_elsewhere(text: str, place: int) -> bool:
    """Whether the blank may be the second half of a letter in another page.

    Its first half has two characters, or a small ASCII letter stands before it.
    """
    beginnings = _beginnings()
    if text[place - 2 : place] in beginnings:
        return text[place] == "\xa0"
    return text[place - 1 : place] in beginnings and text[place - 2 : place - 1] in _SMALL


_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")


@functools.cache
def _beginnings() -> frozenset[str]:
    """What stands before a no-break space in the signs of any page."""
    meant = "àƠẠỠ"
    shown = (page.misread(letter) for page in PAGES.values() for letter in meant)
    return frozenset(each[:-1] for each in shown if each.endswith("\xa0"))
