"""How far a word without any mark tells Vietnamese typed without diacritics: `data/skeletons.txt`.

Learned by `scripts/learn_skeletons.py` from the syllables of news and Wikipedia with their marks taken off, and from
the foreign words between them. Scores are natural logarithms.
"""

from __future__ import annotations

import functools

from msgspec import Struct

from vnlint_rules.language.shipped import read_text

UNKNOWN = -4.0
"""`Skeleton.against_foreign` of a word in lower case that is no skeleton of Vietnamese."""


class Skeleton(Struct, frozen=True):
    """The scores of one skeleton."""

    against_foreign: float
    """Log of its share in Vietnamese without marks over its share in foreign text."""
    against_marked: float
    """Log of all words that have this skeleton over those that are rightly written without marks."""


@functools.cache
def skeletons() -> dict[str, Skeleton]:
    """Every frequent skeleton, in lower case."""
    text = read_text("skeletons.txt")
    lines = map(str.split, text.splitlines())
    return {word: Skeleton(int(foreign) / 10, int(marked) / 10) for word, foreign, marked in lines}
