"""Names without Vietnamese marks, as foreign ones are, and which of them are two spellings of one."""

from __future__ import annotations

import numpy as np

from vnlint import LOWER, UPPER, Document, Positions
from vnlint_rules.language.lexicon import FLOOR, frequency

_ENDINGS = ("s", "es", "n", "an", "ian", "a", "o", "i", "e", "ese", "er")
"""What parts a name from another word made from it: "America" and "American", "Daniel" and "Daniela"."""
_SELDOMER = 3.0
"""Log of how much rarer than the name a slip of it is in the press, at least."""


def plain_names(document: Document, least: int) -> Positions:
    """The numbers of the words of a page or document that have a capital, small letters behind it, and no mark.

    ``least``: letters that they have to have. Words at the head of a sentence are among them.
    """
    tokens, codes, rows = document.tokens, document.columns.codes, document.columns.rows
    long = np.flatnonzero(tokens.ends - tokens.starts >= least)
    starts, ends = tokens.starts[long], tokens.ends[long]
    named = UPPER.table()[rows[starts]] & LOWER.table()[rows[starts + 1]] & LOWER.table()[rows[ends - 1]]
    plain = np.concatenate(([0], np.cumsum(codes >= 128)))
    found: Positions = long[named & (plain[ends] == plain[starts])]
    return found


def are_two_names(rare: str, usual: str) -> bool:
    """Whether both are known names, and the rare one is no slip that the press makes often: Frank and Franck."""
    known = frequency(rare)
    return known > FLOOR and rare.lower() != usual.lower() and known > frequency(usual) - _SELDOMER


def rests(word: str) -> set[str]:
    """A word, and what is left of it without one of its letters but the first: two variants have one in common."""
    return {word, *(word[:k] + word[k + 1 :] for k in range(1, len(word)))}


def is_variant(one: str, other: str) -> bool:
    """Whether two words with the same first letter differ in one letter that is no ending, or in two swapped."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or any(short + ending == long for ending in _ENDINGS):
        return False
    at = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return at < len(short) - 1  # "Maria", "Mario"
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
