"""Two models as one: that of a user's own texts, interpolated with a broad one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.model import LEFT_IS_SAFE, RIGHT_IS_SAFE, Counts, Floats, Levels, Model
from vnlint_rules.language.context.network import BY_WORD
from vnlint_rules.language.context.swaps import Swaps
from vnlint_rules.language.context.vocabulary import FIRST, MOST, UNKNOWN, Ids, Vocabulary

_SAFE = RIGHT_IS_SAFE | LEFT_IS_SAFE


class Blend(Model):
    """A model that knows the words of both; a word is as likely as the two say, each by its share.

    A pair vouches for a word when it does in either model. What may have been meant, and the network, are those of the
    broad model: the words that only the own one knows are never in question.
    """

    def __init__(self, broad: Model, own: Model, share: float) -> None:
        """``share``: how much the own model counts, more than 0 and less than 1."""
        vocabulary = _joined(broad.vocabulary, own.vocabulary)
        known, more = len(broad.vocabulary), len(vocabulary) - len(broad.vocabulary)
        self._broad, self._own = broad, own
        self._to_broad = np.append(np.arange(known), np.full(more, UNKNOWN)).astype(np.uint16)
        self._to_own = np.append(np.arange(FIRST), own.vocabulary.ids(vocabulary.hashes)).astype(np.uint16)
        self._log_shares = math.log(share), math.log1p(-share)
        # All words that a model does not know have one id there: each has its part of what that id has.
        self._parts = tuple(_log_part(ids) for ids in (self._to_own, self._to_broad))
        super().__init__(
            vocabulary,
            np.append(broad.counts, own.counts[self._to_own[known:]]),
            broad.pairs,
            broad.triples,
            Swaps(
                np.append(broad.swaps.starts, np.repeat(broad.swaps.starts[-1:], more)),
                broad.swaps.ids,
                broad.swaps.weights,
            ),
            {**broad.card, "blended with": own.card, "share": share},
            {
                name: np.concatenate((array, np.repeat(array[UNKNOWN : UNKNOWN + 1], more, 0)))
                if name in BY_WORD
                else array
                for name, array in broad.network.items()
            },
        )

    def pair_values(self, left: Ids, right: Ids) -> Levels:
        """For each pair the higher level, above the two bits of either."""
        broad = self._broad.pair_values(self._to_broad[left], self._to_broad[right])
        own = self._own.pair_values(self._to_own[left], self._to_own[right])
        levels: Levels = np.maximum(broad & ~_SAFE, own & ~_SAFE) | ((broad | own) & _SAFE)
        return levels

    def triple_levels(self, first: Ids, second: Ids, third: Ids) -> Levels:
        """For each triple the higher level."""
        broad = self._broad.triple_levels(*(self._to_broad[ids] for ids in (first, second, third)))
        own = self._own.triple_levels(*(self._to_own[ids] for ids in (first, second, third)))
        levels: Levels = np.maximum(broad, own)
        return levels

    def log_likelihoods(self, first: Ids, second: Ids, third: Ids) -> Floats:
        """log p(third | first second) of both."""
        return self._mixed(
            third,
            self._own.log_likelihoods(*(self._to_own[ids] for ids in (first, second, third))),
            self._broad.log_likelihoods(*(self._to_broad[ids] for ids in (first, second, third))),
        )

    def interpolated(self, first: Ids, second: Ids, third: Ids, before: Counts, after: Counts) -> Floats:
        """log p(third | first second) of both, each with its own counts of the two pairs."""
        return self.log_likelihoods(first, second, third)

    def log_likelihoods_in_row(self, row: Sequence[Ids]) -> Floats:
        """For several rows of ids, given by column, the log-likelihood of all but the first two, by both."""
        total: Floats = sum(map(self.log_likelihoods, row, row[1:], row[2:]), np.zeros(len(row[0])))
        return total

    def log_pair_likelihoods(self, left: Ids, right: Ids) -> Floats:
        """log p(right | left) of both."""
        return self._mixed(
            right,
            self._own.log_pair_likelihoods(self._to_own[left], self._to_own[right]),
            self._broad.log_pair_likelihoods(self._to_broad[left], self._to_broad[right]),
        )

    def log_shares(self, ids: Ids) -> Floats:
        """log p(id) of both."""
        return self._mixed(ids, self._own.log_shares(self._to_own[ids]), self._broad.log_shares(self._to_broad[ids]))

    def _mixed(self, ids: Ids, own: Floats, broad: Floats) -> Floats:
        (share, rest), (part, other_part) = self._log_shares, self._parts
        mixed: Floats = np.logaddexp(own + part[ids] + share, broad + other_part[ids] + rest)
        return mixed


def _joined(broad: Vocabulary, own: Vocabulary) -> Vocabulary:
    """The words of ``broad`` by their ids, then those that only ``own`` has, as far as there are ids."""
    more = [word for word in own.words if broad.id_of(word) == UNKNOWN]
    return Vocabulary.of([*broad.words, *more[: MOST - len(broad)]])


def _log_part(ids: Ids) -> NDArray[np.float64]:
    """For each id the log of its part of what its id in a model has: 0 but for words that the model does not know."""
    unknown = ids == UNKNOWN
    unknown[:FIRST] = False
    parts: NDArray[np.float64] = np.where(unknown, -math.log(int(np.count_nonzero(unknown)) or 1), 0.0)
    return parts
