"""Words in question that stand near each other, judged together: each one's neighbours are in question too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vnlint_rules.language.context.decoding import CONTEXT, Doubt, decode
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import Ids

_MOST = 8
"""Candidates of one word that are tried beside those of another."""


def resolved(stream: Stream, doubts: Sequence[Doubt], model: Model) -> Ids:
    """The ids with the likeliest words in place of those in question that stand near another one; a copy.

    ``doubts`` in order of place, their words with the likeliest first, but for what is written.
    """
    ids = stream.ids.copy()
    places = np.array([doubt.place for doubt in doubts], np.int64)
    near = np.diff(places, prepend=-CONTEXT - 1, append=len(ids) + CONTEXT) <= CONTEXT
    several = [
        Doubt(doubts[k].place, doubts[k].ids[:_MOST], doubts[k].weights[:_MOST])
        for k in np.flatnonzero(near[:-1] | near[1:]).tolist()
    ]
    for doubt, chosen in zip(several, decode(stream.ids, several, model).tolist(), strict=True):
        ids[doubt.place] = doubt.ids[chosen]
    return ids
