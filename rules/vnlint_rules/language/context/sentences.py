"""The likeliest words of sentences in which some were typed without marks, or in keys."""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct

from vnlint import Document, Page, Span
from vnlint_rules.language.context.decoding import Doubt, decode
from vnlint_rules.language.context.network import Network
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import FIRST, NAME, UNKNOWN, Ids
from vnlint_rules.language.passages import Unit
from vnlint_rules.language.typed import Reading, Way

Rates = Mapping[Way, float]
Option = tuple[int, Reading | None, float]
Path = list[int]
"""For each unit the number of the option that is meant; 0 is what is written."""

_NETWORK = 0.6
"""How far the network is trusted beside the counts."""
_ROUNDS = 3
"""How often it is asked, at most."""
_UNHEARD = -8.0
"""Log-likelihood of one unknown word among all there are."""
_UNHEARD_NAME = -4.0
"""And of a name that reads as keys."""
_FIRST_GUESS: Rates = {
    Way.RIGHT: 0.0,
    Way.PLAIN: -1.0,
    Way.KEYS: -1.0,
    Way.SHORT: -2.0,
    Way.PARTLY: -2.0,
    Way.SLIP: -4.0,
}
"""Log-likelihood of each way of typing before it is known how often it occurs."""
_BETTER = 3.0
"""The most that is gained by reading once more when that is known."""
_RIGHT: Rates = dict.fromkeys(Way, 0.0)
_TAKEN_FOR_GRANTED = {
    Way.RIGHT: 1.0,
    Way.PLAIN: 0.3,
    Way.KEYS: 0.3,
    Way.SHORT: 0.3,
    Way.PARTLY: 0.15,
    Way.SLIP: 0.15,
}
"""Words of each way of typing that count beside those of the sentence."""


class Restored(Struct, frozen=True):
    """What a sentence was meant to be."""

    words: tuple[Reading | None, ...]
    """For each unit what was meant, None for what is written."""
    gain: float
    """Log-likelihood against the sentence as it is written."""


class Draft(Struct, frozen=True):
    """A sentence of a text as it was typed."""

    text: str
    """The whole text."""
    span: Span
    units: Sequence[Unit]
    readings: Sequence[tuple[Reading, ...]]
    """For each unit the readings to be tried beside what is written."""


