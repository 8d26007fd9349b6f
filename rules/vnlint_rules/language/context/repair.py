"""Words in question that stand near each other, judged together: each one's neighbours are in question too."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from vnlint_rules.language.context.decoding import Slot, decode
from vnlint_rules.language.context.model import Model, Numbers
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import Ids

_NEAR = 2
"""Ids from one word in question to the next, up to which they share a context of three."""
_MOST = 8
"""Candidates of one word that are tried beside those of another."""


class Doubt(Struct, frozen=True):
    """A word in question: its place among the ids, what may stand there, and how likely without what stands around."""

    place: int
    ids: Ids
    """What is written first."""
    weights: Numbers
    """Log-likelihoods, the likeliest first but for what is written."""


def resolved(stream: Stream, doubts: Sequence[Doubt], model: Model) -> Ids:
    """The ids with the likeliest words in place of those in question that stand near another one; a copy.

    ``doubts`` in order of place.
    """
    ids = stream.ids.copy()
    for group in _near(doubts):
        first, last = group[0].place, group[-1].place
        slots = [Slot.of(int(number)) for number in ids[first : last + 1]]
        for doubt in group:
            slots[doubt.place - first] = Slot(doubt.ids[:_MOST], doubt.weights[:_MOST])
        before, after = ids[first - 2 : first], ids[last + 1 : last + 3]
        path = decode(slots, (int(before[0]), int(before[1])), (int(after[0]), int(after[1])), model)
        ids[first : last + 1] = np.array([slot.ids[k] for slot, k in zip(slots, path, strict=True)], np.uint16)
    return ids


def _near(doubts: Sequence[Doubt]) -> Iterator[list[Doubt]]:
    """The groups of at least two."""
    group: list[Doubt] = []
    for doubt, following in itertools.zip_longest(doubts, doubts[1:]):
        group.append(doubt)
        if following is None or following.place - doubt.place > _NEAR:
            if len(group) > 1:
                yield group
            group = []
