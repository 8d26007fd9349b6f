"""How well the words around a place go together, by a model of word sequences: how familiar it is with such text.

What it has never learned from (stories, games, talk, old prose, Sino-Vietnamese verse) it finds strange throughout, and
a word there is no more suspect than those around it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.model import Floats, Model
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import FIRST

_REACH = 12
"""Ids to either side of a place that are asked about."""
_BESIDE = 2
"""Ids directly behind a place that are not asked about: how likely they are hangs on the word at the place."""
_EXPECTED, _WEIGHT = 2.6, 3.0
"""Log-likelihood that words of the press tell of each other, and how many words this counts for beside those around."""


def familiarity(stream: Stream, places: NDArray[np.int64], model: Model) -> Floats:
    """For some places of a stream how much likelier the words around are behind those before them than by themselves.

    A mean of log-likelihoods, without the words at the places themselves; shape (n,).
    """
    steps = np.arange(-_REACH - 2, _REACH + 1)
    ids, _ = stream.around(places, steps)
    asked = (steps[2:] < 0) | (steps[2:] > _BESIDE)
    counted = (ids[:, 2:] >= FIRST) & (ids[:, 1:-1] >= FIRST) & asked
    rows, columns = np.nonzero(counted)
    words = ids[rows, columns + 2]
    told = model.log_likelihoods(ids[rows, columns], ids[rows, columns + 1], words) - model.log_shares(words)
    sums = np.bincount(rows, told, len(places))
    numbers = np.bincount(rows, minlength=len(places))
    found: Floats = (sums + _EXPECTED * _WEIGHT) / (numbers + _WEIGHT)
    return found
