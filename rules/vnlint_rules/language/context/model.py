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

Floats = NDArray[np.float64]
Levels = NDArray[np.uint16]

COUNTS = np.array([0, 1, 2, 3, 4, 6, 8, 12, 18, 30, 55, 110, 260, 800, 3000, 15000], np.float64)
"""The count that each level of four bits stands for."""
RIGHT_IS_SAFE, LEFT_IS_SAFE = np.uint16(1), np.uint16(2)
"""Bits of a pair: its right word is vouched for by the left one; its left word by the right one."""
PAIR_BITS, TRIPLE_BITS = 6, 4
"""Bits of the values in the two filters: of pairs a level above the two bits of safety, of triples a level."""
_OF_TRIPLES = COUNTS.astype(np.float32)
OF_PAIRS = _OF_TRIPLES.repeat(4)
"""The count that each value in the filter of pairs stands for."""
_WORD = np.uint64(16)

_UNTHINKABLE = -21.0
"""Log-likelihood of a word and of the slip that spoils it, together, below which it is never looked at: of 1,277 found
in raw news none was less likely."""
_HARDLY_THINKABLE = -17.0
"""The threshold like `_UNTHINKABLE` where a neighbour vouches for what is written: of 49 found in raw news two were
less likely."""

Counts = NDArray[np.float32]
"""Half as wide as `Floats`: of the tables of words what is asked for stays in the processor's cache."""

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
        trust = trust_in_shorter(seen)
        self._seen: Counts = seen.astype(np.float32)
        self._shares: Counts = ((seen + 0.5) / seen.sum()).astype(np.float32)
        self._trust: Counts = trust.astype(np.float32)
        self._log_weights: Counts = np.log(seen + trust).astype(np.float32)

    @functools.cached_property
    def likely_swaps(self) -> Swaps:
        """The swaps that are worth a look at what stands around: no far slip of a rare word. Three in five."""
        return self._likelier(self.swaps, _UNTHINKABLE)

    @functools.cached_property
    def likeliest_swaps(self) -> Swaps:
        """The `likely_swaps` that are worth a look though something around vouches for what is written."""
        return self._likelier(self.likely_swaps, _HARDLY_THINKABLE)

    def _likelier(self, swaps: Swaps, least: float) -> Swaps:
        likelihoods = swaps.log_weights(np.arange(len(swaps.ids))) + self.log_shares(swaps.ids)
        return swaps.only(likelihoods > least)

    def pair_values(self, left: Ids, right: Ids) -> Levels:
        """For each pair the value in its filter: a level above two bits."""
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
        """For each triple its level; 0 for one that is not kept."""
        return self.triples.values(triple_keys(first, second, third))

    def triple_counts(
        self,
        first: Ids,
        second: Ids,
        third: Ids,
        before: NDArray[_Float],
        after: NDArray[Any],
        own: Floats | None = None,
    ) -> NDArray[_Float]:
        """About how often each triple was seen: no oftener than its two pairs, which were seen so often.

        ``own``: how many sightings of each are not to count; the counts of the pairs are without them.
        """
        counts = np.zeros(len(first), before.dtype)
        some = np.flatnonzero((before > 0) & (after > 0))
        seen = _OF_TRIPLES[self.triple_levels(first[some], second[some], third[some])]
        if own is not None:
            seen = np.maximum(seen - own[some], 0)
        counts[some] = np.minimum(seen, np.minimum(before[some], after[some]))
        return counts

    def log_likelihoods(self, first: Ids, second: Ids, third: Ids) -> Floats:
        """log p(third | first second): triples, interpolated with pairs, interpolated with words."""
        before, after = self.pair_counts(first, second), self.pair_counts(second, third)
        return self.interpolated(first, second, third, before, after)

    def log_likelihoods_in_row(self, row: Sequence[Ids]) -> Floats:
        """For several rows of ids, given by column, the log-likelihood of all but the first two; shape (n,)."""
        pairs = self.pair_counts(np.concatenate(row[:-1]), np.concatenate(row[1:]))
        size, count = len(row[0]), len(row) - 2
        firsts, seconds, thirds = (np.concatenate(row[k : k + count]) for k in range(3))
        found = self.interpolated(firsts, seconds, thirds, pairs[:-size], pairs[size:])
        total: Floats = found.reshape(count, size).sum(0)
        return total

    def interpolated(self, first: Ids, second: Ids, third: Ids, before: Counts, after: Counts) -> Floats:
        """log p(third | first second), where ``before`` and ``after`` are how often the two pairs were seen."""
        share, seen = np.take(self._shares, third, mode="clip"), np.take(self._seen, second, mode="clip")
        trust = np.take(self._trust, second, mode="clip")
        triple = self.triple_counts(first, second, third, before, after)
        return np.log(interpolated(share, seen, trust, before, after, triple)).astype(np.float64)

    def log_pair_likelihoods(self, left: Ids, right: Ids) -> Floats:
        """log p(right | left): pairs, interpolated with words."""
        likely = np.take(self._trust, left, mode="clip")
        likely *= np.take(self._shares, right, mode="clip")
        likely += self.pair_counts(left, right)
        np.log(likely, out=likely)
        likely -= np.take(self._log_weights, left, mode="clip")
        return likely.astype(np.float64)

    def log_shares(self, ids: Ids) -> Floats:
        """log p(id), whatever stands around it."""
        return np.log(self._shares[ids]).astype(np.float64)


def trust_in_shorter(seen: NDArray[_Float]) -> NDArray[_Float]:
    """The weight of what is likely behind a shorter context, in sightings, beside one that was seen so often.

    3 n^0.7 + 1 for n sightings: near the number of different words behind it, which Witten and Bell (1991) take.
    """
    trust: NDArray[_Float] = seen**0.7
    trust *= 3.0
    trust += 1.0
    return trust


def interpolated(
    share: NDArray[_Float],
    seen: NDArray[_Float],
    trust: NDArray[_Float],
    before: NDArray[np.floating[Any]],
    after: NDArray[np.floating[Any]],
    triple: NDArray[np.floating[Any]],
) -> NDArray[_Float]:
    """p(third | first second) of some triples of words: triples, interpolated with pairs, interpolated with words.

    ``share`` is that of the third word in all text. The others count sightings: of the second word (and the trust in
    what is shorter than it), of the pairs that the first and the third make with it, and of the triple.
    """
    likely = trust * share
    likely += after
    likely /= trust + seen
    trust_in_pair = trust_in_shorter(before)
    likely *= trust_in_pair
    likely += triple
    likely /= before + trust_in_pair
    return likely


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
