"""The likeliest words for several places at once, where each one's neighbours are in question too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.model import Model, Numbers
from vnlint_rules.language.context.vocabulary import Ids

_BEAM = 24
"""Pairs of neighbouring words that are followed at a time."""
_HOPELESS = 14.0
"""Log-likelihood by which one may be behind the best."""


class Slot(Struct, frozen=True):
    """What may stand in one place, and the log-likelihood of each that has nothing to do with what stands around."""

    ids: Ids
    weights: Numbers

    @classmethod
    def of(cls, number: int) -> Slot:
        """A place of which nothing is in question."""
        return cls(np.array([number], np.uint16), np.zeros(1))


def decode(slots: Sequence[Slot], before: tuple[int, int], after: tuple[int, int], model: Model) -> list[int]:
    """For each slot which of its words stands in the likeliest row of words, by a beam search.

    ``before`` and ``after`` are the ids on either side.
    """
    row = [*slots, *map(Slot.of, after)]
    firsts = np.array([before[0]], np.uint16)
    lasts = np.array([before[1]], np.uint16)
    scores = np.zeros(1)
    back: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for slot in row:
        size = len(slot.ids)
        states = np.repeat(np.arange(len(scores)), size)
        words = np.tile(np.arange(size), len(scores))
        new = scores[states] + slot.weights[words]
        new += model.log_likelihoods(firsts[states], lasts[states], slot.ids[words])
        # Of the ways to one pair of words only the best counts.
        order = np.lexsort((-new, lasts[states], words))
        ends, starts = words[order], lasts[states][order]
        kept = order[np.append(True, (ends[1:] != ends[:-1]) | (starts[1:] != starts[:-1]))]
        kept = kept[np.argsort(-new[kept], kind="stable")[:_BEAM]]
        kept = kept[new[kept] > new[kept[0]] - _HOPELESS]
        back.append((states[kept], words[kept]))
        firsts, lasts, scores = lasts[states[kept]], slot.ids[words[kept]], new[kept]
    state, path = 0, []
    for states, words in reversed(back):
        path.append(int(words[state]))
        state = int(states[state])
    return path[::-1][: len(slots)]
