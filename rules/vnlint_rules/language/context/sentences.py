"""The likeliest words of sentences in which some were typed without marks, or in keys."""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Document, Page, Span
from vnlint_rules.language.context.decoding import Doubt, decode
from vnlint_rules.language.context.network import Network
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import FIRST, NAME, UNKNOWN, Ids, Vocabulary
from vnlint_rules.language.passages import Unit
from vnlint_rules.language.typed import Reading, Way, against_keys

Rates = NDArray[np.float64]
"""Log-likelihood of each way of typing, by its value; of what tells nothing, whose way is 0, it is 0."""
Path = list[int]
"""For each unit the number of the option that is meant; 0 is what is written."""

_NETWORK = (1.2, 1.2, 0.6)
"""How far the network is trusted beside the counts, each time that it is asked.

More at first: beside what counts alone have found it would find the same.
"""
_UNHEARD = -8.0
"""Log-likelihood of one unknown word among all there are."""
_UNHEARD_NAME = -4.0
"""Log-likelihood of one unknown name that reads as keys among all names there are."""
_FIRST_GUESS = {
    Way.RIGHT: 0.0,
    Way.PLAIN: -1.0,
    Way.KEYS: -1.0,
    Way.SHORT: -2.0,
    Way.PARTLY: -2.0,
    Way.SLIP: -4.0,
}
"""Log-likelihood of each way of typing before it is known how often it occurs."""
_SOUND = 4.0
"""Log-likelihood by which a slip is less likely to have made a known word than an unknown one.

With 6 half as many lost tones came back (docs/accuracy.md, "Noisy sentences").
"""
_BETTER = 3.0
"""The most log-likelihood that is gained by reading once more when it is known how often each way occurs."""
_RIGHT: Rates = np.zeros(len(Way) + 1)
_NO_WAY = 0
_SLIPS = (Way.PARTLY.value, Way.SLIP.value)
_TAKEN_FOR_GRANTED = {
    Way.RIGHT: 1.0,
    Way.PLAIN: 0.3,
    Way.KEYS: 0.3,
    Way.SHORT: 0.3,
    Way.PARTLY: 0.15,
    Way.SLIP: 0.15,
}
"""Words of each way of typing that count beside those of the sentence."""
_CARELESS = (Way.PLAIN, Way.SHORT, Way.PARTLY, Way.SLIP)
_SELDOM = 0.02
"""Factor on `_TAKEN_FOR_GRANTED` of careless ways where most is typed in keys: who types all marks takes care."""


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


class _Options(Struct, frozen=True):
    """What a unit may be, what is written first."""

    ids: Ids
    """The ids of the words that the unit may be."""
    readings: tuple[Reading | None, ...]
    weights: NDArray[np.float64]
    """The log-likelihood of each among all that is typed in the same way."""
    ways: NDArray[np.int64]
    """The value of the `Way` in which each is typed."""

    def weights_by(self, rates: Rates) -> NDArray[np.float64]:
        """Log-likelihoods among all that is typed."""
        return self.weights + rates[self.ways]


@functools.lru_cache(maxsize=4096)
def _known(vocabulary: Vocabulary, readings: tuple[Reading, ...]) -> _Options:
    """The readings of a unit that have an id, behind a place for what is written."""
    # Of several words the last one is nearest to what follows.
    ids = [vocabulary.id_of(reading.text.rpartition(" ")[2]) for reading in readings]
    known = [(number, reading) for number, reading in zip(ids, readings, strict=True) if number]
    return _Options(
        np.array([UNKNOWN, *(number for number, _ in known)], np.uint16),
        (None, *(reading for _, reading in known)),
        np.array([0.0, *(reading.weight for _, reading in known)]),
        np.array([_NO_WAY, *(reading.way.value for _, reading in known)]),
    )


