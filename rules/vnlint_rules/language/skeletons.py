"""How far a word without any mark tells Vietnamese typed without diacritics: `data/skeletons.txt`.

Learned by `scripts/learn_skeletons.py` from the syllables of news and Wikipedia with their marks taken off, and from
the foreign words between them. Scores are natural logarithms.
"""

from __future__ import annotations

import functools

from msgspec import Struct

from vnlint_rules.language.shipped import read_text

UNKNOWN = -4.0
"""Of a word in lower case that is no skeleton of Vietnamese."""
AMBIGUOUS = 0.7
"""What a word is worth that is Vietnamese with its marks or without: in such a text it goes with the others."""
_TELLING = 3.5
_RIGHT = 2.3


class Skeleton(Struct, frozen=True):
    """The scores of one skeleton."""

    against_foreign: float
    """log(share of Vietnamese without marks / share of foreign text)"""
    against_marked: float
    """log(all words of this skeleton / those that are written so rightly)"""


@functools.cache
def skeletons() -> dict[str, Skeleton]:
    """Every frequent skeleton, in lower case."""
    text = read_text("skeletons.txt")
    lines = map(str.split, text.splitlines())
    return {word: Skeleton(int(foreign) / 10, int(marked) / 10) for word, foreign, marked in lines}


@functools.cache
def weight(word: str) -> float:
    """What ``word`` (ASCII, lower case) adds to the odds that its text is Vietnamese without diacritics."""
    found = skeletons().get(word)
    return UNKNOWN if found is None else min(found.against_foreign, found.against_marked + AMBIGUOUS)


def is_telling(word: str) -> bool:
    """Whether ``word`` (ASCII, lower case) hardly stands in foreign text, and is no Vietnamese word as it is."""
    found = skeletons().get(word)
    return found is not None and found.against_foreign >= _TELLING and found.against_marked >= _TELLING + 1


def is_right(word: str) -> bool:
    """Whether ``word`` (ASCII, lower case) is often meant as it stands ("nay", "cho"); what is telling is not."""
    found = skeletons().get(word)
    return found is not None and found.against_marked < _RIGHT
