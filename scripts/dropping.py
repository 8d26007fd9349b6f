"""What is dropped from texts, for models to learn what a gap is: names and words of two syllables, and behind what."""

from __future__ import annotations

from collections.abc import Sequence

from vnlint_rules.language.neighbours import load
from vnlint_rules.language.shipped import read_text

LONGEST_NAME = 4
"""Words of a name that is dropped, at most."""


def compounds() -> frozenset[str]:
    """The words of two syllables that the rules know."""
    lines = map(str.split, read_text("words.txt").splitlines())
    return frozenset(f"{first} {second}" for first, *seconds in lines for second in seconds)


def wanting() -> frozenset[str]:
    """The words that want a complement and take many."""
    tables = load()
    words = list(tables.rows)
    return frozenset(words[row - 1] for row in tables.lefts)


def name_end(tokens: Sequence[str], start: int) -> int:
    """Behind the last token of the name that begins at ``start``; ``start`` where none does."""
    end = start
    while end < start + LONGEST_NAME and tokens[end].istitle() and tokens[end].isalpha():
        end += 1
    return end
