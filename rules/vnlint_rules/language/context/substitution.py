"""Whether another word than the one that is written would stand better in its place."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.model import LEFT_IS_SAFE, RIGHT_IS_SAFE, Model, Numbers
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import Ids

_HOPELESS = -6.0
"""Log-odds by pairs of words below which longer contexts are not looked at."""
_BEST = 1.0
"""Less that of the second pair: it is hardly likelier."""

Places = NDArray[np.int64]
"""Places among the ids of a stream."""


class Alternatives(Struct, frozen=True):
    """Other words for several places. Parallel arrays, those of one place together, in order of place."""

    owners: NDArray[np.int64]
    """Which of the places each is for."""
    ids: Ids
    odds: Numbers
    """Log-odds that it was meant, against what is written."""
    fit: Numbers
    """By what stands around alone."""
    slip: Numbers
    """By the slip alone: 0 or less."""


def suspects(stream: Stream, model: Model) -> NDArray[np.int64]:
    """The numbers of the words that nothing around them vouches for, and for which another may be meant."""
    ids = stream.ids
    some = np.flatnonzero(np.take(model.likely_swaps.present, ids[stream.places], mode="clip"))
    places = stream.places[some]
    left, words, right = ids[places - 1], ids[places], ids[places + 1]
    unsafe = np.flatnonzero(model.pair_values(left, words) & RIGHT_IS_SAFE == 0)
    some, left, words, right = some[unsafe], left[unsafe], words[unsafe], right[unsafe]
    unsafe = np.flatnonzero(model.pair_values(words, right) & LEFT_IS_SAFE == 0)
    some, left, words, right = some[unsafe], left[unsafe], words[unsafe], right[unsafe]
    kept: NDArray[np.int64] = some[model.triple_levels(left, words, right) == 0]
    return kept


def alternatives(ids: Ids, places: Places, written: Ids, model: Model) -> Alternatives:
    """What may have been meant at some places by what is written there, beside the ids around it."""
    left, right = ids[places - 1], ids[places + 1]
    own = model.log_pair_likelihoods(left, written) + model.log_pair_likelihoods(written, right)
    swaps = model.likely_swaps
    owners, rows = swaps.rows(written)
    candidates, slip = np.take(swaps.ids, rows, mode="clip"), swaps.log_weights(rows)
    # By pairs alone first: that needs two look-ups a candidate, and few are left.
    odds = slip - own[owners]
    odds += model.log_pair_likelihoods(left[owners], candidates)
    some = np.flatnonzero(odds > _HOPELESS + _BEST)
    owners, candidates, slip, odds = owners[some], candidates[some], slip[some], odds[some]
    odds += model.log_pair_likelihoods(candidates, right[owners])
    some = np.flatnonzero(odds > _HOPELESS)
    owners, candidates, slip = owners[some], candidates[some], slip[some]
    firsts, at = grouped(owners)
    asked = owners[firsts]
    fits = in_place(ids, places[np.concatenate((asked, owners))], np.concatenate((written[asked], candidates)), model)
    fit = fits[len(asked) :] - fits[: len(asked)][at]
    return Alternatives(owners, candidates, fit + slip, fit, slip)


def grouped(owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of owners in ascending order: where each begins, and for each row which of the different ones is its.

    As `numpy.unique` would say, which sorts and imports a module that nothing else here needs.
    """
    new = np.ones(len(owners), np.bool_)
    np.not_equal(owners[1:], owners[:-1], out=new[1:])
    return np.flatnonzero(new), np.cumsum(new) - 1


def in_place(ids: Ids, places: Places, words: Ids, model: Model) -> Numbers:
    """For each place the log-likelihood of the three triples that a word makes there with its neighbours."""
    second, first, third, fourth = (ids[places + step] for step in (-2, -1, 1, 2))
    return model.log_likelihoods_in_row((second, first, words, third, fourth))
