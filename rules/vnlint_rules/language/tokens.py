"""A text as words, numbers, line ends and marks, with all that is asked of each as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import Pattern
from vnlint_rules.language.neighbours import load

_TOKEN = Pattern(r"[^\W\d_]+|\d[\d.,]*|\n|[^\w\s]")
_STOPS = frozenset(".!?…\n")
_OPENERS = _STOPS | frozenset(":;\"“”‘’'(-–—[")  # a capital behind these says nothing

NOTHING, MARK, NUMBER, STRANGER = range(4)
"""Numbers of what has no row in the tables: a line end, punctuation, a number, an unknown word. The others follow."""
KNOWN = 3
"""The number that is added to the row of a word in the tables."""

Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]


class Tokens(Struct, frozen=True):
    """Some tokens. ``starts`` and ``ends`` are in code points of the text."""

    texts: list[str]
    """Each as it is written."""
    lows: list[str]
    """Each in lower case."""
    starts: Integers
    """Where each begins."""
    ends: Integers
    """Where each ends."""
    numbers: Integers
    """The number by which a network knows each (`number_of`)."""
    words: Flags
    """Whether each is a run of letters."""
    single: Flags
    """Whether each is of one character."""
    capitals: Flags
    """Whether each begins with a capital."""
    openers: Flags
    """Whether a capital behind each says nothing."""
    stops: Flags
    """Whether each ends a sentence or a line."""

    def __getitem__(self, part: slice) -> Tokens:
        return Tokens(*(getattr(self, name)[part] for name in self.__struct_fields__))


def joined(parts: Sequence[Tokens]) -> Tokens:
    """The tokens of all parts, one after the other."""
    return Tokens(
        list(chain.from_iterable(part.texts for part in parts)),
        list(chain.from_iterable(part.lows for part in parts)),
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Tokens.__struct_fields__[2:]),
    )


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text. Those of the last ones are kept, for a text with one gap often has a second."""
    matches = list(_TOKEN.finditer(text))
    texts = [match[0] for match in matches]
    lows = [token.lower() for token in texts]
    return Tokens(
        texts,
        lows,
        np.array([match.start() for match in matches], np.int64),
        np.array([match.end() for match in matches], np.int64),
        np.array([number_of(token) for token in lows], np.int64),
        _flags(token[0].isalpha() for token in texts),
        _flags(len(token) == 1 for token in texts),
        _flags(token[0].isupper() for token in texts),
        _flags(token in _OPENERS for token in texts),
        _flags(token in _STOPS for token in texts),
    )


@cache
def line_end() -> Tokens:
    """A line end alone."""
    return tokens_of("\n")


@lru_cache(maxsize=1 << 14)
def number_of(word: str) -> int:
    """The number of a word in lower case, or of what stands in its place."""
    if not word or word == "\n":
        return NOTHING
    if not word[0].isalpha():
        return NUMBER if word[0].isdigit() else MARK
    row = load().row(word)
    return row + KNOWN if row else STRANGER


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, np.bool_)
