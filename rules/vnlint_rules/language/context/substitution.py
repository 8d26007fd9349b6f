"""Whether another word than the one that is written would stand better in its place."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.model import LEFT_IS_SAFE, OF_PAIRS, RIGHT_IS_SAFE, Floats, Levels, Model
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.swaps import Swaps
from vnlint_rules.language.context.vocabulary import Ids

_HOPELESS = -6.0
"""Log-odds by pairs of words below which longer contexts are not looked at."""
_MUCH = -3.5
"""Log-odds by pairs of words from which another word is much likelier than one that something around vouches for."""
_BEST = 1.0
"""The most log-odds that the pair with the word behind is taken to add: below `least` and these it is not looked up."""
_OFTEN = np.uint16(np.searchsorted(OF_PAIRS, 110))
"""The value of a pair that was seen a hundred times."""
_LOG_COUNTS = np.log(OF_PAIRS.astype(np.float64) + 0.1)
"""The logarithm of the count that each value of a pair stands for."""
_GAIN = 2.5
"""Log-odds that another word has to gain beside the neighbour that does not vouch: beside the other it loses some."""

Places = NDArray[np.int64]
"""Places among the ids of a stream."""
Candidates = tuple[NDArray[np.int64], Ids, Floats]
"""Owners, ids and log-likelihoods of the slips of alternatives: parallel arrays, those of one place together."""


class Alternatives(Struct, frozen=True):
    """Other words for several places. Parallel arrays, those of one place together, in order of place."""

    owners: NDArray[np.int64]
    """Which of the places each is for."""
    ids: Ids
    """The ids of the other words."""
    odds: Floats
    """The log-odds that each was meant, against what is written."""
    fit: Floats
    """The part of the log-odds that what stands around has."""
    slip: Floats
    """The part of the log-odds that the slip has: 0 or less."""


def suspects(stream: Stream, values: Levels, model: Model) -> NDArray[np.int64]:
    """The numbers of the words that what stands around does not vouch for, and for which another may be meant.

    ``values``: those of all pairs of ids side by side (`Reader.pair_values`).

    One neighbour that vouches is enough, unless the word hardly ever stands beside the other one: then, as where the
    three were seen together before, it is a suspect if another word is much likelier ("nhân dân tập chí Cộng sản").
    """
    ids = stream.ids
    some = np.flatnonzero(np.take(model.likely_swaps.present, ids[stream.places], mode="clip"))
    places = stream.places[some]
    before, after = np.take(values, places - 1, mode="clip"), np.take(values, places, mode="clip")
    left, right = before & RIGHT_IS_SAFE != 0, after & LEFT_IS_SAFE != 0
    rare = np.where(left, after, before)
    doubtful = np.flatnonzero(~(left | right) | ((left != right) & (rare < _OFTEN)))
    places, left, right, rare = places[doubtful], left[doubtful], right[doubtful], rare[doubtful]
    suspicious = np.zeros(len(places), np.bool_)
    neither, half = np.flatnonzero(left == right), np.flatnonzero(left != right)
    at = places[neither]
    seen = model.triple_levels(ids[at - 1], ids[at], ids[at + 1]) != 0
    suspicious[neither[~seen]] = True
    neither, at = neither[seen], at[seen]
    owners, *_ = _by_pairs(ids, at, ids[at], model, _MUCH, model.likeliest_swaps)
    suspicious[neither[owners]] = True
    suspicious[half[_outdone(ids, places[half], left[half], rare[half], model)]] = True
    kept: NDArray[np.int64] = some[doubtful[suspicious]]
    return kept


def _outdone(ids: Ids, places: Places, left: NDArray[np.bool_], rare: Levels, model: Model) -> NDArray[np.int64]:
    """Which of the words at some places another is much likelier than by pairs, though one neighbour vouches for them.

    ``left``: whether that is the left one; ``rare``: the value of the pair with the other one. As the one that vouches
    bounds what others can gain beside it, most are settled by how often they stand beside the other.
    """
    swaps, written = model.likeliest_swaps, ids[places]
    owners, rows = swaps.rows(written)
    candidates, behind = np.take(swaps.ids, rows, mode="clip"), np.take(left, owners, mode="clip")
    beside = np.take(ids, np.where(left, places + 1, places - 1), mode="clip")[owners]
    found = model.pair_values(np.where(behind, candidates, beside), np.where(behind, beside, candidates))
    own = np.take(_LOG_COUNTS, rare, mode="clip") - model.log_shares(written)
    gain = np.take(_LOG_COUNTS, found, mode="clip") - model.log_shares(candidates) - own[owners]
    some = np.flatnonzero(gain > _GAIN)
    left_over = owners[some], candidates[some], swaps.log_weights(rows[some])
    owners, *_ = _above(ids, places, written, left_over, model, _MUCH)
    return owners


def alternatives(ids: Ids, places: Places, written: Ids, model: Model) -> Alternatives:
    """What may have been meant at some places by what is written there, beside the ids around it."""
    owners, candidates, slip = _by_pairs(ids, places, written, model, _HOPELESS, model.likely_swaps)
    firsts, at = grouped(owners)
    asked = owners[firsts]
    fits = in_place(ids, places[np.concatenate((asked, owners))], np.concatenate((written[asked], candidates)), model)
    fit = fits[len(asked) :] - fits[: len(asked)][at]
    return Alternatives(owners, candidates, fit + slip, fit, slip)


def _by_pairs(ids: Ids, places: Places, written: Ids, model: Model, least: float, swaps: Swaps) -> Candidates:
    """The alternatives among some swaps whose log-odds by pairs of words alone are above ``least``."""
    owners, rows = swaps.rows(written)
    candidates = np.take(swaps.ids, rows, mode="clip")
    return _above(ids, places, written, (owners, candidates, swaps.log_weights(rows)), model, least)


def _above(ids: Ids, places: Places, written: Ids, found: Candidates, model: Model, least: float) -> Candidates:
    """The alternatives, of some, whose log-odds by pairs of words alone are above ``least``."""
    owners, candidates, slip = found
    firsts, at = grouped(owners)
    asked = owners[firsts]
    left, right, own = ids[places[asked] - 1], ids[places[asked] + 1], written[asked]
    odds = slip - (model.log_pair_likelihoods(left, own) + model.log_pair_likelihoods(own, right))[at]
    odds += model.log_pair_likelihoods(left[at], candidates)
    some = np.flatnonzero(odds > least + _BEST)
    owners, candidates, slip, odds, at = owners[some], candidates[some], slip[some], odds[some], at[some]
    odds += model.log_pair_likelihoods(candidates, right[at])
    some = np.flatnonzero(odds > least)
    return owners[some], candidates[some], slip[some]


def grouped(owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For owners in ascending order where each begins, and for each row which of the different ones is its.

    As `numpy.unique` would say, which sorts and imports a module that nothing else here needs.
    """
    new = np.ones(len(owners), np.bool_)
    np.not_equal(owners[1:], owners[:-1], out=new[1:])
    return np.flatnonzero(new), np.cumsum(new) - 1


def in_place(ids: Ids, places: Places, words: Ids, model: Model) -> Floats:
    """For each place the log-likelihood of the three triples that a word makes there with its neighbours."""
    second, first, third, fourth = (ids[places + step] for step in (-2, -1, 1, 2))
    return model.log_likelihoods_in_row((second, first, words, third, fourth))
