"""The likeliest words for places in question, where each one's neighbours are in question too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.model import Counts, Floats, Model
from vnlint_rules.language.context.ranges import ranges
from vnlint_rules.language.context.vocabulary import Ids

_BEAM = 16
"""Pairs of neighbouring words that are followed at a time, the likeliest."""
_HOPELESS = 14.0
"""Log-likelihood by which a pair is behind the best one of its stretch when it is followed no more."""
CONTEXT = 2
"""Words on either side on which the likelihood of a word hangs: it is that of triples."""

Places = NDArray[np.int64]


class Doubt(Struct, frozen=True):
    """A word in question: its place among the ids, what may stand there, and how likely without what stands around."""

    place: int
    ids: Ids
    """The words that may stand there, first the one that is written."""
    weights: Floats
    """The log-likelihood of each of these without what stands around."""


def decode(row: Ids, doubts: Sequence[Doubt], model: Model) -> Places:
    """For each doubt which of its words stands in the likeliest row of words, by a beam search; shape (len(doubts),).

    ``doubts`` are in order of place, at least `CONTEXT` ids from either end of the row. Where between two of them
    nothing is in question for a whole context, neither matters to the other. Such stretches are searched in step: one
    call of numpy for all of them costs little more than one for each would.
    """
    if not doubts:
        return np.empty(0, np.int64)
    return _Lattice(row, doubts, model).searched()


class _Lattice:
    """All that may stand in the places of several stretches, the longest stretch first.

    A slot is a place of a stretch, `CONTEXT` settled ones to either side counted. Slots of one stretch follow each
    other, and so do the words of a slot.
    """

    def __init__(self, row: Ids, doubts: Sequence[Doubt], model: Model) -> None:
        self._model = model
        places = np.array([doubt.place for doubt in doubts], np.int64)
        firsts = np.flatnonzero(np.diff(places, prepend=-CONTEXT - 1) > CONTEXT)
        lasts = np.append(firsts[1:], len(places)) - 1
        lengths = places[lasts] - places[firsts] + 2 * CONTEXT + 1
        order = np.argsort(-lengths, kind="stable")
        self._lengths = lengths[order]
        self._bases = np.cumsum(self._lengths) - self._lengths
        """The first slot of each stretch."""
        bases = np.empty_like(self._bases)
        bases[order] = self._bases
        stretch = np.repeat(np.arange(len(firsts)), lasts - firsts + 1)
        self._doubtful = places - places[firsts][stretch] + CONTEXT + bases[stretch]
        """The slot of each doubt."""
        self._sizes = np.ones(int(self._lengths.sum()), np.int64)
        self._sizes[self._doubtful] = [len(doubt.ids) for doubt in doubts]
        self._starts = np.cumsum(self._sizes) - self._sizes
        settled = np.repeat(places[firsts][order] - CONTEXT - self._bases, self._lengths) + np.arange(len(self._sizes))
        self._ids: Ids = np.repeat(row[settled], self._sizes)
        self._weights = np.zeros(len(self._ids))
        words = ranges(self._starts[self._doubtful], self._sizes[self._doubtful])
        self._ids[words] = np.concatenate([doubt.ids for doubt in doubts])
        self._weights[words] = np.concatenate([doubt.weights for doubt in doubts])
        self._pairs, self._counts = self._side_by_side()

    def _side_by_side(self) -> tuple[Places, Counts]:
        """How often the words of each slot were seen before those of the next: where a slot's begin, and all counts."""
        following = np.append(self._sizes[1:], 0)
        following[self._bases[1:] - 1] = 0
        many = self._sizes * following
        starts = np.cumsum(many) - many
        slots = np.repeat(np.arange(len(many)), many)
        left, right = np.divmod(np.arange(len(slots)) - starts[slots], following[slots])
        left += self._starts[slots]
        right += self._starts[np.minimum(slots + 1, len(many) - 1)]
        return starts, self._model.pair_counts(self._ids[left], self._ids[right])

    def searched(self) -> Places:
        """The likeliest word of each doubt, by number."""
        sizes, starts, ids = self._sizes, self._starts, self._ids
        owners = np.arange(len(self._lengths))  # of each state its stretch, and its words in the last two places
        lefts, rights = np.zeros(len(owners), np.int64), np.zeros(len(owners), np.int64)
        scores = np.zeros(len(owners))
        steps: list[tuple[Places, Places, Places]] = []
        for step in range(CONTEXT, int(self._lengths[0])):
            going = int(np.searchsorted(owners, np.count_nonzero(self._lengths > step)))
            owners, lefts, rights, scores = owners[:going], lefts[:going], rights[:going], scores[:going]
            slots = self._bases[owners] + step
            size = sizes[slots]
            states = np.repeat(np.arange(going), size)
            at = ranges(starts[slots], size)
            words = at - starts[slots][states]
            before = self._counts[self._pairs[slots - 2] + lefts * sizes[slots - 1] + rights]
            after = self._counts[(self._pairs[slots - 1] + rights * size)[states] + words]
            new = scores[states] + self._weights[at]
            new += self._model.interpolated(
                ids[starts[slots - 2] + lefts][states],
                ids[starts[slots - 1] + rights][states],
                ids[at],
                before[states],
                after,
            )
            some = _hopeful(new, owners[states])
            new, states, words = new[some], states[some], words[some]
            kept = _best(new, owners[states], rights[states], words)
            steps.append((owners[states[kept]], states[kept], words[kept]))
            owners, lefts, rights, scores = owners[states[kept]], rights[states[kept]], words[kept], new[kept]
        return self._traced(steps)

    def _traced(self, steps: Sequence[tuple[Places, Places, Places]]) -> Places:
        """From the best state at the end of each stretch the way back, as the words of the doubts."""
        found = np.zeros(len(self._sizes), np.int64)
        states = np.zeros(len(self._lengths), np.int64)
        for step, (owners, before, words) in reversed([*enumerate(steps, CONTEXT)]):
            going = np.count_nonzero(self._lengths > step)
            ending = np.count_nonzero(self._lengths > step + 1)
            states[ending:going] = np.searchsorted(owners, np.arange(ending, going))
            found[self._bases[:going] + step] = words[states[:going]]
            states[:going] = before[states[:going]]
        chosen: Places = found[self._doubtful]
        return chosen


def _hopeful(scores: Floats, owners: Places) -> Places:
    """The numbers of the states that are not far behind the best of their stretch; those of one stand together."""
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.maximum.reduceat(scores, firsts)
    return np.flatnonzero(np.repeat(best, np.diff(firsts, append=len(owners))) - scores < _HOPELESS)


def _best(scores: Floats, owners: Places, lefts: Places, words: Places) -> Places:
    """The numbers of the states to go on with, those of one stretch together, the best first.

    Of the ways to one pair of words only the best counts.
    """
    order = np.lexsort((-scores, owners))
    width = int(max(lefts.max(), words.max())) + 1
    order = order[_first_of_each(((owners * width + lefts) * width + words)[order])]
    sorted_owners = owners[order]
    firsts = np.flatnonzero(np.diff(sorted_owners, prepend=-1))
    many = np.diff(firsts, append=len(order))
    rank = np.arange(len(order)) - np.repeat(firsts, many)
    kept: Places = order[rank < _BEAM]
    return kept


def _first_of_each(keys: Places) -> Places:
    """Where each of the distinct keys stands first, in order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first: Places = np.sort(order[np.append(True, ordered[1:] != ordered[:-1])])
    return first
