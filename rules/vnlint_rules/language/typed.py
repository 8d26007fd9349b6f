"""What a word may be that was typed without marks, or in the keys of Telex, VNI or VIQR."""

from __future__ import annotations

import enum
import functools

from msgspec import Struct

from vnlint_rules.language import lexicon
from vnlint_rules.language.rereadings import is_left_over
from vnlint_rules.language.slips import with_skeleton
from vnlint_rules.language.tone import fold_style
from vnlint_rules.language.typing_methods import TELEX, VIQR, VNI, half_applied

_MOST = 14
"""Readings of a word without marks: the most frequent."""
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


class Reading(Struct, frozen=True):
    """What a word may be: in lower case, NFC and the newer style."""

    text: str
    way: Way


@functools.lru_cache(maxsize=20_000)
def readings(form: str) -> tuple[Reading, ...]:
    """What ``form`` (lower case, NFC; with the digits or signs of its keys) may be other than what is written."""
    found = dict.fromkeys(_keyed(form), Way.KEYS)
    if form.isascii():
        for _, word in with_skeleton().get(form, ())[:_MOST]:
            found.setdefault(word, Way.PLAIN)
    if form in _SHORT:
        found.setdefault(_SHORT[form], Way.SHORT)
    found.pop(fold_style(form), None)
    return tuple(Reading(text, way) for text, way in found.items())


def _keyed(form: str) -> list[str]:
    """The attested syllables that ``form`` spells in the keys of a typing method."""
    if form.isalpha():
        words = [TELEX.decode(form)] if form.isascii() else [w for w in half_applied(form) if is_left_over(form, w)]
    else:
        words = [(VNI if any(map(str.isdigit, form)) else VIQR).decode(form)]
    return [fold_style(word) for word in words if word and word != form and word in lexicon.syllables()]
