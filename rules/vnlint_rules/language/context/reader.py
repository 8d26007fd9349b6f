"""What a model and its network say of a text, all together."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document
from vnlint_rules.language.context import repair, stream, substitution
from vnlint_rules.language.context.decoding import Doubt
from vnlint_rules.language.context.model import Floats, Levels, Model
from vnlint_rules.language.context.network import Network
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.substitution import Alternatives
from vnlint_rules.language.context.vocabulary import Ids

_COUNTS, _NETWORK, _SLIP = 0.6, 0.6, 0.7
"""Weights of the log-odds of the counts, of the network and of the slip: less than 1, for they overlap."""
_COUNTS_ALONE = 1.1
"""Weight of the log-odds of the counts where there is no network."""
_HOPELESS = -1.5
"""Log-odds by the counts and the slip at which the network is not asked any more: it saw few of these errors."""
_WORTH = 0.0
"""Log-odds of another word in its place above which a word is in question."""
_BLOCK = 1 << 13
"""Words in question that are judged at once: of each there are ten candidates, with several numbers each."""
_REACH = 3
"""Ids to either side beyond which a change does not matter to the counts' opinion of a word."""


class Misfit(Struct, frozen=True):
    """A word in whose place others may have been meant, the likeliest first."""

    number: int
    """The number of the word among those of the text."""
    ids: Ids
    """The ids of the words that may have been meant."""
    odds: Floats
    """The log-odds that each of these was meant, against what is written."""
    slips: Floats
    """The log-likelihood of the slip that would have made what is written of each."""


class Reader:
    """Reads documents with a model."""

    def __init__(self, model: Model, network: Network | None) -> None:
        self.model, self.network = model, network

    def read(self, document: Document) -> Stream:
        """The document as ids; a view (`Document.view`)."""
        return stream.read(document, self.model.vocabulary)

    def mended(self, document: Document, others: Iterable[Doubt]) -> Stream:
        """The document as ids, with what is likely meant where several words in question stand beside each other.

        ``others`` are words in question beside the misfits.
        """
        ids = document.view(self.read)
        doubts = {doubt.place: doubt for doubt in (*others, *(_doubt(ids, misfit) for misfit in self.alone(document)))}
        return ids.with_ids(repair.resolved(ids, sorted(doubts.values(), key=_place), self.model))

    def pair_values(self, document: Document) -> Levels:
        """For each id but the last the value (`Model.pair_values`) of the pair it makes with the next; a view."""
        ids = document.view(self.read).ids
        return self.model.pair_values(ids[:-1], ids[1:])

    def suspects(self, document: Document) -> NDArray[np.int64]:
        """The numbers of the known words that nothing around them vouches for; a view."""
        return substitution.suspects(document.view(self.read), document.view(self.pair_values), self.model)

    def opinions(self, stream: Stream, numbers: NDArray[np.int64], ids: Ids) -> Floats:
        """How well the network thinks that ids stand in the places of some words, one each; 0 where there is none.

        Log-likelihoods, but for a constant of each place.
        """
        if self.network is None or not len(numbers):
            return np.zeros(len(numbers))
        return self.network.scores(self.network.expects(stream, numbers), ids)

    def alone(self, document: Document) -> list[Misfit]:
        """The misfits by their neighbours as they are written, in order; worked out once for a document."""
        return document.view(self._alone)

    def misfits(self, document: Document, around: Stream) -> list[Misfit]:
        """The words in whose place another may have been meant, in order, beside the neighbours in ``around``."""
        ids = document.view(self.read)
        found = self.alone(document)
        changed = np.flatnonzero(around.ids != ids.ids)
        if not len(changed):
            return found
        numbers = np.array([misfit.number for misfit in found], np.int64)
        first, after = (np.searchsorted(changed, ids.places[numbers] + step) for step in (-_REACH, _REACH + 1))
        near = first < after
        again = {misfit.number: misfit for misfit in self._judged(ids, numbers[near], around)}
        judged = (again.get(one.number) if is_near else one for one, is_near in zip(found, near.tolist(), strict=True))
        return [misfit for misfit in judged if misfit is not None]

    def scores(
        self, numbers: NDArray[np.int64], owners: NDArray[np.int64], ids: Ids, slips: Floats, around: Stream
    ) -> Floats:
        """How likely each of several ids was meant by a word: log-likelihoods, but for a constant of each word.

        ``numbers`` are of words, ``owners`` say which of these each id is for.
        """
        fit = substitution.in_place(around.ids, around.places[numbers][owners], ids, self.model)
        if self.network is None:
            return _COUNTS_ALONE * fit + slips
        expected = self.network.expects(around, numbers)
        return _COUNTS * fit + _NETWORK * self.network.scores(expected[owners], ids) + _SLIP * slips

    def _alone(self, document: Document) -> list[Misfit]:
        ids = document.view(self.read)
        found = self._judged(ids, document.view(self.suspects), ids)
        return [misfit for misfit in found if misfit.odds[0] > _WORTH]

    def _judged(self, written: Stream, numbers: NDArray[np.int64], around: Stream) -> Iterator[Misfit]:
        """The words, of some of a stream, that may be meant otherwise, beside the neighbours of another stream."""
        for start in range(0, len(numbers), _BLOCK):
            some = numbers[start : start + _BLOCK]
            found = self._alternatives(written, some, around)
            order = np.lexsort((-found.odds, found.owners))
            cuts, _ = substitution.grouped(found.owners)
            owners = found.owners[cuts]
            bounds = itertools.pairwise([*cuts.tolist(), len(order)])
            for number, (first, end) in zip(some[owners].tolist(), bounds, strict=True):
                rows = order[first:end]
                yield Misfit(number, found.ids[rows], found.odds[rows], found.slip[rows])

    def _alternatives(self, written: Stream, numbers: NDArray[np.int64], around: Stream) -> Alternatives:
        places = written.places[numbers]
        own_ids = written.ids[places]
        found = substitution.alternatives(around.ids, places, own_ids, self.model)
        if self.network is None:
            return Alternatives(found.owners, found.ids, _COUNTS_ALONE * found.fit + found.slip, found.fit, found.slip)
        kept = np.flatnonzero(found.odds > _HOPELESS)
        owners, ids, fit, slip = found.owners[kept], found.ids[kept], found.fit[kept], found.slip[kept]
        firsts, at = substitution.grouped(owners)
        asked = owners[firsts]
        expected = self.network.expects(around, numbers[asked])
        own = self.network.scores(expected, own_ids[asked])
        by_network = self.network.scores(expected[at], ids) - own[at]
        odds: Floats = _COUNTS * fit + _NETWORK * by_network + _SLIP * slip
        return Alternatives(owners, ids, odds, fit, slip)


def reader_of(model: Model) -> Reader:
    """A reader with a model and the network that comes with it, if one does."""
    return Reader(model, Network(model.network) if model.network else None)


def _doubt(ids: Stream, misfit: Misfit) -> Doubt:
    place = int(ids.places[misfit.number])
    return Doubt(
        place,
        np.concatenate((ids.ids[place : place + 1], misfit.ids)),
        np.concatenate(([0.0], misfit.slips)),
    )


def _place(doubt: Doubt) -> int:
    return doubt.place
