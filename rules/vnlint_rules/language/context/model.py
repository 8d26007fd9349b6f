"""The model: how often words stand side by side, and how likely a word is between others.

Counts of words, of pairs and of the more frequent triples, in lower case and one style of tone placement. Pairs and
triples are kept as logarithms in four bits (`fuse`); with each pair go two bits, worked out when the model was made
(`assembling`): that no word that might have been meant in place of the right one would stand better behind the left
one, and vice versa.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.fuse import Fuse, Keys
from vnlint_rules.language.context.swaps import Swaps
from vnlint_rules.language.context.vocabulary import STOP, UNKNOWN, Ids, Vocabulary

Numbers = NDArray[np.float64]
Levels = NDArray[np.uint16]

COUNTS = np.array([0, 1, 2, 3, 4, 6, 8, 12, 18, 30, 55, 110, 260, 800, 3000, 15000], np.float64)
"""What the levels of four bits stand for."""
RIGHT_IS_SAFE, LEFT_IS_SAFE = np.uint16(1), np.uint16(2)
"""Bits of a pair: its right word is vouched for by the left one; its left word by the right one."""
PAIR_BITS, TRIPLE_BITS = 6, 4
"""Bits of the values in the two filters: of pairs a level above the two bits of safety, of triples a level."""
_OF_TRIPLES = COUNTS.astype(np.float32)
OF_PAIRS = _OF_TRIPLES.repeat(4)
"""The counts that the values in the two filters stand for."""
_WORD = np.uint64(16)

_UNTHINKABLE = -21.0
"""Log-likelihood of a word and of the slip that spoils it: of 1,277 found in raw news none was less likely."""
_HARDLY_THINKABLE = -17.0
"""The same, beside neighbours that vouch for what is written: of 49 two were less likely."""

Counts = NDArray[np.float32]
"""Half as wide as `Numbers`: of the tables of words what is asked for stays in the processor's cache."""

_Float = TypeVar("_Float", np.float32, np.float64)


