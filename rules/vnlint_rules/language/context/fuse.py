"""Counts of millions of keys in a few bits each: binary fuse filters (Graf and Lemire, 2022) that hold small values.

A key is hashed to three cells, whose exclusive-or is a fingerprint of the key and its value. No key is stored, so none
can be read out, and a key that was never put in is taken for one with the chance of an equal fingerprint.
"""

from __future__ import annotations

import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Values = NDArray[np.uint16]

_SEEDS = 100
_ROOM = 1.13
"""Cells a key, at which an order of keys that settles all cells is found nearly always."""
_FIRST, _SECOND, _THIRD = map(np.uint64, (0x9E3779B97F4A7C15, 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53))
_HALF = np.uint64(32)
_BLOCK = 1 << 13
"""Keys looked up at once, so that the arrays in between stay in the processor's cache."""


class Fuse(Struct, frozen=True):
    """A filter. Cells have 12 or 16 bits: the low ones of `value_bits` for the value, the rest for the fingerprint."""

    low: NDArray[np.uint8] | NDArray[np.uint16]
    """Whole cells of 16 bits, or the low bytes of cells of 12."""
    high: NDArray[np.uint8]
    """The high four bits of cells of 12, two a byte, the even cell in the low half; else empty."""
    segment: int
    segments: int
    seed: int
    value_bits: int

    def values(self, keys: Keys) -> Values:
        """For each key its value; 0 for one that was not put in, but for one in 2 to the power of fingerprint bits."""
        if len(keys) <= _BLOCK:
            return self._values(keys)
        found: Values = np.empty(len(keys), np.uint16)
        for start in range(0, len(keys), _BLOCK):
            found[start : start + _BLOCK] = self._values(keys[start : start + _BLOCK])
        return found

    def _values(self, keys: Keys) -> Values:
        hashed = _mixed(keys, self.seed)
        found: Values = np.zeros(len(keys), np.uint16)
        for cells in _cells(hashed, self.segment, self.segments):
            found ^= np.take(self.low, cells, mode="clip")
            if len(self.high):
                halves = np.take(self.high, cells >> 1, mode="clip").astype(np.uint16)
                found ^= ((halves >> ((cells & 1) << 2).astype(np.uint16)) & np.uint16(15)) << np.uint16(8)
        bits = np.uint16(self.value_bits)
        kept = (found >> bits) == _fingerprints(hashed, self.cell_bits - self.value_bits)
        found &= np.uint16((1 << self.value_bits) - 1)
        found *= kept
        return found

    @property
    def cell_bits(self) -> int:
        """12 or 16."""
        return 12 if len(self.high) else 16


def build(keys: Keys, values: Values, value_bits: int, cell_bits: int) -> Fuse:
    """The filter of distinct keys and their values, each 1 to 2 to the power of ``value_bits``, less 1.

    The same input gives the same filter, in whatever order. Raises ValueError for a key that comes twice.
    """
    segment = 1 << max(2, int(math.log(max(len(keys), 2)) / math.log(3.33) + 2.25))
    for seed in range(_SEEDS):
        segments = max(1, math.ceil((len(keys) * (_ROOM + 0.02 * seed) + 32) / segment) - 2)
        size = (segments + 2) * segment
        hashed = _mixed(keys, seed)
        cells = _cells(hashed, segment, segments)
        order = _peeled(np.stack(cells), size)
        if order is None:
            continue
        wanted = _fingerprints(hashed, cell_bits - value_bits) << np.uint16(value_bits) | values
        filled = np.zeros(size, np.uint16)
        for rows, own in reversed(order):
            others = filled[cells[0][rows]] ^ filled[cells[1][rows]] ^ filled[cells[2][rows]]
            filled[own] = wanted[rows] ^ others
        if cell_bits == 16:
            return Fuse(filled, np.empty(0, np.uint8), segment, segments, seed, value_bits)
        top = (filled >> np.uint16(8)).astype(np.uint8)
        high = top[::2] | top[1::2] << np.uint8(4)
        return Fuse((filled & np.uint16(255)).astype(np.uint8), high, segment, segments, seed, value_bits)
    raise ValueError("a key comes twice")


def _mixed(keys: Keys, seed: int) -> Keys:
    hashed = keys ^ np.uint64(seed * 0x1000001)
    hashed *= _FIRST
    hashed ^= hashed >> _HALF
    hashed *= _SECOND
    hashed ^= hashed >> _HALF
    hashed *= _THIRD
    hashed ^= hashed >> _HALF
    return hashed


def _fingerprints(hashed: Keys, bits: int) -> Values:
    """From bits that choose no cell (see `_cells`)."""
    mixed = hashed * _FIRST
    return (mixed >> np.uint64(64 - bits)).astype(np.uint16)


def _cells(hashed: Keys, segment: int, segments: int) -> list[NDArray[np.int64]]:
    """The three cells of each key, in three neighbouring segments."""
    start = ((hashed >> _HALF) * np.uint64(segments)) >> _HALF
    start *= np.uint64(segment)
    mask = np.uint64(segment - 1)
    again = hashed * _SECOND
    cells = []
    for number in range(3):
        within = (again >> np.uint64(4 + 20 * number)) & mask
        within += start
        within += np.uint64(number * segment)
        cells.append(within.view(np.int64))
    return cells


def _peeled(cells: NDArray[np.int64], size: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]] | None:
    """Layers of (keys, a cell that none but this key of its layer or a later one has), or None if there is no order."""
    count = cells.shape[1]
    degree = np.bincount(cells.ravel(), minlength=size)
    sums = np.bincount(cells.ravel(), np.tile(np.arange(count), 3).astype(np.float64), size).astype(np.int64)
    chosen = np.full(count, -1)
    layers = []
    left = count
    lone = np.flatnonzero(degree == 1)
    while len(lone):
        keys = sums[lone]
        chosen[keys] = lone
        mine = chosen[keys] == lone
        keys, own = keys[mine], lone[mine]
        layers.append((keys, own))
        left -= len(keys)
        touched = cells[:, keys].ravel()
        np.subtract.at(degree, touched, 1)
        np.subtract.at(sums, touched, np.tile(keys, 3))
        lone = np.unique(touched[degree[touched] == 1])
    return None if left else layers
