"""The likeliest words for several places at once, where each one's neighbours are in question too."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.model import Counts, Model, Numbers
from vnlint_rules.language.context.vocabulary import Ids

_BEAM = 24
"""Pairs of neighbouring words that are followed at a time."""
_HOPELESS = 14.0
"""Log-likelihood by which one may be behind the best."""
_CONTEXT = 2
"""Words on either side on which the likelihood of one hangs."""

Places = NDArray[np.int64]


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
    row = [*map(Slot.of, before), *slots, *map(Slot.of, after)]
    path = [0] * len(row)
    for first, last in _stretches(row):
        found = _decoded(row[first - _CONTEXT : last + _CONTEXT + 1], model)
        path[first : last + 1] = found[_CONTEXT : len(found) - _CONTEXT]
    return path[_CONTEXT:-_CONTEXT]


def _stretches(row: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """The first and last places that are in question together: between them nothing is settled for a whole context."""
    places = [place for place, slot in enumerate(row) if len(slot.ids) > 1]
    starts = [place for before, place in itertools.pairwise([-_CONTEXT - 1, *places]) if place - before > _CONTEXT]
    for start, following in itertools.zip_longest(starts, starts[1:]):
        yield start, max(place for place in places if following is None or place < following)


def _decoded(row: Sequence[Slot], model: Model) -> list[int]:
    """The likeliest row, the first and last two places of which are settled."""
    pairs = _pair_counts(row, model)
    lefts, rights = np.zeros(1, np.int64), np.zeros(1, np.int64)  # of each state its words in the last two places
    scores = np.zeros(1)
    back: list[tuple[Places, Places]] = []
    for place in range(_CONTEXT, len(row)):
        one, other, slot = row[place - 2 : place + 1]
        size = len(slot.ids)
        states, words = np.divmod(np.arange(len(scores) * size), size)
        left, right = lefts[states], rights[states]
        new = scores[states] + slot.weights[words]
        new += model.interpolated(
            one.ids[left],
            other.ids[right],
            slot.ids[words],
            pairs[place - 2][left, right],
            pairs[place - 1][right, words],
        )
        # Of the ways to one pair of words only the best counts.
        order = np.argsort(-new, kind="stable")
        kept = order[_first_of_each((right * size + words)[order])[:_BEAM]]
        kept = kept[new[kept] > new[kept[0]] - _HOPELESS]
        back.append((states[kept], words[kept]))
        lefts, rights, scores = right[kept], words[kept], new[kept]
    state, path = 0, []
    for states, words in reversed(back):
        path.append(int(words[state]))
        state = int(states[state])
    return [0] * _CONTEXT + path[::-1]


def _pair_counts(row: Sequence[Slot], model: Model) -> list[Counts]:
    """How often the words of each place were seen before those of the next, looked up at once; shape (left, right)."""
    sides = list(itertools.pairwise(slot.ids for slot in row))
    lefts = np.concatenate([np.repeat(left, len(right)) for left, right in sides])
    counts = model.pair_counts(lefts, np.concatenate([np.tile(right, len(left)) for left, right in sides]))
    tables, start = [], 0
    for left, right in sides:
        size = len(left) * len(right)
        tables.append(counts[start : start + size].reshape(len(left), len(right)))
        start += size
    return tables


def _first_of_each(keys: Places) -> Places:
    """Where each of the distinct keys stands first, in order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first: Places = np.sort(order[np.append(True, ordered[1:] != ordered[:-1])])
    return first