class Sentences:
    """The units of several sentences among their classes, with all that each may be; read in step."""

    def __init__(self, drafts: Sequence[Draft], reader: Reader) -> None:
        """``drafts`` have at least one unit each."""
        self._reader = reader
        self._units = [unit for draft in drafts for unit in draft.units]
        bounds = [0, *itertools.accumulate(len(draft.units) for draft in drafts)]
        self._parts = [slice(*part) for part in itertools.pairwise(bounds)]
        """The units of each sentence."""
        typed = [_as_typed(draft) for draft in drafts]
        page = Page([Document(text) for text, _ in typed])
        self._stream = page.view(reader.read)
        starts = [first + place for first, (_, places) in zip(page.starts, typed, strict=True) for place in places]
        self._numbers = np.searchsorted(page.tokens.starts, np.array(starts, np.int64))
        self._places = self._stream.places[self._numbers]
        # Of a unit that has no letters when its keys are read the next word is taken.
        self._is_last_at_its_place = (np.diff(self._places, append=-1) != 0).tolist()
        ids = self._stream.ids[self._places].tolist()
        readings = itertools.chain.from_iterable(draft.readings for draft in drafts)
        self._options = [
            self._options_of(unit, number, some) for unit, number, some in zip(self._units, ids, readings, strict=True)
        ]

    def at_first_sight(self) -> list[Restored]:
        """What was meant, before it is known how often each way of typing occurs, and without the network."""
        first = [_FIRST_GUESS] * len(self._units)
        path = self._decoded(first, self._written)
        return list(map(self._as, itertools.repeat(path), self._parts, self._gains(path, first)))

    def restored(self, least: int, gain: float) -> list[Restored | None]:
        """What was meant by each sentence; None where fewer than ``least`` words change, or less than ``gain`` is won.

        Of such a sentence no more is asked than is needed to tell.
        """
        parts = self._parts
        path = self._decoded([_FIRST_GUESS] * len(self._units), self._written)
        rates = self._rates(path)
        gains = self._gains(path, rates)
        going = [k for k, part in enumerate(parts) if sum(map(bool, path[part])) >= least]
        going = [k for k in going if gains[k] + _BETTER >= gain]
        path = self._decoded(rates, path, going)
        gains = self._gains(path, rates)
        kept = going = [k for k in going if gains[k] >= gain and any(path[parts[k]])]
        for _ in range(_ROUNDS if self._reader.network else 0):
            # The network reads what was found around a word, and so what it has changed itself.
            before, path = path, self._decoded(rates, path, going, self._reader.network)
            going = [k for k in going if path[parts[k]] != before[parts[k]]]
        gains = self._gains(path, rates)
        return [self._as(path, part, gains[k]) if k in kept else None for k, part in enumerate(parts)]

    @property
    def _written(self) -> Path:
        return [0] * len(self._units)

    def _as(self, path: Path, part: slice, gain: float) -> Restored:
        return Restored(tuple(options[k][1] for options, k in zip(self._options[part], path[part], strict=True)), gain)

    def _options_of(self, unit: Unit, own: int, readings: Sequence[Reading]) -> list[Option]:
        """What a unit may be, what is written first; its id, its reading and its weight."""
        known = [
            (number, reading, reading.weight)
            for reading in readings
            if (number := self._id_of(reading.text.rpartition(" ")[2]))  # which stands nearest to what follows
        ]
        if not unit.text.isalpha():
            own = UNKNOWN
        keyed = any(reading.way is Way.KEYS for _, reading, _ in known)
        weight = 0.0
        if own < FIRST and known and (keyed or own != NAME):
            weight = _UNHEARD_NAME if own == NAME else _UNHEARD
        return [(own, None, weight), *known]

    def _id_of(self, word: str) -> int:
        return self._reader.model.vocabulary.id_of(word)

    def _rates(self, path: Path) -> list[Rates]:
        """For each unit the log-likelihood of each way, by how the others of its sentence were typed."""
        ways = [self._way(number, k) for number, k in enumerate(path)]
        return [rates for part in self._parts for rates in _rates(ways[part])]

    def _way(self, number: int, option: int) -> Way | None:
        """How a unit was typed if an option was meant; None for a right word without marks: that tells nothing."""
        reading = self._options[number][option][1]
        if reading is not None:
            return reading.way
        return None if self._units[number].text.isascii() else Way.RIGHT

    def _weight(self, number: int, option: int, rates: Sequence[Rates]) -> float:
        way = self._way(number, option)
        return self._options[number][option][2] + (rates[number][way] if way else 0.0)

    def _decoded(
        self,
        rates: Sequence[Rates],
        path: Path,
        among: Collection[int] | None = None,
        network: Network | None = None,
    ) -> Path:
        """The likeliest options for the units of some sentences (None: all), those of the others as in ``path``.

        With a network, what it expects beside the words of ``path`` counts, too.
        """
        doubts: list[Doubt] = []
        numbers: list[int] = []
        choices: list[list[int]] = []
        for k in range(len(self._parts)) if among is None else among:
            for number in range(self._parts[k].start, self._parts[k].stop):
                options = self._options[number]
                chosen = list(range(len(options)))
                if network and options[0][0] < FIRST:  # of what the network knows nothing
                    chosen = [0] if path[number] == 0 else chosen[1:]
                if len(options) > 1 and self._is_last_at_its_place[number]:
                    ids: Ids = np.array([options[k][0] for k in chosen], np.uint16)
                    weights = np.array([self._weight(number, k, rates) for k in chosen])
                    doubts.append(Doubt(int(self._places[number]), ids, weights))
                    numbers.append(number)
                    choices.append(chosen)
        row = self._ids(path)
        if network and doubts:
            doubts = self._asked(network, self._stream.with_ids(row), numbers, doubts)
        found = path.copy()
        for number, chosen, k in zip(numbers, choices, decode(row, doubts, self._reader.model).tolist(), strict=True):
            found[number] = chosen[k]
        return found

    def _asked(self, network: Network, around: Stream, numbers: list[int], doubts: list[Doubt]) -> list[Doubt]:
        """The doubts with what the network says of their words."""
        asked = [k for k, doubt in enumerate(doubts) if len(doubt.ids) > 1]
        if not asked:
            return doubts
        expected = network.expects(around, self._numbers[[numbers[k] for k in asked]])
        owners = np.repeat(np.arange(len(asked)), [len(doubts[k].ids) for k in asked])
        scores = network.scores(expected[owners], np.concatenate([doubts[k].ids for k in asked]))
        found = doubts.copy()
        for k, score in zip(asked, np.split(scores, np.flatnonzero(np.diff(owners)) + 1), strict=True):
            doubt = doubts[k]
            found[k] = Doubt(doubt.place, doubt.ids, doubt.weights + _NETWORK * (score - score.max()))
        return found

    def _ids(self, path: Path) -> Ids:
        ids = self._stream.ids.copy()
        ids[self._places] = [options[k][0] for options, k in zip(self._options, path, strict=True)]
        return ids

    def _gains(self, path: Path, rates: Sequence[Rates]) -> list[float]:
        """For each sentence the log-likelihood of a path against what is written."""
        found, written = self._likelihoods(path, rates), self._as_written
        return [new - old for new, old in zip(found, written, strict=True)]

    @functools.cached_property
    def _as_written(self) -> list[float]:
        return self._likelihoods(self._written, [_RIGHT] * len(self._units))

    def _likelihoods(self, path: Path, rates: Sequence[Rates]) -> list[float]:
        """The log-likelihood of each sentence."""
        ids = self._ids(path)
        found = self._reader.model.log_likelihoods(ids[:-2], ids[1:-1], ids[2:])
        totals = np.add.reduceat(found, self._stream.edges - 2).tolist()
        weights = [self._weight(number, k, rates) for number, k in enumerate(path)]
        return [total + sum(weights[part]) for total, part in zip(totals, self._parts, strict=True)]


def _rates(ways: Sequence[Way | None]) -> list[Rates]:
    """For each unit of a sentence the log-likelihood of each way of typing, by how the others were typed."""
    counts = Counter(_TAKEN_FOR_GRANTED)
    counts.update(way for way in ways if way is not None)
    total = counts.total()
    shares = {way: math.log(count / total) for way, count in counts.items()}
    less = {way: math.log(max(count - 1, _TAKEN_FOR_GRANTED[way]) / total) for way, count in counts.items()}
    return [shares if way is None else {**shares, way: less[way]} for way in ways]


def _as_typed(draft: Draft) -> tuple[str, list[int]]:
    """The sentence, its keys read, and where in it the word of each unit begins."""
    parts, at, size, places = [], draft.span.start, 0, []
    for unit, readings in zip(draft.units, draft.readings, strict=True):
        word = unit.text if unit.text.isalpha() or not readings else readings[0].text
        parts += [draft.text[at : unit.start], word]
        places.append(size + unit.start - at)
        size += unit.start - at + len(word)
        at = unit.end
    return "".join((*parts, draft.text[at : draft.span.end])), places
