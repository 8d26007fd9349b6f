"""The likeliest words of a sentence of which some were typed without marks, or in keys."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from vnlint import Document, Span
from vnlint_rules.language.context.decoding import Slot, decode
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import FIRST, NAME, Ids
from vnlint_rules.language.passages import Unit
from vnlint_rules.language.typed import Reading, Way

Rates = Mapping[Way, float]

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


class Sentence:
    """The units of a sentence among their classes, with all that each may be."""

    def __init__(
        self, text: str, sentence: Span, typed: Sequence[Unit], open_: Sequence[tuple[Reading, ...]], reader: Reader
    ) -> None:
        """``open_``: for each unit the readings to be tried beside what is written."""
        self.reader, self.typed = reader, typed
        self.stream, numbers = _stream(text, sentence, typed, open_, reader)
        self.numbers = np.array(numbers, np.int64)
        self.places = self.stream.places[self.numbers].tolist()
        vocabulary = reader.model.vocabulary
        self.options: list[list[tuple[int, Reading | None, float]]] = []
        for unit, place, readings in zip(typed, self.places, open_, strict=True):
            known = [
                (number, reading, reading.weight)
                for reading in readings
                if (number := vocabulary.id_of(reading.text.rpartition(" ")[2]))  # which stands nearest to what follows
            ]
            own = int(self.stream.ids[place]) if unit.text.isalpha() else 0
            keyed = any(reading.way is Way.KEYS for _, reading, _ in known)
            weight = 0.0
            if own < FIRST:
                weight = (_UNHEARD_NAME if own == NAME else _UNHEARD) if known and (keyed or own != NAME) else 0.0
            self.options.append([(own, None, weight), *known])

    def restored(self, least: int, gain: float) -> Restored:
        """What was meant; as far as the counts tell where by them fewer words than that change, or less is gained."""
        first = [_FIRST_GUESS] * len(self.typed)
        path = self._decoded(first, None)
        if sum(map(bool, path)) < least:
            return self._as(path, first)
        rates = self._rates(path)
        found = self._as(path, rates)
        if found.gain + _BETTER < gain:
            return found
        path = self._decoded(rates, None)
        found = self._as(path, rates)
        if self.reader.network is None or not any(path) or found.gain < gain:
            return found
        for _ in range(_ROUNDS):  # the network reads what was found around a word, and so what it has changed itself
            before, path = path, self._decoded(rates, path)
            if path == before:
                break
        return self._as(path, rates)

    def at_first_sight(self) -> Restored:
        """What was meant, before it is known how often each way of typing occurs, and without the network."""
        first = [_FIRST_GUESS] * len(self.typed)
        return self._as(self._decoded(first, None), first)

    def _as(self, path: Sequence[int], rates: Sequence[Rates]) -> Restored:
        gain = self._likelihood(path, rates) - self._likelihood([0] * len(path), [_RIGHT] * len(path))
        return Restored(tuple(options[k][1] for options, k in zip(self.options, path, strict=True)), gain)

    def _rates(self, path: Sequence[int]) -> list[Rates]:
        """For each unit the log-likelihood of each way, by how the others were typed."""
        ways = [self._way(number, k) for number, k in enumerate(path)]
        counts = Counter(_TAKEN_FOR_GRANTED)
        counts.update(way for way in ways if way is not None)
        total = counts.total()
        shares = {way: math.log(count / total) for way, count in counts.items()}
        less = {way: math.log(max(count - 1, _TAKEN_FOR_GRANTED[way]) / total) for way, count in counts.items()}
        return [shares if way is None else {**shares, way: less[way]} for way in ways]

    def _way(self, number: int, option: int) -> Way | None:
        """How a unit was typed if an option was meant; None for a right word without marks: that tells nothing."""
        reading = self.options[number][option][1]
        if reading is not None:
            return reading.way
        return None if self.typed[number].text.isascii() else Way.RIGHT

    def _weights(self, number: int, rates: Sequence[Rates]) -> list[float]:
        return [self._weight(number, k, rates) for k in range(len(self.options[number]))]

    def _weight(self, number: int, option: int, rates: Sequence[Rates]) -> float:
        way = self._way(number, option)
        return self.options[number][option][2] + (rates[number][way] if way else 0.0)

    def _decoded(self, rates: Sequence[Rates], before: Sequence[int] | None) -> list[int]:
        """The likeliest option for each unit; the network's opinion is asked if a first answer is there."""
        ids = self.stream.ids
        numbers = [number for number, options in enumerate(self.options) if len(options) > 1]
        if not numbers:
            return [0] * len(self.options)
        first, end = self.places[numbers[0]], self.places[numbers[-1]] + 1
        slots = [Slot.of(int(number)) for number in ids[first:end]]
        choices: dict[int, list[int]] = {}
        for number in numbers:
            options = self.options[number]
            chosen = list(range(len(options)))
            if before is not None and options[0][0] < FIRST:  # of what the network knows nothing
                chosen = [0] if before[number] == 0 else chosen[1:]
            words: Ids = np.array([options[k][0] for k in chosen], np.uint16)
            choices[number] = chosen
            slots[self.places[number] - first] = Slot(words, np.array(self._weights(number, rates))[chosen])
        if before is not None:
            self._ask(slots, first, before, [number for number in numbers if len(choices[number]) > 1])
        left, right = ids[first - 2 : first].tolist(), ids[end : end + 2].tolist()
        path = decode(slots, (left[0], left[1]), (right[0], right[1]), self.reader.model)
        found = [0] * len(self.options)
        for number in numbers:
            found[number] = choices[number][path[self.places[number] - first]]
        return found

    def _ask(self, slots: list[Slot], first: int, path: Sequence[int], numbers: list[int]) -> None:
        assert self.reader.network is not None
        if not numbers:
            return
        around = self.stream.with_ids(self._ids(path))
        expected = self.reader.network.expects(around, self.numbers[numbers])
        for number, row in zip(numbers, expected, strict=True):
            at = self.places[number] - first
            slot = slots[at]
            scores = self.reader.network.scores(row[None, :].repeat(len(slot.ids), 0), slot.ids)
            slots[at] = Slot(slot.ids, slot.weights + _NETWORK * (scores - scores.max()))

    def _ids(self, path: Sequence[int]) -> Ids:
        ids = self.stream.ids.copy()
        ids[self.places] = [options[k][0] for options, k in zip(self.options, path, strict=True)]
        return ids

    def _likelihood(self, path: Sequence[int], rates: Sequence[Rates]) -> float:
        ids = self._ids(path)
        total: float = self.reader.model.log_likelihoods(ids[:-2], ids[1:-1], ids[2:]).sum()
        return total + sum(self._weight(number, k, rates) for number, k in enumerate(path))


def _stream(
    text: str, sentence: Span, typed: Sequence[Unit], open_: Sequence[tuple[Reading, ...]], reader: Reader
) -> tuple[Stream, list[int]]:
    """The sentence as ids, its keys read, and the number of the word of each unit."""
    parts, at, size, places = [], sentence.start, 0, []
    for unit, readings in zip(typed, open_, strict=True):
        word = unit.text if unit.text.isalpha() or not readings else readings[0].text
        parts += [text[at : unit.start], word]
        places.append(size + unit.start - at)
        size += unit.start - at + len(word)
        at = unit.end
    document = Document("".join((*parts, text[at : sentence.end])))
    return reader.read(document), [document.tokens.index_at(place) for place in places]
