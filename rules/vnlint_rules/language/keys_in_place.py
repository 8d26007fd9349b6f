"""Which words typed in keys were meant so, by how well what they spell stands where they stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from vnlint import Document, Page
from vnlint_rules.language.cases import Casing, in_casing
from vnlint_rules.language.context.model import Floats
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.substitution import in_place
from vnlint_rules.language.context.vocabulary import FIRST, NAME, UNKNOWN, Ids
from vnlint_rules.language.keyed import Keyed, keyed_words
from vnlint_rules.language.verdict import Fault, Verdict, probability, written

_REACH = 150
"""Characters on either side that are read with a word."""
_TOGETHER = 500
"""Words that are read together."""
_NETWORK = 0.4
"""Weight of the network beside the counts."""
_HELP = 4.0
"""Log-odds that the network may add; where more would be needed it is not asked."""
_UNHEARD = -4.0
"""Log-likelihood of one unknown word or name among all there are, of those that read as keys."""
_SCALE = 1.5
"""Log-odds in one unit of confidence."""


def judged(document: Document, reader: Reader) -> Iterator[Verdict]:
    """The verdicts on the words of a document that were typed in keys."""
    words = iter(keyed_words(document))
    while some := list(itertools.islice(words, _TOGETHER)):
        odds = iter(_odds(document, list(itertools.chain.from_iterable(some)), reader))
        for readings in some:
            scored = [(reading, next(odds)) for reading in readings]
            best, likely = max(scored, key=_beyond)
            if likely > best.least:
                meant = written(document, best.meant, best.casing, best.span)
                yield Verdict(Fault.KEYS, best.span, (meant,), probability(likely / _SCALE))


def _beyond(scored: tuple[Keyed, float]) -> float:
    reading, odds = scored
    return odds - reading.least


def _odds(document: Document, readings: Sequence[Keyed], reader: Reader) -> list[float]:
    """For each reading the log-odds that it was meant, against its letters alone and against an unknown word."""
    id_of = reader.model.vocabulary.id_of
    unheard = _ids(UNKNOWN if reading.casing is Casing.LOWER else NAME for reading in readings)
    letters = _ids(id_of(reading.letters) for reading in readings)
    meant = _ids(id_of(reading.meant) for reading in readings)
    befores, texts = zip(*(_as_meant(document, reading) for reading in readings), strict=True)
    page = Page([Document(text) for text in texts])
    around = page.view(reader.read)
    numbers = np.searchsorted(page.tokens.starts, np.add(page.starts, befores))
    places = around.places[numbers]
    fits = np.stack([in_place(around.ids, places, ids, reader.model) for ids in (meant, letters, unheard)])
    least = np.array([reading.least for reading in readings])
    near = np.flatnonzero(_against(fits, letters) + _HELP > least)
    if reader.network and len(near):
        expected = reader.network.expects(around, numbers[near])
        for row, ids in enumerate((meant, letters, unheard)):
            fits[row, near] += _NETWORK * reader.network.scores(expected, ids[near])
    odds: list[float] = _against(fits, letters).tolist()
    return odds


def _against(fits: Floats, letters: Ids) -> Floats:
    """The log-odds of what was meant, in the first row, against the likelier one of the others."""
    meant, as_written, unheard = fits
    odds: Floats = meant - np.maximum(np.where(letters >= FIRST, as_written, -np.inf), unheard + _UNHEARD)
    return odds


def _as_meant(document: Document, reading: Keyed) -> tuple[int, str]:
    """What stands around a word in its line, it as it may be meant, and where in this it begins."""
    text, line, span = document.text, document.line(reading.span.start), reading.span
    before = text[max(line.start, span.start - _REACH) : span.start]
    behind = text[span.end : min(line.end, span.end + _REACH)]
    return len(before), before + in_casing(reading.meant, reading.casing) + behind


def _ids(numbers: Iterable[int]) -> Ids:
    return np.fromiter(numbers, np.uint16)
