"""A text as the model reads it: words and, between them, classes of what stands there, as one row of ids."""

from __future__ import annotations

import functools

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import LETTER, MARK, UPPER, Document, Page
from vnlint_rules.language.context.vocabulary import (
    COLON,
    COMMA,
    DASH,
    JOINT,
    NAME,
    NUMBER,
    QUOTE,
    STOP,
    UNKNOWN,
    Ids,
    Vocabulary,
)

# What characters between two words are, as bits.
_BLANK, _COMMA, _COLON, _OTHER, _HYPHEN, _DIGIT, _END, _LINE = (1 << bit for bit in range(8))
# Beside these, what is known of the word that follows.
_AFTER_NUMBER, _CAPITAL = 1 << 8, 1 << 9
_KINDS = {
    _BLANK: " \u00a0\t\u200b\u202f\u3000",
    _COMMA: ",،，",
    _COLON: ";:",
    _HYPHEN: "-–—/'’&_+=*@#",
    _DIGIT: "0123456789",
    _END: ".!?…",
    _LINE: "\n\r\ufdd0",  # the last stands between the documents of a page
}
_MOST = 3
"""Ids between two words."""
MARGIN = 2
"""STOPs behind the last word, so that every word has two ids on either side."""


class Stream(Struct, frozen=True):
    """The ids of a text."""

    ids: Ids
    places: NDArray[np.int64]
    """Of each word, its place among `ids`."""
    capital: NDArray[np.bool_]
    """Of each word, whether it begins with a capital."""
    edges: NDArray[np.int64]
    """The places of the first words of its documents. What stands beyond them is another text."""

    def with_ids(self, ids: Ids) -> Stream:
        """The same places with other ids."""
        return Stream(ids, self.places, self.capital, self.edges)

    def around(self, places: NDArray[np.int64], steps: NDArray[np.int64]) -> tuple[Ids, NDArray[np.bool_]]:
        """The ids some steps from some places, and whether words with a capital stand there; shape (places, steps).

        Beyond the text that holds a place there is nothing but STOP.
        """
        at = places[:, None] + steps
        following = np.searchsorted(self.edges, places, "right")
        first = np.concatenate(([0], self.edges))[following]
        end = np.append(self.edges, len(self.ids))[following]
        beyond = (at < first[:, None]) | (at >= end[:, None])
        ids: Ids = np.take(self.ids, at, mode="clip")
        ids[beyond] = STOP
        capital = np.zeros(len(self.ids), np.bool_)
        capital[self.places] = self.capital
        return ids, np.take(capital, at, mode="clip") & ~beyond


def read(document: Document, vocabulary: Vocabulary) -> Stream:
    """The stream of a document or page. It begins and ends with two STOPs at least."""
    tokens, rows = document.tokens, document.columns.rows
    count = len(tokens.starts)
    if not count:
        nothing = np.empty(0, np.int64)
        return Stream(np.full(2 * MARGIN, STOP, np.uint16), nothing, np.empty(0, np.bool_), nothing)
    words = vocabulary.ids(tokens.hashes)
    capital = np.take(UPPER.table(), rows[tokens.starts], mode="clip")
    words[(words == UNKNOWN) & capital] = NAME
    texts = document.starts if isinstance(document, Page) else [0]
    firsts = np.unique(np.searchsorted(tokens.starts, texts))
    firsts = firsts[firsts < count]
    between = _between(rows, tokens.starts, tokens.ends, capital)
    between[firsts] = _LINE  # whether other texts stand before or not
    layout = _layouts()[between]
    sizes = layout[:, 0]
    places = np.cumsum(sizes + 1) - 1
    ids = np.full(int(places[-1]) + 1 + MARGIN, STOP, np.uint16)
    ids[places] = words
    for number in range(_MOST):
        some = np.flatnonzero(sizes > number)
        ids[places[some] - sizes[some] + number] = layout[some, 1 + number]
    return Stream(ids, places, capital, places[firsts])


def _between(
    rows: NDArray[np.int32], starts: NDArray[np.int64], ends: NDArray[np.int64], capital: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """For each word the bits of the characters before it, and of what it is itself."""
    kinds = np.take(_characters(), rows, mode="clip")
    digit = kinds == _DIGIT
    if len(kinds) > 2:  # 1.000, 3,5
        inside = digit[:-2] & digit[2:]
        inside &= (kinds[1:-1] & (_END | _COMMA)) != 0
        kinds[1:-1][inside] = _DIGIT
    gaps = np.bitwise_or.reduceat(kinds, np.minimum(ends, len(kinds) - 1))  # from word to word: letters are 0
    bits = np.empty(len(starts), np.int32)
    bits[0] = _LINE
    bits[1:] = gaps[:-1]
    last, before = (np.take(kinds, starts - step, mode="clip") for step in (1, 2))
    bits[(last == _DIGIT) | ((last == _BLANK) & (before == _DIGIT))] |= _AFTER_NUMBER
    bits[capital] |= _CAPITAL
    return bits


@functools.cache
def _characters() -> NDArray[np.uint8]:
    """The bit of each character; 0 for what is part of a word."""
    letters = (LETTER | MARK).table()
    table = np.full(len(letters), _OTHER, np.uint8)
    for bit, characters in _KINDS.items():
        table[[ord(character) for character in characters]] = bit
    table[letters] = 0
    return table


@functools.cache
def _layouts() -> NDArray[np.int64]:
    """For all bits of `_between`: how many ids stand before the word, and which."""
    table = np.zeros((1 << 10, 1 + _MOST), np.int64)
    for bits in range(1 << 10):
        ids = _layout(bits)
        table[bits, 0] = len(ids)
        table[bits, 1 : 1 + len(ids)] = ids
    return table


def _layout(bits: int) -> list[int]:
    number = bits & _DIGIT
    ids: list[int] = []
    if bits & _LINE:
        ids = [STOP, STOP]
    elif bits & _END and (bits & (_BLANK | _OTHER) or number):
        # "năm 2016. Ông", but "tăng 3. lần"
        ids = [] if number and not bits & _CAPITAL else [STOP, STOP]
    elif bits & _END or (bits & _HYPHEN and not bits & (_BLANK | _COMMA) and not number):
        ids = [JOINT]
    elif bits & _COMMA:
        ids = [COMMA]
    elif bits & _COLON:
        ids = [COLON]
    elif bits & _HYPHEN and not number:
        ids = [DASH]
    elif bits & _OTHER and not number:
        ids = [QUOTE]
    if number:
        return [*ids, NUMBER] if bits & _AFTER_NUMBER else [NUMBER, *ids]
    return ids
