"""Misspelt compound words, from the table `data/misspellings.txt`."""

from __future__ import annotations

import functools

from msgspec import Struct

from vnlint_rules.language.shipped import read_text

LONGEST = 4
"""Words of the longest phrase of the table, at most."""


class Misspelling(Struct, frozen=True):
    """What is known of one misspelling."""

    meant: str
    """What it should be, tones in the older style."""
    safe: bool = False
    """Whether no reading of any text makes it right."""
    unless_after: frozenset[str] = frozenset()
    """Words behind which it is right."""
    unless_before: frozenset[str] = frozenset()
    """Words before which it is right."""
    only_after: frozenset[str] = frozenset()
    """Words behind which alone it is wrong, unless one of ``only_before`` follows."""
    only_before: frozenset[str] = frozenset()
    """Words before which alone it is wrong, unless one of ``only_after`` precedes."""

    def holds(self, before: str, after: str) -> bool:
        """Whether it is one between these words (lower case; "#" for a number, "^" for none)."""
        if before in self.unless_after or after in self.unless_before:
            return False
        if not self.only_after and not self.only_before:
            return True
        return before in self.only_after or after in self.only_before


@functools.cache
def misspellings() -> dict[str, Misspelling]:
    """Every misspelling (in lower case, as `fold_styles` has it) and what is known of it."""
    text = read_text("misspellings.txt")
    lines = (line.split(" | ") for line in text.splitlines() if line[:1] != "#")
    parts = ((words.partition(" = "), conditions) for words, *conditions in lines)
    return {wrong: _misspelling(meant, conditions) for (wrong, _, meant), conditions in parts}


def _misspelling(meant: str, conditions: list[str]) -> Misspelling:
    if not conditions:
        return Misspelling(meant)
    fields: dict[str, frozenset[str]] = {}
    for condition in conditions:
        if condition != "safe":
            which, side, words = condition.split(" ", 2)
            fields[f"{which}_{side}"] = frozenset(words.split())
    return Misspelling(meant, "safe" in conditions, **fields)
