"""Foreign words and names that the press writes often, and forms that are one slip away from one of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from vnlint import Document, Positions
from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.stream import Stream
from vnlint_rules.language.context.vocabulary import FIRST, NAME
from vnlint_rules.language.lexicon import others, syllables
from vnlint_rules.language.placed_word import PlacedWord
from vnlint_rules.language.plain_names import is_variant, rests
from vnlint_rules.language.slips import near_keys

_LEAST, _LONGEST = 5, 20
"""Letters of a word that is compared: shorter ones differ in one letter by chance, longer ones are addresses."""
_OFTEN = 20
"""How often a well-known word was seen, at least; words that are compared with it were seen less often."""
_UNMISTAKABLE = ((9, 500), (8, 5000))
"""Letters from which a word tells by itself, with how often it must have been seen."""
_COMMON_SLIPS = {
    "afganistan": "afghanistan",
    "californi": "california",
    "damacus": "damascus",
    "fomosa": "formosa",
    "havard": "harvard",
    "isarel": "israel",
    "jestar": "jetstar",
    "kremli": "kremlin",
    "philipines": "philippines",
    "phillipines": "philippines",
    "phillippines": "philippines",
    "standford": "stanford",
    "viettinbank": "vietinbank",
}
"""Slips that the press makes so often that a model of it knows them as words."""
_SALTS = frozenset(("ate", "ide", "ite"))
"""Endings of two salts that one text may speak of: nitrate and nitrite."""
_AGAIN = 3
"""Letters to either side that a finger may write again."""
_SELDOM = 3
"""How often a word was seen beside a foreign one, at most, with which it makes no name."""
_BOUND, _PART = 18, 0.15
"""How often a word was seen beside another, and in which part of its places, from which it tells that the other was
meant."""


def unknown_words(document: Document, model: Model, ids: Stream) -> Positions:
    """The numbers of the words of such lengths that the model knows as slips only or not, by the stream of its ids."""
    sizes = document.tokens.ends - document.tokens.starts
    unknown = np.take(_unknown(model), ids.ids[ids.places], mode="clip")
    found: Positions = np.flatnonzero(unknown & (sizes >= _LEAST) & (sizes <= _LONGEST))
    return found


@functools.lru_cache(maxsize=4)
def _unknown(model: Model) -> NDArray[np.bool_]:
    """For every id whether it is no word, or a slip."""
    unknown = np.arange(len(model.vocabulary)) <= NAME
    unknown[[number for slip in _COMMON_SLIPS if (number := model.vocabulary.id_of(slip))]] = True
    return unknown


def is_common_slip(form: str) -> bool:
    """Whether a form (lower case) is so often written that nothing around has to tell what was meant."""
    return form in _COMMON_SLIPS


def is_well_known(model: Model, word: str) -> bool:
    """Whether a word (lower case) is one of those that others are compared with."""
    return word in _by_rest(model).get(word, ())


def is_unmistakable(model: Model, word: str) -> bool:
    """Whether a well-known word is so long and frequent that hardly anything else is one slip away from it."""
    count = _seen(model, word)
    return any(len(word) >= letters and count >= least for letters, least in _UNMISTAKABLE)


@functools.lru_cache(maxsize=50_000)
def one_slip_away(model: Model, form: str) -> tuple[str, ...]:
    """The well-known words that an unknown form (lower case) may be a slip for, the most frequent first.

    One letter is lost, one too many, another one, or two are swapped; the first letter is right, the difference is no
    ending ("America", "American"), nor how another language may write the word ("Bahrein", "Ukrayina").
    """
    if form in _COMMON_SLIPS:
        return (_COMMON_SLIPS[form],)
    if not form.isascii() or form in others():
        return ()
    known = _by_rest(model)
    near = {word for rest in rests(form) for word in known.get(rest, ())}
    found = (word for word in near if is_variant(form, word) and _slips_so(form, word))
    return tuple(sorted(found, key=lambda word: (-_seen(model, word), word)))


def tells_by_neighbour(model: Model, word: PlacedWord, meant: str) -> bool:
    """Whether a word beside it is one that ``meant`` often stands beside: "New Zeland", "Vladmir Putin"."""
    return max(_beside(model, word, meant)) >= max(_BOUND, _PART * _seen(model, meant))


def is_beside_others(model: Model, word: PlacedWord, meant: str) -> bool:
    """Whether a foreign word stands beside it that hardly stands beside ``meant``: "Akio Toyoda" is no Toyota."""
    others_beside = zip((word.left, word.right), _beside(model, word, meant), strict=True)
    return any(other and other.lower() not in syllables() and count < _SELDOM for other, count in others_beside)


def _beside(model: Model, word: PlacedWord, meant: str) -> list[float]:
    """How often ``meant`` was seen behind the word to the left, and before that to the right."""
    return model.words_together((word.left, meant), (meant, word.right))


def _seen(model: Model, word: str) -> int:
    return int(model.counts[model.vocabulary.id_of(word)])


def _slips_so(form: str, word: str) -> bool:
    """Whether a finger makes such a form of a word: letters get lost or swapped, come twice, or are beside others."""
    if {form[-3:], word[-3:]} <= _SALTS:
        return False
    if len(form) < len(word) or sorted(form) == sorted(word):
        return True
    at = next(k for k, letter in enumerate(form) if word[k : k + 1] != letter)
    wrong, around = form[at], form[max(0, at - _AGAIN) : at] + form[at + 1 : at + 1 + _AGAIN]
    beside = form[at - 1] + form[at + 1 : at + 2] if len(form) > len(word) else word[at]
    return wrong in around or any(wrong in near_keys().get(letter, "") for letter in beside)


@functools.cache
def _by_rest(model: Model) -> Mapping[str, list[str]]:
    """The well-known words by themselves, and by what is left of them without one of their letters."""
    words = model.vocabulary.words
    known: dict[str, list[str]] = {}
    for number in np.flatnonzero(model.counts[FIRST:] >= _OFTEN).tolist():
        word = words[number]
        if len(word) >= _LEAST and word.isascii() and word not in syllables():
            for rest in rests(word):
                known.setdefault(rest, []).append(word)
    return known
