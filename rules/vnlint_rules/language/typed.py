"""What a word may be other than what is written: typed without marks, in keys, shortened, or with a slip."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable

from msgspec import Struct

from vnlint_rules.language import lexicon
from vnlint_rules.language.chat import abbreviated, respelt
from vnlint_rules.language.foreign_letters import log_likelihood
from vnlint_rules.language.rereadings import is_left_over
from vnlint_rules.language.slips import Candidate, Slip, candidates, with_skeleton
from vnlint_rules.language.syllable import skeleton
from vnlint_rules.language.tone import fold_style
from vnlint_rules.language.typing_methods import TELEX, VIQR, VNI, TypingMethod, half_applied

_MOST = 14
"""Readings of a word without marks, at most: the most frequent."""
_SLIPS = 30
"""Words that may be meant by one with a slip, at most: those of the likeliest slips."""
_LEAST_SLIPPED = 0.0
"""`lexicon.frequency` from which a word may be meant by one with a slip."""
_USUAL = -4.5
"""Log-likelihood of the slips that are made most often (`slips`), from which that of others is counted."""
_FURTHER = 0.5
"""Factor on the log-likelihood of missing marks: who leaves out one leaves out others."""
_RESPELT = -1.0
"""Log-likelihood of a word written by ear beside that of a shortened one."""
_AGAIN = -2.0
"""Log-likelihood of a difference in marks beside a slip of letters, where slips are many."""
_KEYS_OF_OTHERS = 4.0
"""Log of how much likelier than by its letters a word of another language is that reads as keys."""
_NO_WORD = -16.0
"""The least log-likelihood of a word that reads as keys among all unknown words."""
_SCANNED = {"1": "li", "0": "o"}
"""By a digit the letters that a scanner takes for it."""


class Way(enum.Enum):
    """How a word was typed."""

    RIGHT = enum.auto()
    """As it is meant."""
    PLAIN = enum.auto()
    """Without its marks."""
    KEYS = enum.auto()
    """In keys, all of them or some left over."""
    SHORT = enum.auto()
    """Shortened or respelt as in messages."""
    PARTLY = enum.auto()
    """With some of its marks."""
    SLIP = enum.auto()
    """With other letters or marks, as by a slip of hand, ear or scanner."""


class Reading(Struct, frozen=True):
    """What a word may be: in lower case, NFC and the newer style."""

    text: str
    """One word; for a shortened one perhaps several."""
    way: Way
    slip: Slip
    weight: float = 0.0
    """Log-likelihood, among all that is typed in this way."""


@functools.lru_cache(maxsize=20_000)
def readings(form: str) -> tuple[Reading, ...]:
    """What ``form`` (lower case, NFC; with the digits or signs of its keys) may be other than what is written."""
    found = [Reading(text, Way.KEYS, Slip.KEYS) for text in _keyed(form)]
    if form.isascii():
        found += [Reading(word, Way.PLAIN, Slip.MISSING_MARK) for _, word in with_skeleton().get(form, ())[:_MOST]]
    if meant := abbreviated(form):
        found.append(Reading(meant, Way.SHORT, Slip.LETTER))
    return _distinct(form, found)


@functools.lru_cache(maxsize=20_000)
def slipped(form: str) -> tuple[Reading, ...]:
    """What ``form`` may be by a slip, by ear, or with more marks than it has; most of it is far-fetched."""
    if not skeleton(form).isascii():
        return ()
    if not form.isalpha():
        return _scanned(form)
    found = [Reading(fold_style(text), Way.SHORT, Slip.LETTER, _RESPELT) for text in respelt(form)]
    found += [_slipped(candidate) for candidate in candidates(form, _LEAST_SLIPPED, _AGAIN)[:_SLIPS]]
    return _distinct(form, found)


@functools.lru_cache(maxsize=20_000)
def against_keys(form: str) -> float:
    """How likely it is that a form (lower case) that reads as keys is an unknown word: the log of its share in these.

    0 where the keys stand as nobody types them.
    """
    keyed = (reading.text for reading in readings(form) if reading.way is Way.KEYS)
    if not any(_method_of(form).is_regular(form, word) for word in keyed):
        return 0.0
    return max(_NO_WORD, log_likelihood(form) + _KEYS_OF_OTHERS)


def _method_of(form: str) -> TypingMethod:
    """The method of the keys in a form."""
    return TELEX if form.isalpha() else VNI if any(map(str.isdigit, form)) else VIQR


def _scanned(form: str) -> tuple[Reading, ...]:
    """The words that are meant by one with a digit that a scanner saw in it."""
    found = []
    for digit, letters in _SCANNED.items():
        for word in (form.replace(digit, letter) for letter in letters if digit in form):
            if word.isalpha() and word in lexicon.syllables():
                found.append(Reading(fold_style(word), Way.SLIP, Slip.LETTER))
            elif word.isalpha():
                found += [Reading(r.text, r.way, r.slip, r.weight + _USUAL) for r in slipped(word)]
    return _distinct(form, found)


def _slipped(candidate: Candidate) -> Reading:
    text, weight = fold_style(candidate.text), candidate.weight - _USUAL
    if candidate.slip is Slip.MISSING_MARK:
        return Reading(text, Way.PARTLY, candidate.slip, _FURTHER * weight)
    return Reading(text, Way.SLIP, candidate.slip, weight)


def _distinct(form: str, found: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings with each text once, the first of it, and without what is written."""
    first: dict[str, Reading] = {}
    for reading in found:
        first.setdefault(reading.text, reading)
    first.pop(fold_style(form), None)
    return tuple(first.values())


def _keyed(form: str) -> list[str]:
    """The attested syllables that ``form`` spells in the keys of a typing method."""
    if form.isalpha():
        words = [TELEX.decode(form)] if form.isascii() else [w for w in half_applied(form) if is_left_over(form, w)]
    else:
        words = [_method_of(form).decode(form)]
    return [fold_style(word) for word in words if word and word != form and word in lexicon.syllables()]