class Model:
    """Counts, and what can be asked of them. Ids are those of the vocabulary; arrays have one shape, (n,)."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        counts: NDArray[np.uint32],
        pairs: Fuse,
        triples: Fuse,
        swaps: Swaps,
        card: Mapping[str, Any],
        network: Mapping[str, NDArray[Any]] | None = None,
    ) -> None:
        """``counts``: how often each id was seen. ``card``: what the model was made of, for people.

        ``network``: the arrays of a network with the same ids (`network.quantized`), if there is one.
        """
        self.vocabulary, self.counts, self.pairs, self.triples = vocabulary, counts, pairs, triples
        self.swaps, self.card, self.network = swaps, card, network or {}
        seen = counts.astype(np.float64)
        seen[STOP] /= 2  # it is written twice
        trust = _trust(seen)
        self._seen: Counts = seen.astype(np.float32)
        self._shares: Counts = ((seen + 0.5) / seen.sum()).astype(np.float32)
        self._trust: Counts = trust.astype(np.float32)
        self._log_weights: Counts = np.log(seen + trust).astype(np.float32)

    @functools.cached_property
    def likely_swaps(self) -> Swaps:
        """Those of `swaps` that are worth a look at what stands around: no far slip of a rare word. Three in five."""
        return self._likelier(self.swaps, _UNTHINKABLE)

    @functools.cached_property
    def likeliest_swaps(self) -> Swaps:
        """Those of `likely_swaps` that are worth a look though something around vouches for what is written."""
        return self._likelier(self.likely_swaps, _HARDLY_THINKABLE)

    def _likelier(self, swaps: Swaps, least: float) -> Swaps:
        likelihoods = swaps.log_weights(np.arange(len(swaps.ids))) + self.log_shares(swaps.ids)
        return swaps.only(likelihoods > least)

    def pair_values(self, left: Ids, right: Ids) -> Levels:
        """Of each pair what its filter holds: a level above two bits."""
        return self.pairs.values(pair_keys(left, right))

    def pair_counts(self, left: Ids, right: Ids) -> Counts:
        """About how often each pair was seen."""
        counts = np.take(OF_PAIRS, self.pair_values(left, right), mode="clip")
        # What only looks as if it were in the filter is mostly more frequent than its words.
        np.minimum(counts, np.take(self._seen, left, mode="clip"), out=counts)
        np.minimum(counts, np.take(self._seen, right, mode="clip"), out=counts)
        return counts

    def words_together(self, *pairs: tuple[str, str]) -> list[float]:
        """About how often each pair of words (NFC, any case, either style) was seen; 0 where one is not known."""
        ids = np.array([[self.vocabulary.id_of(word) for word in pair] for pair in pairs], np.uint16)
        found: list[float] = (self.pair_counts(ids[:, 0], ids[:, 1]) * (ids != UNKNOWN).all(1)).tolist()
        return found

    def triple_levels(self, first: Ids, second: Ids, third: Ids) -> Levels:
        """Of each triple its level; 0 for one that is not kept."""
        return self.triples.values(triple_keys(first, second, third))

    def log_likelihoods(self, first: Ids, second: Ids, third: Ids) -> Numbers:
        """log p(third | first second): triples, interpolated with pairs, interpolated with words."""
        before, after = self.pair_counts(first, second), self.pair_counts(second, third)
        return self.interpolated(first, second, third, before, after)

    def log_likelihoods_in_row(self, row: Sequence[Ids]) -> Numbers:
        """Of several rows of ids, given by column, the log-likelihood of all but the first two; shape (n,)."""
        pairs = self.pair_counts(np.concatenate(row[:-1]), np.concatenate(row[1:]))
        size, count = len(row[0]), len(row) - 2
        firsts, seconds, thirds = (np.concatenate(row[k : k + count]) for k in range(3))
        found = self.interpolated(firsts, seconds, thirds, pairs[:-size], pairs[size:])
        total: Numbers = found.reshape(count, size).sum(0)
        return total

    def interpolated(self, first: Ids, second: Ids, third: Ids, before: Counts, after: Counts) -> Numbers:
        """log p(third | first second), where ``before`` and ``after`` are how often the two pairs were seen.

        The weight of the shorter context is 3 n^0.7 + 1 for a context seen n times, near what the number of different
        words behind it (Witten and Bell, 1991) would give.
        """
        trust = np.take(self._trust, second, mode="clip")
        likely = trust * np.take(self._shares, third, mode="clip")
        likely += after
        likely /= trust + np.take(self._seen, second, mode="clip")
        trust = _trust(before)
        some = np.flatnonzero((before > 0) & (after > 0))
        both = _OF_TRIPLES[self.triple_levels(first[some], second[some], third[some])]
        likely *= trust
        likely[some] += np.minimum(both, np.minimum(before[some], after[some]))
        likely /= before + trust
        return np.log(likely).astype(np.float64)

    def log_pair_likelihoods(self, left: Ids, right: Ids) -> Numbers:
        """log p(right | left): pairs, interpolated with words."""
        likely = np.take(self._trust, left, mode="clip")
        likely *= np.take(self._shares, right, mode="clip")
        likely += self.pair_counts(left, right)
        np.log(likely, out=likely)
        likely -= np.take(self._log_weights, left, mode="clip")
        return likely.astype(np.float64)

    def log_shares(self, ids: Ids) -> Numbers:
        """log p(id), whatever stands around it."""
        return np.log(self._shares[ids]).astype(np.float64)


def _trust(seen: NDArray[_Float]) -> NDArray[_Float]:
    trust: NDArray[_Float] = seen**0.7
    trust *= 3.0
    trust += 1.0
    return trust


def pair_keys(left: Ids, right: Ids) -> Keys:
    """One number for each pair of ids."""
    keys = left.astype(np.uint64)
    keys <<= _WORD
    keys |= right
    return keys


def triple_keys(first: Ids, second: Ids, third: Ids) -> Keys:
    """One number for each triple of ids."""
    keys = pair_keys(first, second)
    keys <<= _WORD
    keys |= third
    return keys
