"""What is known of the places where two words meet: how often they were seen so, and what each of them asks for."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vnlint_rules.language.context.model import Floats, Model, interpolated, trust_in_shorter
from vnlint_rules.language.context.shipped import model
from vnlint_rules.language.context.vocabulary import FIRST, NAME, Ids
from vnlint_rules.language.neighbours import Neighbours, load

REACH = 5
"""Ids to either side of a junction that are looked at."""
STEPS = np.arange(1 - REACH, REACH + 1)
"""How far each of the ids around a junction stands from the word on its left."""
_LEFT, _RIGHT = REACH - 1, REACH
FACTS = 18
"""How many `facts` there are."""


class Junctions:
    """The tables, by the ids of a model."""

    def __init__(self, model: Model, tables: Neighbours) -> None:
        self.model = model
        classes = [0] * FIRST
        words = model.vocabulary.words
        self.rows: NDArray[np.int64] = np.array(classes + [tables.row(word) for word in words], np.int64)
        """For each id the row of the word in the tables, 0 for classes and for words that are not in them."""
        self.numbers = np.where(np.arange(len(self.rows)) < FIRST, np.arange(len(self.rows)), self.rows + FIRST)
        """For each id the number by which the network knows it: classes as they are, then the rows."""
        by_row = (
            np.asarray(column, np.float32)[self.rows]
            for column in (
                tables.closing,
                tables.demanded,
                tables.before_name,
                tables.after_name,
                tables.opens,
                tables.ends,
                tables.frequency,
            )
        )
        self._closing, self._demanded, self._before_name, self._after_name, *rest = by_row
        self._opens, self._ends, self._frequency = rest
        self._seen = model.counts.astype(np.float64)
        self._total = self._seen[FIRST:].sum()

    def due(self, left: Ids, right: Ids) -> Floats:
        """How often each pair would be seen if words stood side by side at random."""
        result: Floats = self._seen[left] * self._seen[right] / self._total
        return result

    def facts(self, around: Ids, counted: NDArray[np.bool_] | None = None) -> NDArray[np.float32]:
        """What the tables say of some places, shape (n, FACTS). ``around``: the ids around each, (n, 2 REACH).

        ``counted``: of each place whether the model has counted this very text, so that one sighting is not to count.
        """
        own = np.zeros(len(around)) if counted is None else counted.astype(np.float64)
        before, left, right, after = (np.ascontiguousarray(around[:, _LEFT + step]) for step in (-1, 0, 1, 2))
        pair = np.maximum(self.model.pair_counts(left, right) - own, 0)
        due = self.due(left, right)
        share = self.model.log_shares(right)
        name = np.full(len(around), NAME, np.uint16)
        columns = (
            np.log((pair + 0.5) / (due + 0.5)),
            np.log1p(pair),
            self._likelihood(before, left, right, self.model.pair_counts(before, left), pair, own) - share,
            self._likelihood(left, right, after, pair, self.model.pair_counts(right, after), own)
            - self.model.log_pair_likelihoods(right, after),
            self.model.log_pair_likelihoods(left, name) - self.model.log_shares(name),
            self.model.log_pair_likelihoods(name, right) - share,
            self._closing[left],
            self._closing[right],
            self._demanded[left],
            self._demanded[right],
            self._before_name[left],
            self._after_name[right],
            self._opens[left],
            self._ends[left],
            self._opens[right],
            self._ends[right],
            self._frequency[left],
            self._frequency[right],
        )
        return np.stack(columns, 1).astype(np.float32)

    def _likelihood(
        self,
        first: Ids,
        second: Ids,
        third: Ids,
        before: NDArray[np.floating[Any]],
        after: NDArray[np.floating[Any]],
        own: Floats,
    ) -> Floats:
        """log p(third | first second) as `Model.log_likelihoods`, where the two pairs were seen so often.

        ``own``: how many sightings of each triple are not to count.
        """
        share, seen = np.exp(self.model.log_shares(third)), self._seen[second]
        triple = self.model.triple_counts(first, second, third, before, after, own)
        result: Floats = np.log(interpolated(share, seen, trust_in_shorter(seen), before, after, triple))
        return result


@functools.cache
def junctions() -> Junctions:
    """The tables of the shipped model."""
    return Junctions(model(), load())