class Sentences:
    """The units of several sentences among their classes, with all that each may be; read in step."""

    def __init__(self, drafts: Sequence[Draft], reader: Reader, sound: float = _SOUND) -> None:
        """``drafts`` have at least one unit each.

        ``sound``: how much less likely (log) a slip is to have made a known word than an unknown one.
        """
        self._reader, self._sound = reader, sound
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
        first = [_by_value(_FIRST_GUESS)] * len(self._units)
        path = self._decoded(first, self._written)
        return list(map(self._as, itertools.repeat(path), self._parts, self._gains(path, first)))

    def restored(self, least: int, gain: float) -> list[Restored | None]:
        """What was meant by each sentence; None where fewer than ``least`` words change, or less than ``gain`` is won.

        Of such a sentence no more is asked than is needed to tell.
        """
        parts = self._parts
        path = self._decoded([_by_value(_FIRST_GUESS)] * len(self._units), self._written)
        rates = self._rates(path)
        gains = self._gains(path, rates)
        going = [k for k, part in enumerate(parts) if sum(map(bool, path[part])) >= least]
        going = [k for k in going if gains[k] + _BETTER >= gain]
        path = self._decoded(rates, path, going)
        gains = self._gains(path, rates)
        kept = [k for k in going if gains[k] >= gain and any(path[parts[k]])]
        for trusted in _NETWORK if self._reader.network else ():
            # The network reads what was found around a word, and so what it has changed itself.
            path = self._decoded(rates, path, kept, self._reader.network, trusted)
        gains = self._gains(path, rates)
        return [self._as(path, part, gains[k]) if k in kept else None for k, part in enumerate(parts)]

    @property
    def _written(self) -> Path:
        return [0] * len(self._units)

    def _as(self, path: Path, part: slice, gain: float) -> Restored:
        return Restored(
            tuple(options.readings[k] for options, k in zip(self._options[part], path[part], strict=True)), gain
        )

    def _options_of(self, unit: Unit, own: int, readings: tuple[Reading, ...]) -> _Options:
        known = _known(self._reader.model.vocabulary, readings)
        if not unit.text.isalpha():
            own = UNKNOWN
        keyed = any(reading is not None and reading.way is Way.KEYS for reading in known.readings)
        weight = 0.0
        if own < FIRST and len(known.ids) > 1 and (keyed or own != NAME):
            weight = _UNHEARD_NAME if own == NAME else min(_UNHEARD, against_keys(unit.text.lower()))
        options = _Options(known.ids.copy(), known.readings, known.weights.copy(), known.ways.copy())
        options.ids[0], options.weights[0] = own, weight
        if own >= FIRST:
            options.weights[np.isin(options.ways, _SLIPS)] -= self._sound
        # A right word without marks tells nothing of how it was typed.
        options.ways[0] = _NO_WAY if unit.text.isascii() else Way.RIGHT.value
        return options

    def _rates(self, path: Path) -> list[Rates]:
        """For each unit the log-likelihood of each way, by how the others of its sentence were typed."""
        ways = [int(options.ways[k]) for options, k in zip(self._options, path, strict=True)]
        return [rates for part in self._parts for rates in _rates(ways[part])]

    def _decoded(
        self,
        rates: Sequence[Rates],
        path: Path,
        among: Collection[int] | None = None,
        network: Network | None = None,
        trusted: float = 0.0,
    ) -> Path:
        """The likeliest options for the units of some sentences (None: all), those of the others as in ``path``.

        With a network, what it expects beside the words of ``path`` counts, too, as far as it is ``trusted``.
        """
        doubts: list[Doubt] = []
        numbers: list[int] = []
        firsts: list[int] = []
        for k in range(len(self._parts)) if among is None else among:
            for number in range(self._parts[k].start, self._parts[k].stop):
                options = self._options[number]
                chosen = slice(0, None)
                if network and options.ids[0] < FIRST:  # of what the network knows nothing
                    chosen = slice(0, 1) if path[number] == 0 else slice(1, None)
                if len(options.ids) > 1 and self._is_last_at_its_place[number]:
                    weights = options.weights_by(rates[number])[chosen]
                    doubts.append(Doubt(int(self._places[number]), options.ids[chosen], weights))
                    numbers.append(number)
                    firsts.append(chosen.start)
        row = self._ids(path)
        if network and doubts:
            doubts = self._asked(network, trusted, self._stream.with_ids(row), numbers, doubts)
        found = path.copy()
        for number, first, k in zip(numbers, firsts, decode(row, doubts, self._reader.model).tolist(), strict=True):
            found[number] = first + k
        return found

    def _asked(
        self, network: Network, trusted: float, around: Stream, numbers: list[int], doubts: list[Doubt]
    ) -> list[Doubt]:
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
            found[k] = Doubt(doubt.place, doubt.ids, doubt.weights + trusted * (score - score.max()))
        return found

    def _ids(self, path: Path) -> Ids:
        ids = self._stream.ids.copy()
        ids[self._places] = [options.ids[k] for options, k in zip(self._options, path, strict=True)]
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
        chosen = zip(self._options, path, rates, strict=True)
        weights = [float(options.weights[k] + rate[options.ways[k]]) for options, k, rate in chosen]
        return [total + sum(weights[part]) for total, part in zip(totals, self._parts, strict=True)]


def _rates(ways: Sequence[int]) -> list[Rates]:
    """For each unit of a sentence the log-likelihood of each way of typing, by how the others were typed."""
    found = Counter(Way(way) for way in ways if way != _NO_WAY)
    in_keys = found[Way.KEYS] > sum(found[way] for way in _CARELESS)
    granted = {
        way: some * (_SELDOM if in_keys and way in _CARELESS else 1.0) for way, some in _TAKEN_FOR_GRANTED.items()
    }
    counts = Counter(granted)
    counts.update(found)
    total = counts.total()
    shares = _by_value({way: math.log(count / total) for way, count in counts.items()})
    rates = {_NO_WAY: shares}
    for way, count in counts.items():
        rates[way.value] = shares.copy()
        rates[way.value][way.value] = math.log(max(count - 1, granted[way]) / total)
    return [rates[way] for way in ways]


def _by_value(rates: Mapping[Way, float]) -> Rates:
    found = np.zeros(len(Way) + 1)
    for way, rate in rates.items():
        found[way.value] = rate
    return found


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
