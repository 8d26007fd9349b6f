"""How well words fit between their neighbours: log-likelihoods from counts of words and of pairs of words."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language import lexicon
from vnlint_rules.language.context import vocabulary
from vnlint_rules.language.context.model import COUNTS, Model
from vnlint_rules.language.context.shipped import model

Rows = NDArray[np.uint16]
"""Words by their rows."""

NOTHING, NUMBER, NAME = vocabulary.UNKNOWN, vocabulary.NUMBER, vocabulary.NAME
"""The edge of a sentence or a word of which nothing is known; any number; any capitalised word that is no syllable."""

_OFTEN = 300
"""How often a pair is seen that may be one name."""


class Fit:
    """What the counts of a model say of words.

    A word is a number here, its row in these counts, so that thousands are scored in a few steps.
    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def row_of(self, word: str) -> int:
        """The row of a word (NFC, any case, either style) or number; of an unknown word that of its class."""
        if not word:
            return NOTHING
        if word.lower() in lexicon.syllables():
            return self._model.vocabulary.id_of(word)
        if word[0].isdigit():
            return NUMBER
        return NAME if word[0].isupper() else NOTHING

    def log_share(self, row: int) -> float:
        """The natural log of the share that a word has in all text; 0 for NOTHING."""
        return 0.0 if row == NOTHING else float(self._model.log_shares(np.array([row], np.uint16))[0])

    def follows(self, left: Rows, right: Rows) -> NDArray[np.float64]:
        """log p(right | left) for words side by side, interpolated with the share of the right one alone; shape (n,).

        What comes after NOTHING has its share; NOTHING itself adds nothing.
        """
        result = self._model.log_pair_likelihoods(left, right)
        np.copyto(result, self._model.log_shares(right), where=left == NOTHING)
        result[right == NOTHING] = 0.0
        return result

    def opening(self, words: Sequence[str], right: str) -> list[float]:
        """The log-likelihood that a sentence begins with each of several known words, and another one behind it."""
        rows = np.array([self.row_of(word) for word in words], np.uint16)
        first, last = (np.full(len(rows), row, np.uint16) for row in (vocabulary.STOP, self.row_of(right)))
        fits: list[float] = (self.follows(first, rows) + self.follows(rows, last)).tolist()
        return fits

    def in_row(self, words: Sequence[str]) -> float:
        """The log-likelihood of all but the first two of several words (NFC, any case, either style; "" for none)."""
        return float(self._model.log_likelihoods_in_row(self._rows_of(words))[0])

    def going_on(self, before: Sequence[str], behind: Sequence[str]) -> float:
        """How much likelier three words and two words behind them are side by side than with a sentence's end between.

        A difference of log-likelihoods; words as in `in_row`.
        """
        first, last, stop = self._rows_of(before), self._rows_of(behind), np.array([vocabulary.STOP], np.uint16)
        together = self._model.log_likelihoods_in_row([*first, *last])
        return float((together - self._model.log_likelihoods_in_row([*first, stop, stop, *last]))[0])

    def _rows_of(self, words: Sequence[str]) -> list[Rows]:
        """The row of each of some words, as an array of one."""
        return [np.array([self.row_of(word)], np.uint16) for word in words]

    def often_together(self, left: str, right: str) -> bool:
        """Whether two words (NFC, any case, either style) stand side by side so often that they may be one name."""
        return self.times_together(left, right) >= _OFTEN

    def times(self, word: str) -> float:
        """How often a word (NFC, any case, either style) was seen; 0 if it is unknown."""
        row = self.row_of(word)
        return float(self._model.counts[row]) if is_syllable(row) else 0.0

    def times_together(self, *words: str) -> float:
        """About how often two or three words (NFC, any case, either style) were seen side by side; 0 if one is none."""
        rows = [self.row_of(word) for word in words]
        if not all(map(is_syllable, rows)):
            return 0.0
        ids = np.array(rows, np.uint16)[:, None]
        together = self._model.pair_counts(*ids) if len(ids) == 2 else COUNTS[self._model.triple_levels(*ids)]
        return float(together[0])


def is_syllable(row: int) -> bool:
    """Whether it is the row of a syllable in use, or of a number."""
    return row == NUMBER or row >= vocabulary.FIRST


@functools.cache
def shipped_fit() -> Fit:
    """What the shipped model says, for rules for which no other can be configured."""
    return Fit(model())
