"""Stretches that were typed in Telex with the input method off: "hoom nay troiwf muwa raats to".

A single such word is found by itself (`rereadings`). In a stretch most words are odd, so that it looks like another
language; here it is read as keys, and counts as Vietnamese if the words that come out make sense together.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from vnlint import UPPER, Document, Span
from vnlint_rules.language import lexicon
from vnlint_rules.language.cases import casing_of
from vnlint_rules.language.context.decoding import Slot, decode
from vnlint_rules.language.context.reader import Reader
from vnlint_rules.language.context.vocabulary import STOP
from vnlint_rules.language.letters import has_mark
from vnlint_rules.language.odd_words import odd
from vnlint_rules.language.slips import with_skeleton
from vnlint_rules.language.typing_methods import TELEX
from vnlint_rules.language.verdict import written

_LEAST = 2
"""Words of a stretch that spell Vietnamese in no other way."""
_SHARE = 0.3
"""Of all its words."""
_UNREADABLE = 0.15
"""Share of its words that may be neither keys nor Vietnamese."""
_SENSE = -7.5
"""Mean log-likelihood of a word from which the reading makes sense: that of news is about -4, of chance below -10."""
_BARE = -3.0
"""Log-likelihood that a word without keys lacks its marks."""
_LOAN = 3.0
"""And how much likelier one that is a word as it stands, such as "taxi", is meant so."""
_READINGS = 8


class KeyedRun(Struct, frozen=True):
    """One stretch."""

    span: Span
    meant: str
    """The stretch as it was meant, in the case that was typed."""


def keyed_runs(document: Document, reader: Reader) -> Iterator[KeyedRun]:
    """The stretches typed in Telex, in order of place."""
    tokens, text = document.tokens, document.text
    done = -1
    numbers = np.flatnonzero(document.view(odd))
    capital = UPPER.table()[document.columns.rows[tokens.starts[numbers]]]
    for number in numbers[~capital].tolist():
        if number <= done or not _telling(text[tokens.starts[number] : tokens.ends[number]]):
            continue
        first, last = _around(document, number)
        done = last
        run = _run(document, first, last, reader)
        if run is not None:
            yield run


def _around(document: Document, number: int) -> tuple[int, int]:
    """The first and last of the words without marks around one, with single blanks or a comma between."""
    first = last = number
    while first > 0 and _go_together(document, first - 1):
        first -= 1
    while last + 1 < len(document.tokens.starts) and _go_together(document, last):
        last += 1
    return first, last


def _go_together(document: Document, number: int) -> bool:
    """Whether a word and the next one are plain letters with nothing but a blank or a comma between."""
    tokens, text = document.tokens, document.text
    between = text[tokens.ends[number] : tokens.starts[number + 1]]
    both = text[tokens.starts[number] : tokens.ends[number]] + text[tokens.starts[number + 1] : tokens.ends[number + 1]]
    return between in (" ", "\u00a0", ", ") and both.isascii()


def _run(document: Document, first: int, last: int, reader: Reader) -> KeyedRun | None:
    tokens, text = document.tokens, document.text
    bounds = list(zip(tokens.starts[first : last + 1].tolist(), tokens.ends[first : last + 1].tolist(), strict=True))
    words = [text[start:end] for start, end in bounds]
    telling = sum(_telling(word) for word in words if word.islower())  # names are spelt like that, too
    readings = [_readings(word.lower()) for word in words]
    if telling < _LEAST or telling < _SHARE * len(words) or sum(not r for r in readings) > _UNREADABLE * len(words):
        return None
    slots = [_slot(options, reader) for options in readings]
    path = decode(slots, (STOP, STOP), (STOP, STOP), reader.model)
    ids = np.array([STOP, STOP, *(slot.ids[k] for slot, k in zip(slots, path, strict=True))], np.uint16)
    if reader.model.log_likelihoods(ids[:-2], ids[1:-1], ids[2:]).mean() < _SENSE:
        return None
    if sum(bool(options) and has_mark(options[k][0]) for options, k in zip(readings, path, strict=True)) < _LEAST:
        return None
    meant, at = "", bounds[0][0]
    for (start, end), options, k in zip(bounds, readings, path, strict=True):
        word = options[k][0] if options else text[start:end].lower()
        meant += text[at:start] + written(document, word, casing_of(text[start:end]), Span(start, end))
        at = end
    return KeyedRun(Span(bounds[0][0], bounds[-1][1]), meant)


def _slot(options: list[tuple[str, float]], reader: Reader) -> Slot:
    known = [(reader.model.vocabulary.id_of(word), weight) for word, weight in options] or [(0, 0.0)]
    ids, weights = zip(*known, strict=True)
    return Slot(np.array(ids, np.uint16), np.array(weights))


@functools.lru_cache(maxsize=50_000)
def _telling(word: str) -> bool:
    """Whether a word (any case) is no word as it stands, and keys of a syllable in use with marks."""
    lower = word.lower()
    meant = TELEX.decode(lower) if lower.isascii() else None
    return bool(meant) and meant != lower and has_mark(str(meant)) and meant in lexicon.syllables()


@functools.lru_cache(maxsize=50_000)
def _readings(word: str) -> list[tuple[str, float]]:
    """What a word (lower case, ASCII) may be, with log-likelihoods: what its keys spell; else with marks or none."""
    meant = TELEX.decode(word)
    if meant and meant != word and meant in lexicon.syllables():
        loan = [(word, _LOAN)] if lexicon.is_attested(word) else []
        return [(meant, 0.0), *loan]
    bare = [(text, 0.0 if text == word else _BARE) for _, text in with_skeleton().get(word, ())[:_READINGS]]
    return bare if word in lexicon.syllables() or bare else []
