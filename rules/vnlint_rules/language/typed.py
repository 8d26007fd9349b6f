"""What a word may be that was typed without marks, or in the keys of Telex, VNI or VIQR."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable

from msgspec import Struct

from vnlint_rules.language import lexicon
from vnlint_rules.language.rereadings import is_left_over
from vnlint_rules.language.slips import Candidate, Slip, candidates, with_skeleton
from vnlint_rules.language.tone import fold_style
from vnlint_rules.language.typing_methods import TELEX, VIQR, VNI, half_applied

_MOST = 14
"""Readings of a word without marks: the most frequent."""
_SLIPS = 30
"""Words that are looked at beside one with a slip in it."""
_COMMON = 0.0
"""`lexicon.frequency` of such a word."""
_USUAL = -4.5
"""The weight of the slips that are made most often."""
_FURTHER = 0.5
"""Who leaves out one mark leaves out others."""
_SHORT = {
    "ko": "không",
    "k": "không",
    "hok": "không",
    "dc": "được",
    "đc": "được",
    "vs": "với",
    "j": "gì",
}
"""What is written for longer words in messages, and hardly for anything else."""


class Way(enum.Enum):
    """How a word was typed."""

    RIGHT = enum.auto()
    """As it is meant."""
    PLAIN = enum.auto()
    """Without its marks."""
    KEYS = enum.auto()
    """In keys, all of them or some left over."""
    SHORT = enum.auto()
    """Shortened as in messages."""
    PARTLY = enum.auto()
    """With some of its marks."""
    SLIP = enum.auto()
    """With other letters or marks, as by a slip of hand, ear or scanner."""


class Reading(Struct, frozen=True):
    """What a word may be: in lower case, NFC and the newer style."""

    text: str
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
    if form in _SHORT:
        found.append(Reading(_SHORT[form], Way.SHORT, Slip.LETTER))
    return _distinct(form, found)


@functools.lru_cache(maxsize=20_000)
def slipped(form: str) -> tuple[Reading, ...]:
    """What ``form`` may be by a slip, or with more marks than it has."""
    if not form.isalpha():
        return ()
    return _distinct(form, map(_slipped, candidates(form, _COMMON)[:_SLIPS]))


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
        words = [(VNI if any(map(str.isdigit, form)) else VIQR).decode(form)]
    return [fold_style(word) for word in words if word and word != form and word in lexicon.syllables()]
