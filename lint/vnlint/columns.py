"""A text as numpy columns: its characters, its lines, its words and their hashes. No Python object a token.

The index into `Columns.codes` is the code point offset into the text.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from vnlint.charset import BMP, LETTER, MARK, ROWS

Positions = NDArray[np.int64]
"""Offsets in code points, ascending."""

NOWHERE: Positions = np.empty(0, np.int64)
"""No place at all."""

_PRIME = 0x9E3779B97F4A7C15
"""Base of the polynomial hash: odd, so that its powers have inverses modulo 2^64."""


class Tokens(Struct, frozen=True):
    """The words of a text: maximal runs of letters and combining marks. Parallel arrays, in order."""

    starts: Positions
    ends: Positions
    hashes: NDArray[np.uint64]
    """Of the lower-cased word; see `word_hash`."""

    def between(self, start: int, stop: int) -> Tokens:
        """The words inside code points ``start`` to ``stop``, with offsets counted from ``start``."""
        a, b = np.searchsorted(self.starts, (start, stop))
        return Tokens(self.starts[a:b] - start, self.ends[a:b] - start, self.hashes[a:b])

    def joined_hashes(self, numbers: Positions) -> NDArray[np.uint64]:
        """The hash that each of some words would have if the next one were written together with it."""
        lengths = self.ends[numbers] - self.starts[numbers]
        powers, _ = _powers(int(lengths.max(initial=0)) + 1)
        joined: NDArray[np.uint64] = self.hashes[numbers] + powers[lengths] * self.hashes[numbers + 1]
        return joined

    def index_at(self, position: int) -> int:
        """The number of the word that begins at ``position``, or of the next one."""
        return int(np.searchsorted(self.starts, position))


class Columns:
    """The columns of one text, each made when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def codes(self) -> NDArray[np.uint32]:
        """The code points; shape (len(text),)."""
        return np.frombuffer(self._text.encode("utf-32-le", "surrogatepass"), np.uint32)

    @functools.cached_property
    def rows(self) -> NDArray[np.int32]:
        """The row of each character in a look-up table (`vnlint.charset` says what a row is)."""
        codes = self.codes
        if len(codes) and codes.max() >= BMP:
            codes = np.where(codes < BMP, codes, BMP + ((codes - BMP) >> np.uint32(8)))
        return codes.view(np.int32)

    def among(self, places: Positions, characters: str) -> NDArray[np.bool_]:
        """For each place whether its character is one of a few; the places must lie in the text."""
        codes = self.codes[places]
        found = np.zeros(len(codes), np.bool_)
        for character in characters:
            found |= codes == ord(character)
        return found

    @functools.cached_property
    def line_starts(self) -> Positions:
        """Where lines begin. A line ends at LF, CR LF or CR, and nowhere else."""
        codes = self.codes
        ends = codes == 10
        if "\r" in self._text:
            alone = codes == 13
            alone[:-1] &= codes[1:] != 10
            ends |= alone
        return np.concatenate(([0], np.flatnonzero(ends) + 1))

    @functools.cached_property
    def tokens(self) -> Tokens:
        """The words, with their hashes."""
        rows = self.rows
        if not len(rows):
            nothing = np.empty(0, np.int64)
            return Tokens(nothing, nothing, np.empty(0, np.uint64))
        lowered = np.take(_lower_table(), rows, mode="clip")  # clip: the fast path of numpy, all rows are in range
        inside = np.empty(len(rows) + 2, np.bool_)
        inside[0] = inside[-1] = False
        np.not_equal(lowered, 0, out=inside[1:-1])
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        starts, ends = edges[::2].copy(), edges[1::2].copy()  # in one piece each: a search in others copies them first
        powers, inverses = _powers(len(rows))
        sums = np.empty(len(rows) + 1, np.uint64)
        sums[0] = 0
        np.cumsum(lowered * powers[: len(rows)], out=sums[1:])
        return Tokens(starts, ends, (sums[ends] - sums[starts]) * inverses[starts])


def word_hash(word: str) -> np.uint64:
    """The hash that `Tokens.hashes` holds for ``word``, whatever its case. Raises ValueError for what is no word."""
    return np.uint64(word_hashes([word])[0])


def word_hashes(words: Sequence[str]) -> NDArray[np.uint64]:
    """The hashes of several words, in order."""
    tokens = Columns("\n".join(words)).tokens
    lengths = list(map(len, words))
    if (tokens.ends - tokens.starts).tolist() != lengths:
        for word in words:
            alone = Columns(word).tokens
            if (alone.ends - alone.starts).tolist() != [len(word)]:
                raise ValueError(f"not one word of letters: {word!r}")
    return tokens.hashes


@functools.cache
def _lower_table() -> NDArray[np.uint64]:
    """For each row the lower-case letter as a factor of the hash, or 0 where it is no part of a word."""
    everything = np.arange(ROWS, dtype=np.uint32)
    text = everything[:BMP].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    text = text.replace("İ", "i").replace("Σ", "σ")  # the two whose lower case depends on more than themselves
    everything[:BMP] = np.frombuffer(text.lower().encode("utf-32-le", "surrogatepass"), np.uint32)
    table = everything.astype(np.uint64) + np.uint64(1)
    table[~(LETTER | MARK).table()] = 0
    return table


def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """At least ``size`` powers of the base and as many of its inverse."""
    global _known_powers
    if len(_known_powers[0]) < size:
        _known_powers = _powers_of(_PRIME, size), _powers_of(pow(_PRIME, -1, 1 << 64), size)
    return _known_powers


_known_powers: tuple[NDArray[np.uint64], NDArray[np.uint64]] = (np.ones(1, np.uint64), np.ones(1, np.uint64))
"""Those worked out so far: the more of them hold the fewer."""


def _powers_of(base: int, size: int) -> NDArray[np.uint64]:
    factors = np.full(1 << max(12, (size - 1).bit_length()), base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)
