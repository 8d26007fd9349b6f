"""A text as the model reads it: words and, between them, classes of what stands there, as one row of ids."""

from __future__ import annotations

import functools

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint import LETTER, MARK, UPPER, Document, Page
from vnlint_rules.language.context.ranges import ranges
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
"""Ids between two words, at most."""
MARGIN = 2
"""STOPs behind the last word, so that every word has two ids on either side."""


class Stream(Struct, frozen=True):
    """The ids of a text."""

    ids: Ids
    places: NDArray[np.int64]
    """The place of each word among `ids`."""
    capital: NDArray[np.bool_]
    """Whether each id is of a word that begins with a capital."""
    edges: NDArray[np.int64]
    """The places of the first words of its documents. What stands beyond them is another text."""

    def with_ids(self, ids: Ids) -> Stream:
        """The stream with other ids at its places."""
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
        return ids, np.take(self.capital, at, mode="clip") & ~beyond


def read(document: Document, vocabulary: Vocabulary) -> Stream:
    """The stream of a document or page. It begins and ends with two STOPs at least."""
    tokens, rows = document.tokens, document.columns.rows
    count = len(tokens.starts)
    if not count:
        nothing = np.empty(0, np.int64)
        return Stream(np.full(2 * MARGIN, STOP, np.uint16), nothing, np.zeros(2 * MARGIN, np.bool_), nothing)
    words = vocabulary.ids(tokens.hashes)
    capital = np.take(UPPER.table(), rows[tokens.starts], mode="clip")
    words[(words == UNKNOWN) & capital] = NAME
    texts = document.starts if isinstance(document, Page) else [0]
    firsts = np.searchsorted(tokens.starts, texts)
    firsts = firsts[(firsts < count) & (np.diff(firsts, prepend=-1) > 0)]  # a text may have no word
    between = _between(rows, tokens.starts, tokens.ends, capital)
    between[firsts] = _LINE  # whether other texts stand before or not
    sizes = np.take(_sizes(), between, mode="clip")
    places = np.cumsum(sizes + 1) - 1
    ids = np.full(int(places[-1]) + 1 + MARGIN, STOP, np.uint16)
    ids[places] = words
    is_capital = np.zeros(len(ids), np.bool_)
    is_capital[places] = capital
    parted = np.flatnonzero(sizes)  # one word in six
    layout, parted_places, parted_sizes = _layouts()[between[parted]], places[parted], sizes[parted]
    for number in range(_MOST):
        some = np.flatnonzero(parted_sizes > number)
        ids[parted_places[some] - parted_sizes[some] + number] = layout[some, number]
    return Stream(ids, places, is_capital, places[firsts])


def _between(
    rows: NDArray[np.int32], starts: NDArray[np.int64], ends: NDArray[np.int64], capital: NDArray[np.bool_]
) -> NDArray[np.uint16]:
    """For each word the bits of the characters before it, and of what it is itself."""
    bits = np.empty(len(starts), np.uint16)
    bits[0] = _LINE
    bits[1:] = np.take(_characters(), rows[ends[:-1]], mode="clip")
    longer = np.flatnonzero(starts[1:] - ends[:-1] > 1)  # elsewhere stands a single blank, as a rule
    bits[longer + 1] = _together(rows, ends[longer] - 1, starts[longer + 1])
    number = np.flatnonzero(bits & _DIGIT)
    last, before = (np.take(_characters(), rows[starts[number] - step], mode="clip") for step in (1, 2))
    bits[number[(last == _DIGIT) | ((last == _BLANK) & (before == _DIGIT))]] |= _AFTER_NUMBER
    bits |= np.where(capital, np.uint16(_CAPITAL), np.uint16(0))
    return bits


def _together(rows: NDArray[np.int32], firsts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint8]:
    """For some stretches, each from the last letter of a word to the next word, the bits of their characters."""
    if not len(firsts):
        return np.empty(0, np.uint8)
    sizes = ends - firsts
    kinds = np.take(_characters(), rows[ranges(firsts, sizes)], mode="clip")
    digit = kinds == _DIGIT
    inside = digit[:-2] & digit[2:]  # 1.000, 3,5
    inside &= (kinds[1:-1] & (_END | _COMMA)) != 0
    kinds[1:-1][inside] = _DIGIT
    bits: NDArray[np.uint8] = np.bitwise_or.reduceat(kinds, np.cumsum(sizes) - sizes)  # letters are 0
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
def _layouts() -> NDArray[np.uint16]:
    """For all bits of `_between` the ids that stand before the word."""
    table = np.zeros((1 << 10, _MOST), np.uint16)
    for bits in range(1 << 10):
        ids = _layout(bits)
        table[bits, : len(ids)] = ids
    return table


@functools.cache
def _sizes() -> NDArray[np.int64]:
    """For all bits of `_between` how many ids stand before the word."""
    return np.array([len(_layout(bits)) for bits in range(1 << 10)], np.int64)


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
