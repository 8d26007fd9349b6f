"""Counts made into a model: which pairs and triples are kept, and which pairs vouch for their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.fuse import Keys, build
from vnlint_rules.language.context.model import (
    COUNTS,
    LEFT_IS_SAFE,
    PAIR_BITS,
    RIGHT_IS_SAFE,
    TRIPLE_BITS,
    Model,
    pair_keys,
)
from vnlint_rules.language.context.swaps import Swaps, swaps_of
from vnlint_rules.language.context.vocabulary import Ids, Vocabulary

Counted = NDArray[np.int64]

PAIR_CELL, TRIPLE_CELL = 16, 12
"""Bits of the cells of the filters."""
_SAFE = -7.0
"""Log-odds below which another word is not looked for. The log-likelihood of the slip is in them."""
_BLOCK = 1 << 17


def assemble(
    vocabulary: Vocabulary,
    counts: NDArray[np.uint32],
    pairs: tuple[Keys, Counted],
    triples: tuple[Keys, Counted],
    card: Mapping[str, Any],
) -> Model:
    """The model of distinct `pair_keys` and `triple_keys` and their counts; all that are given are kept."""
    keys, seen = pairs
    levels = levels_of(seen)
    bare = build(keys, levels, TRIPLE_BITS, PAIR_CELL)
    swaps = swaps_of(vocabulary, counts.astype(np.float64))
    values = levels << np.uint16(2)
    left, right = (keys >> np.uint64(16)).astype(np.uint16), keys.astype(np.uint16)
    for start in range(0, len(keys), _BLOCK):
        part = slice(start, start + _BLOCK)
        own = np.log(seen[part] + 0.5)

        def counted(some_left: Ids, some_right: Ids) -> NDArray[np.float64]:
            return COUNTS[bare.values(pair_keys(some_left, some_right))]

        best = _best(swaps, right[part], left[part], lambda other, kept: counted(kept, other))
        values[part] |= RIGHT_IS_SAFE * (best - own < _SAFE).astype(np.uint16)
        best = _best(swaps, left[part], right[part], counted)
        values[part] |= LEFT_IS_SAFE * (best - own < _SAFE).astype(np.uint16)
    return Model(
        vocabulary,
        counts,
        build(keys, values, PAIR_BITS, PAIR_CELL),
        build(triples[0], levels_of(triples[1]), TRIPLE_BITS, TRIPLE_CELL),
        swaps,
        card,
    )


def _best(swaps: Swaps, changed: Ids, kept: Ids, counted: Any) -> NDArray[np.float64]:
    """For each pair the highest log score that another word than ``changed`` has beside ``kept``; -inf without any."""
    owners, rows = swaps.rows(changed)
    scores = np.log(counted(swaps.ids[rows], kept[owners]) + 0.1) + swaps.log_weights(rows)
    best = np.full(len(changed), -np.inf)
    np.maximum.at(best, owners, scores)
    return best


def levels_of(counts: Counted) -> NDArray[np.uint16]:
    """The level of each count: that of the greatest of `COUNTS` that is not above it."""
    return (np.searchsorted(COUNTS, counts, "right") - 1).astype(np.uint16)
