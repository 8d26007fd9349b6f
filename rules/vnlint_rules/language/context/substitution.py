"""Whether another word than the one that is written would stand better in its place."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.model import COUNTS, LEFT_IS_SAFE, RIGHT_IS_SAFE, Levels, Model, Numbers
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import Ids

_HOPELESS = -6.0
"""Log-odds by pairs of words below which longer contexts are not looked at."""
_MUCH = -3.5
"""The same of words that something around vouches for."""
_BEST = 1.0
"""Less that of the second pair: it is hardly likelier."""
_OFTEN = np.uint16(np.searchsorted(COUNTS, 110) << 2)
"""The value of a pair that was seen a hundred times."""
_FAR_OFTENER = np.uint16(3 << 2)
"""What is more by three levels was seen twice to six times as often."""

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
    """The numbers of the words that what stands around does not vouch for, and for which another may be meant.

    One neighbour that vouches is enough, unless the word hardly ever stands beside the other one: then, as where the
    three were seen together before, it is a suspect if another word is much likelier ("nhân dân tập chí Cộng sản").
    """
    ids = stream.ids
    values = model.pair_values(ids[:-1], ids[1:])
    some = np.flatnonzero(np.take(model.likely_swaps.present, ids[stream.places], mode="clip"))
    places = stream.places[some]
    before, after = np.take(values, places - 1, mode="clip"), np.take(values, places, mode="clip")
    left, right = before & RIGHT_IS_SAFE != 0, after & LEFT_IS_SAFE != 0
    doubtful = np.flatnonzero(np.where(left, (after < _OFTEN) & ~right, (before < _OFTEN) | ~right))
    places, left, half = places[doubtful], left[doubtful], (left | right)[doubtful]
    least = np.where(half, np.where(left, after[doubtful], before[doubtful]) + _FAR_OFTENER, 0)
    alone, vouched = places[~half], half.copy()
    vouched[~half] = model.triple_levels(ids[alone - 1], ids[alone], ids[alone + 1]) != 0
    asked = np.flatnonzero(vouched)
    vouched[asked[_outdone(ids, places[asked], left[asked], least[asked], model)]] = False
    kept: NDArray[np.int64] = some[doubtful[~vouched]]
    return kept


def _outdone(ids: Ids, places: Places, left: NDArray[np.bool_], least: Levels, model: Model) -> NDArray[np.int64]:
    """Which of the words at some places another is much likelier than by pairs.

    ``left``: as the left neighbour vouches, the right one is asked first, else the left one. ``least``: what the pair
    of the other word with that neighbour must hold.
    """
    swaps, written = model.likeliest_swaps, ids[places]
    owners, rows = swaps.rows(written)
    candidates, behind = np.take(swaps.ids, rows, mode="clip"), np.take(left, owners, mode="clip")
    beside = np.take(ids, np.where(left, places + 1, places - 1), mode="clip")[owners]
    found = model.pair_values(np.where(behind, candidates, beside), np.where(behind, beside, candidates))
    some = np.flatnonzero(found >= least[owners])
    owners, candidates, odds = owners[some], candidates[some], swaps.log_weights(rows[some])
    for words, sign in ((candidates, 1.0), (written[owners], -1.0)):
        odds += sign * model.log_pair_likelihoods(ids[places - 1][owners], words)
        odds += sign * model.log_pair_likelihoods(words, ids[places + 1][owners])
    return owners[odds > _MUCH]


def alternatives(ids: Ids, places: Places, written: Ids, model: Model) -> Alternatives:
    """What may have been meant at some places by what is written there, beside the ids around it."""
    owners, candidates, slip = _by_pairs(ids, places, written, model, _HOPELESS)
    firsts, at = grouped(owners)
    asked = owners[firsts]
    fits = in_place(ids, places[np.concatenate((asked, owners))], np.concatenate((written[asked], candidates)), model)
    fit = fits[len(asked) :] - fits[: len(asked)][at]
    return Alternatives(owners, candidates, fit + slip, fit, slip)


def _by_pairs(
    ids: Ids, places: Places, written: Ids, model: Model, least: float
) -> tuple[NDArray[np.int64], Ids, Numbers]:
    """Owners, ids and slips of the alternatives whose log-odds by pairs of words alone are above ``least``."""
    left, right = ids[places - 1], ids[places + 1]
    own = model.log_pair_likelihoods(left, written) + model.log_pair_likelihoods(written, right)
    swaps = model.likely_swaps
    owners, rows = swaps.rows(written)
    candidates, slip = np.take(swaps.ids, rows, mode="clip"), swaps.log_weights(rows)
    odds = slip - own[owners]
    odds += model.log_pair_likelihoods(left[owners], candidates)
    some = np.flatnonzero(odds > least + _BEST)
    owners, candidates, slip, odds = owners[some], candidates[some], slip[some], odds[some]
    odds += model.log_pair_likelihoods(candidates, right[owners])
    some = np.flatnonzero(odds > least)
    return owners[some], candidates[some], slip[some]


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
