"""How surely a capital shows that a sentence begins, by the words alone: `data/openers.txt`.

A line there is a word; the log-odds, in tenths, that it opens a sentence where it has a capital, and is no name or part
of one; and what follows it where they are other ones, with them. Counted by `scripts/learn_openers.py` in two million
sentences of the press, in Wikipedia and in laws. On whole columns of words.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from vnlint import word_hashes
from vnlint_rules.language.hashing import Hashes, followed
from vnlint_rules.language.lexicon import WordTable, old_styles
from vnlint_rules.language.shipped import read_text

NUMBER, CAPITAL, COMMA = "#", "^", ","
"""What may follow a word instead of one in small letters: a number, a word with a capital, a comma."""
CLASSES = {NUMBER: np.uint64(1), CAPITAL: np.uint64(2), COMMA: np.uint64(3)}
"""What stands for them among the hashes of words."""
STEP = 10.0
LEAST = 2.0
"""Log-odds below which nothing else can show that a sentence begins."""


class Openers:
    """The log-odds of words, and of those with what follows them."""

    def __init__(self, lines: Iterable[str]) -> None:
        """``lines`` of the file."""
        words: list[tuple[str, str]] = []
        pairs: list[tuple[str, str, str]] = []
        for word, odds, *others in map(str.split, lines):
            words.append((word, odds))
            for other in others:
                second, _, value = other.rpartition(":")
                pairs.append((word, second, value))
        hashes = _hashes({*(word for word, _ in words), *(second for _, second, _ in pairs)})
        self._words = _Table([(one, odds) for word, odds in words for one in hashes[word]])
        both = [(a, b, odds) for first, second, odds in pairs for a in hashes[first] for b in hashes[second]]
        firsts, seconds = (np.array([row[side] for row in both], np.uint64) for side in (0, 1))
        self._pairs = _Table(list(zip(followed(firsts, seconds).tolist(), (odds for *_, odds in both), strict=True)))
        self._known = WordTable(self._words.keys)

    def may_open(self, firsts: Hashes) -> NDArray[np.bool_]:
        """For words, by their hashes, whether they open a sentence before something."""
        return self._known.contains(firsts)

    def log_odds(self, firsts: Hashes, seconds: Hashes) -> NDArray[np.float64]:
        """For words and what follows them, by hashes or `CLASSES`, that a capital of the first opens a sentence.

        Of words of which `may_open` is true.
        """
        alone, _ = self._words.values(firsts)
        together, is_known = self._pairs.values(followed(firsts, seconds))
        return np.where(is_known, together, alone) / STEP


class _Table:
    """Numbers by hash."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        keys, numbers = np.array([key for key, _ in rows], np.uint64), np.array([n for _, n in rows], np.int64)
        order = np.argsort(keys)
        self.keys, self._numbers = keys[order], numbers[order]

    def values(self, keys: Hashes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The number of each key, and whether it has one."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return self._numbers[at], self.keys[at] == keys


@functools.cache
def openers() -> Openers:
    """Those of the file."""
    return Openers(read_text("openers.txt").splitlines())


def _hashes(words: Iterable[str]) -> dict[str, list[int]]:
    """The hashes of words, in both styles of tone placement, and what stands for the classes."""
    older = {new: old for old, new in old_styles().items()}
    forms = [(word, form) for word in words if word not in CLASSES for form in sorted({word, older.get(word, word)})]
    found: dict[str, list[int]] = {name: [int(number)] for name, number in CLASSES.items()}
    for (word, _), one in zip(forms, word_hashes([form for _, form in forms]).tolist(), strict=True):
        found.setdefault(word, []).append(one)
    return found
