"""Which words may stand where another was meant: for every word of a model those a slip of hand or ear away.

The slips and their weights are those of `slips`, less the pairs that are two spellings of one word.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language import lexicon
from vnlint_rules.language.context.ranges import ranges
from vnlint_rules.language.context.vocabulary import FIRST, Ids, Vocabulary
from vnlint_rules.language.slips import candidates
from vnlint_rules.language.syllable import is_legal
from vnlint_rules.language.tone import fold_style
from vnlint_rules.language.variants import with_other_i

STEP = 16.0
"""Steps of a weight in one natural logarithm; weights are stored as whole numbers of them, with their sign turned."""
_LEAST = 60
"""How often a word must have been seen to be thought meant."""


class Swaps(Struct, frozen=True, eq=False):
    """For every id the ids that may have been meant by it, the likeliest slip first."""

    starts: NDArray[np.uint32]
    """Where the swaps of each id begin; shape (len(vocabulary) + 1,)."""
    ids: Ids
    """The ids that may have been meant."""
    weights: NDArray[np.uint8]
    """The log-likelihood of each slip, times -`STEP`."""

    def only(self, kept: NDArray[np.bool_]) -> Swaps:
        """The swaps that are marked; ``kept`` has a mark for each candidate."""
        starts = np.concatenate(([0], np.cumsum(kept)))[self.starts]
        return Swaps(starts.astype(np.uint32), self.ids[kept], self.weights[kept])

    @property
    def present(self) -> NDArray[np.bool_]:
        """For every id whether there are any."""
        present: NDArray[np.bool_] = self.starts[1:] != self.starts[:-1]
        return present

    def rows(self, ids: Ids) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For several ids at once: which of them each candidate is for, and the candidate's place in `ids`."""
        starts = self.starts[ids].astype(np.int64)
        sizes = self.starts[ids.astype(np.int64) + 1].astype(np.int64) - starts
        return np.repeat(np.arange(len(ids)), sizes), ranges(starts, sizes)

    def log_weights(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The log-likelihood of the slip of each candidate."""
        return np.take(self.weights, rows, mode="clip") / -STEP


NO_SWAPS = Swaps(np.zeros(1, np.uint32), np.empty(0, np.uint16), np.empty(0, np.uint8))
"""No swaps, for a model of which nothing is asked but likelihoods."""


def swaps_of(vocabulary: Vocabulary, counts: NDArray[np.float64]) -> Swaps:
    """The swaps between the words of a vocabulary that is known by its counts. Some seconds."""
    sizes, ids, weights = [0] * FIRST, [], []
    for word in vocabulary.words:
        found = _found(word) if lexicon.is_attested(word) and is_legal(word) else {}
        rows = [(weight, number) for other, weight in found.items() if (number := vocabulary.id_of(other))]
        rows = [(weight, number) for weight, number in rows if counts[number] >= _LEAST]
        rows.sort(reverse=True)
        sizes.append(len(rows))
        ids += [number for _, number in rows]
        weights += [min(255, round(-weight * STEP)) for weight, _ in rows]
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.uint32)
    return Swaps(starts, np.array(ids, np.uint16), np.array(weights, np.uint8))


def _found(word: str) -> dict[str, float]:
    best: dict[str, float] = {}
    variant = with_other_i(word)
    for candidate in candidates(word):
        text = fold_style(candidate.text)
        if text not in (word, variant):
            best[text] = max(best.get(text, candidate.weight), candidate.weight)
    return best
