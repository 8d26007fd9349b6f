"""Which pairs and triples a model keeps: of those selections that fit into its size, the least surprised one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint_rules.language.context.assembling import PAIR_CELL, TRIPLE_CELL, levels_of
from vnlint_rules.language.context.fuse import build
from vnlint_rules.language.context.learning.runs import Keys, Tallies
from vnlint_rules.language.context.model import PAIR_BITS, TRIPLE_BITS, Model
from vnlint_rules.language.context.swaps import NO_SWAPS
from vnlint_rules.language.context.vocabulary import MOST, NAME, STOP, UNKNOWN, Ids, Vocabulary

_LEAST_PAIRS = (1, 2, 3, 5)
_LEAST_TRIPLES = (2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, 100)
_CELLS = 1.15
"""Cells of a filter for each key."""
_MEASURED = 300_000
"""Ids that are measured with."""


class Counted(Struct, frozen=True):
    """What was counted of some texts, with the words that were told apart."""

    vocabulary: Vocabulary
    unigrams: NDArray[np.int64]
    """How often each id was seen."""
    pairs: tuple[Keys, Tallies]
    triples: tuple[Keys, Tallies]
    kept_out: Ids
    """The ids of the texts that were not counted."""


class Selection(Struct, frozen=True):
    """How often a pair and a triple must have been seen to be kept, and how surprised the model then is."""

    pairs: int
    triples: int
    size: int
    """Bytes of both filters."""
    perplexity: float
    """Perplexity of a word that was kept out, given the two before it; infinite where no text was kept out."""


def selections(counted: Counted, size: int, least_pair: int | None = None) -> list[Selection]:
    """The selections that fit into ``size`` bytes with the most triples for each number of pairs, the best first.

    If none fits, the smallest there is. ``least_pair`` settles which pairs are kept: rare ones cost triples, and so
    surprise, but tell rare text from errors.
    """
    found = [
        Selection(a, b, needed, perplexity(counted, a, b))
        for a, b, needed in _fitting(counted.pairs[1], counted.triples[1], size)
    ]
    return sorted(found, key=lambda one: (one.pairs != (least_pair or one.pairs), one.perplexity, one.size))


def kept(counted: Counted, selection: Selection) -> Sequence[tuple[Keys, Tallies]]:
    """The pairs and the triples of a selection."""
    return _at_least(counted.pairs, selection.pairs), _at_least(counted.triples, selection.triples)


def _fitting(pairs: Tallies, triples: Tallies, size: int) -> Iterator[tuple[int, int, int]]:
    smallest = (_LEAST_PAIRS[-1], _LEAST_TRIPLES[-1], 0)
    found = False
    for least in _LEAST_PAIRS:
        of_pairs = int(np.count_nonzero(pairs >= least) * _CELLS * PAIR_CELL / 8)
        for fewer in _LEAST_TRIPLES:
            needed = of_pairs + int(np.count_nonzero(triples >= fewer) * _CELLS * TRIPLE_CELL / 8)
            if needed <= size:
                found = True
                yield least, fewer, needed
                break
    if not found:
        yield smallest


def _at_least(grams: tuple[Keys, Tallies], least: int) -> tuple[Keys, Tallies]:
    keys, counts = grams
    enough = counts >= least
    return keys[enough], counts[enough]


def perplexity(counted: Counted, least_pair: int, least_triple: int, unknown: int = 1) -> float:
    """How surprised a model of such counts is by a word of the texts that were kept out; infinite without any.

    ``unknown``: how many words are one id because they are not known; each of them is as likely as the others.
    """
    pairs, triples = _at_least(counted.pairs, least_pair), _at_least(counted.triples, least_triple)
    model = Model(
        counted.vocabulary,
        counted.unigrams.astype(np.uint32),
        build(pairs[0], levels_of(pairs[1]) << np.uint16(2), PAIR_BITS, PAIR_CELL),
        build(triples[0], levels_of(triples[1]), TRIPLE_BITS, TRIPLE_CELL),
        NO_SWAPS,
        {},
    )
    row = counted.kept_out[:_MEASURED]
    first, second, third = row[:-2], row[1:-1], row[2:]
    told = (first != MOST) & (second != MOST) & (third != MOST) & (third != STOP) & (second != STOP)
    if not told.any():
        return math.inf
    likely = model.log_likelihoods(first[told], second[told], third[told])
    likely -= math.log(unknown) * ((third[told] == UNKNOWN) | (third[told] == NAME))
    return float(np.exp(-likely.mean()))
